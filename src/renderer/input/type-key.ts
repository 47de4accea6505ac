/** Does for a key that was held back what the browser would have done: the same events, the same effect. */
import type { HeardKey } from './wedge.ts';

export function typeKey(key: HeardKey, lifted: boolean): void {
  const focused = document.activeElement ?? document.body;
  if (focused.dispatchEvent(keyboardEvent('keydown', key))) actByDefault(key, focused);
  if (lifted) (document.activeElement ?? document.body).dispatchEvent(keyboardEvent('keyup', key));
}

function keyboardEvent(type: 'keydown' | 'keyup', key: HeardKey): KeyboardEvent {
  return new KeyboardEvent(type, {
    key: key.key,
    code: key.code,
    location: key.location,
    shiftKey: key.shift,
    ctrlKey: key.ctrl,
    altKey: key.alt,
    metaKey: key.meta,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
}

function actByDefault(key: HeardKey, focused: Element): void {
  if (key.command) return;
  const move = numpadMoves[key.key];
  if (move !== undefined) return move(key.shift);
  if (isWritable(focused)) return write(key.key, focused);
  if (key.key === ' ') return press(focused);
  if (focused instanceof HTMLSelectElement) choose(focused, key.key);
}

function press(focused: Element): void {
  if (focused instanceof HTMLSelectElement) focused.showPicker();
  else if (focused.matches('button, summary, input, option')) (focused as HTMLElement).click();
}

/** The next option that begins with what was typed. */
function choose(select: HTMLSelectElement, typed: string): void {
  const options = [...select.options];
  const inTurn = [...options.slice(select.selectedIndex + 1), ...options.slice(0, select.selectedIndex + 1)];
  const chosen = inTurn.find(
    (option) => !option.disabled && option.label.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase()),
  );
  if (!chosen || chosen.selected) return;
  chosen.selected = true;
  select.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** As typed: undo, `maxlength` and React's controlled fields all see it. */
function write(text: string, field: Element): void {
  const before = new InputEvent('beforeinput', {
    inputType: 'insertText',
    data: text,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  if (field.dispatchEvent(before)) document.execCommand('insertText', false, text);
}

function isWritable(element: Element): boolean {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled;
  if (element instanceof HTMLInputElement) {
    return !element.readOnly && !element.disabled && textTypes.has(element.type);
  }
  return element instanceof HTMLElement && element.isContentEditable;
}

const textTypes = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number']);

/**
 * The number pad without NumLock. A scanner set to the number pad sends the same keys, so they are held like digits,
 * and what they would have done to the caret is done by hand.
 */
const numpadMoves: Readonly<Record<string, (extend: boolean) => void>> = {
  ArrowLeft: caret('backward', 'character'),
  ArrowRight: caret('forward', 'character'),
  ArrowUp: caret('backward', 'line'),
  ArrowDown: caret('forward', 'line'),
  Home: caret('backward', 'lineboundary'),
  End: caret('forward', 'lineboundary'),
  Delete: () => document.execCommand('forwardDelete'),
};

function caret(direction: 'forward' | 'backward', by: 'character' | 'line' | 'lineboundary') {
  return (extend: boolean): void => getSelection()?.modify(extend ? 'extend' : 'move', direction, by);
}
