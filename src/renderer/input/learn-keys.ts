/**
 * Records bursts of keys for learn mode, before anyone else hears of them. What a person presses alone (Enter, Escape,
 * Space, Tab) acts as ever; what is typed goes into the learn field, where it shows what the desktop makes of it.
 */
import { type LearnKey, mostLearnKeys } from '../../shared/domain/cards/learn/samples.ts';
import { isModifierKey, isSuffixKey } from '../../shared/domain/cards/wedge-keys.ts';
import { isComposed } from './wedge.ts';

type Sink = (keys: readonly LearnKey[]) => void;

/** Marks the field that shows what arrives. */
export const learnField = 'data-learns';

/** A longer pause ends a burst, whoever types. */
const burstPauseMs = 300;
/** After Enter or Tab only a second one of a scanner set to CR LF follows. */
const endPauseMs = 120;

let sink: Sink | null = null;
let burst: LearnKey[] = [];
let lastMs = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Every burst goes to the sink until the returned function is called. */
export function recordKeys(to: Sink): () => void {
  sink = to;
  burst = [];
  return () => {
    if (sink === to) sink = null;
    clearTimeout(timer);
    burst = [];
  };
}

/** Call before anything else listens for keys of that window. */
export function listenForLearning(target: Window): void {
  target.addEventListener('keydown', record, { capture: true });
}

function record(event: KeyboardEvent): void {
  if (!sink || !event.isTrusted || isModifierKey(event.code) || !belongs(event)) return;
  event.stopImmediatePropagation();
  const isEnd = isSuffixKey(event.code);
  if (isEnd || !isInLearnField(event)) event.preventDefault();
  if (event.repeat) return;
  if (burst.length === 0 && isInLearnField(event)) emptied(event.target);
  if (burst.length < mostLearnKeys) burst.push(learnKey(event));
  lastMs = event.timeStamp;
  clearTimeout(timer);
  timer = setTimeout(flush, isEnd ? endPauseMs : burstPauseMs);
}

/** Alone these are a person's; Ctrl, Alt and Meta are commands of a person, whenever they come. */
function belongs(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const isAlone = burst.length === 0;
  return (
    !isAlone || !(isSuffixKey(event.code) || alone.has(event.code) || /^(F\d+|Arrow\w+)$/.test(event.code))
  );
}

const alone: ReadonlySet<string> = new Set([
  'Escape',
  'Space',
  'Backspace',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

const isInLearnField = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.hasAttribute(learnField);

/** Each burst shows by itself. */
function emptied(field: EventTarget | null): void {
  if (field instanceof HTMLInputElement) field.value = '';
}

function learnKey(event: KeyboardEvent): LearnKey {
  return {
    code: event.code.slice(0, 24),
    key: event.key.slice(0, 24),
    shift: event.shiftKey,
    gapMs: burst.length === 0 ? 0 : Math.min(60_000, Math.max(0, Math.round(event.timeStamp - lastMs))),
    composed: isComposed(event),
  };
}

/** One key is a slip of the finger. The second end key of a scanner set to CR LF is none of the number's. */
function flush(): void {
  const keys = burst;
  burst = [];
  const secondEnd = keys.findIndex(({ code }, index) => isSuffixKey(code) && index < keys.length - 1);
  const scan = secondEnd > 0 ? keys.slice(0, secondEnd + 1) : keys;
  if (scan.length > 1) sink?.(scan);
}
