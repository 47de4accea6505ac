import { useEffect, useRef } from 'react';
import { pressCounts } from './components/press-guard.ts';
import type { PadKey } from './stores/amount.ts';

/** Keys that screens listen to. Never letters: a scanner types those. */
export type CounterKey =
  | PadKey
  | 'Enter'
  | 'Escape'
  | 'F2'
  | 'F4'
  | 'F6'
  | 'F8'
  | 'F9'
  | 'F12'
  | 'ArrowUp'
  | 'ArrowDown';

export type KeyMap = Partial<Record<CounterKey, () => void>>;

/** Whose keys win: a dialog's over a screen's, a screen's over the shell's. A dialog hides everything below it. */
export type KeyLayer = 'shell' | 'screen' | 'dialog';
const order: Readonly<Record<KeyLayer, number>> = { shell: 0, screen: 1, dialog: 2 };

interface Registration {
  readonly layer: KeyLayer;
  readonly keys: () => KeyMap;
}

const registered: Registration[] = [];

/** Listens for keys of the window while the calling component stands, whatever has focus. */
export function useKeys(keys: KeyMap, layer: KeyLayer = 'screen'): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const registration: Registration = { layer, keys: () => latest.current };
    registered.push(registration);
    return () => {
      registered.splice(registered.indexOf(registration), 1);
    };
  }, [layer]);
}

/** Sends digits typed on a keyboard where the keys of a pad on the screen go. */
export function usePadKeys(onKey: (key: PadKey) => void, layer: KeyLayer = 'screen'): void {
  const keys: KeyMap = { '.': () => onKey('.'), back: () => onKey('back') };
  for (const digit of ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const) {
    keys[digit] = () => onKey(digit);
  }
  useKeys(keys, layer);
}

/** Call once for the page. */
export function listenForKeys(target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const key = counterKeyOf(event);
    if (!key || !mayTake(key, event)) return;
    const handler = handlerOf(key);
    if (!handler) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat && key !== 'back' && !key.startsWith('Arrow')) return;
    if (posting.has(key) && !pressCounts(performance.now())) return;
    handler();
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** What these do is posted or ends what was posted: they share the buttons' guard against a second tap. */
const posting: ReadonlySet<CounterKey> = new Set(['Enter', 'F8']);

function handlerOf(key: CounterKey): (() => void) | null {
  const top = registered.some((each) => each.layer === 'dialog') ? 'dialog' : null;
  let best: { handler: () => void; rank: number } | null = null;
  for (const each of registered) {
    if (top && each.layer !== top) continue;
    const handler = each.keys()[key];
    if (handler && (!best || order[each.layer] >= best.rank)) best = { handler, rank: order[each.layer] };
  }
  return best?.handler ?? null;
}

/** By position for digits, so that they are digits under every keyboard layout. */
function counterKeyOf(event: KeyboardEvent): CounterKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit && !event.shiftKey) return digit as PadKey;
  if (event.code === 'NumpadDecimal') return '.';
  if (event.code === 'Backspace') return 'back';
  if (event.code === 'Enter' || event.code === 'NumpadEnter') return 'Enter';
  return functionKeys.has(event.code) ? (event.code as CounterKey) : null;
}

const functionKeys = new Set(['Escape', 'F2', 'F4', 'F6', 'F8', 'F9', 'F12', 'ArrowUp', 'ArrowDown']);

/** A field keeps what is typed into it, and a control reached by Tab keeps its Enter. */
function mayTake(key: CounterKey, event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  if (key.startsWith('F') || key === 'Escape') return true;
  if (target instanceof HTMLTextAreaElement) return false;
  if (isTextField(target)) return key === 'Enter' || key.startsWith('Arrow');
  if (key === 'Enter') return !target.closest('button, a[href], select, [role="option"], [role="radio"]');
  if (key.startsWith('Arrow')) return !target.closest('select, input, [role="listbox"], [role="radiogroup"]');
  return true;
}

function isTextField(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'range', 'button'].includes(element.type);
  return element.isContentEditable;
}
