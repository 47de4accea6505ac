/**
 * Hears scanners that play keyboard, for the whole window and before anyone else: whatever has focus, a scan reaches
 * `onScan` and nothing else. Keys of a person act a moment later than they would (`usualPace.pressMs` at most, as long
 * as fingers are fingers), in their order, through the same events.
 */
import {
  type ReleasedKey,
  usualPace,
  type Verdict,
  type WedgeKey,
  type WedgePace,
  wedgeDecoder,
} from '../../shared/domain/cards/wedge.ts';
import { type FieldSnapshot, snapshotFocusedField } from './field-snapshot.ts';
import { typeKey } from './type-key.ts';

export interface WedgeListener {
  onScan(text: string): void;
  /** A scan came through an input method and could not be trusted: turn it off, or set the scanner to serial. */
  onImeTrouble(): void;
}

/** A key as the window heard it. */
export interface HeardKey extends WedgeKey {
  /** The character that the person's layout writes. */
  readonly key: string;
  readonly location: number;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Call before anything else listens for keys of that window. The returned function stops it. */
export function listenForWedge(
  target: Window,
  listener: WedgeListener,
  paceNow: () => WedgePace = () => usualPace,
): () => void {
  return new WedgeInput(target, listener, paceNow).start();
}

const scanMark = 'quen.scan';

/**
 * When the last key of the last scan happened, on the clock of `performance.now()`; null before the first scan. The
 * start of every "from scan to screen" figure.
 */
export function lastScanTimestamp(): number | null {
  return performance.getEntriesByName(scanMark, 'mark').at(-1)?.startTime ?? null;
}

class WedgeInput {
  readonly #target: Window;
  readonly #listener: WedgeListener;
  readonly #paceNow: () => WedgePace;
  #pace: WedgePace;
  #decoder;
  #timer: number | null = null;
  /** What the field held before an input method took the keys of this burst. */
  #before: { readonly field: FieldSnapshot; readonly lastMs: number } | null = null;

  constructor(target: Window, listener: WedgeListener, paceNow: () => WedgePace) {
    this.#target = target;
    this.#listener = listener;
    this.#paceNow = paceNow;
    this.#pace = paceNow();
    this.#decoder = wedgeDecoder<HeardKey>(this.#pace);
  }

  start(): () => void {
    const stopped = new AbortController();
    const first = { capture: true, signal: stopped.signal };
    this.#target.addEventListener('keydown', this.#down, first);
    this.#target.addEventListener('keyup', this.#up, first);
    // What is held was meant for what has focus now, so it acts before the focus goes.
    this.#target.addEventListener('pointerdown', this.#letGo, first);
    this.#target.addEventListener('blur', this.#letGo, { signal: stopped.signal });
    return () => {
      stopped.abort();
      this.#letGo();
    };
  }

  readonly #down = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    this.#keepPace();
    const key = heardKey(event);
    if (key.composed) this.#remember(key.timeMs);
    const verdict = this.#decoder.down(key);
    if (verdict.key !== 'pass') keepFromPage(event);
    this.#follow(verdict, event.timeStamp);
    this.#watchDeadline();
  };

  readonly #up = (event: KeyboardEvent): void => {
    if (!event.isTrusted) return;
    if (this.#decoder.up(event.code, event.timeStamp) === 'swallow') keepFromPage(event);
  };

  readonly #letGo = (): void => act(this.#decoder.letGo());

  #follow(
    { released, scan, trouble }: Pick<Verdict<HeardKey>, 'released' | 'scan' | 'trouble'>,
    atMs: number,
  ) {
    act(released);
    if (scan !== null) {
      performance.clearMarks(scanMark);
      performance.mark(scanMark, { startTime: atMs });
      this.#listener.onScan(scan);
    }
    if (trouble) {
      this.#before?.field.restore();
      this.#listener.onImeTrouble();
    }
  }

  /** Another reader was set up: from its next scan on, unless keys are held this moment. */
  #keepPace(): void {
    const pace = this.#paceNow();
    if (pace === this.#pace || this.#decoder.deadlineMs() !== null) return;
    this.#pace = pace;
    this.#decoder = wedgeDecoder<HeardKey>(pace);
  }

  #remember(timeMs: number): void {
    const goesOn = this.#before !== null && timeMs - this.#before.lastMs <= this.#pace.timeoutMs;
    const field = goesOn && this.#before ? this.#before.field : snapshotFocusedField();
    this.#before = { field, lastMs: timeMs };
  }

  #watchDeadline(): void {
    const deadlineMs = this.#decoder.deadlineMs();
    if (deadlineMs === null || this.#timer !== null) return;
    // One more millisecond: the key that comes at the deadline itself still belongs to the burst.
    this.#timer = this.#target.setTimeout(this.#deadline, deadlineMs - performance.now() + 1, deadlineMs);
  }

  readonly #deadline = (plannedMs: number): void => {
    this.#timer = null;
    const deadlineMs = this.#decoder.deadlineMs();
    if (deadlineMs === null) return;
    const nowMs = performance.now();
    if (nowMs <= deadlineMs) return this.#watchDeadline();
    if (nowMs - plannedMs > lateMs) {
      // The page was busy, so more keys may be waiting behind this timer: they are heard first.
      this.#timer = this.#target.setTimeout(this.#deadline, graceMs, Number.POSITIVE_INFINITY);
      return;
    }
    this.#follow({ ...this.#decoder.expire(), trouble: false }, nowMs);
  };
}

/** A timer that comes so much too late ran in a page that was busy. */
const lateMs = 10;
const graceMs = 30;

function heardKey(event: KeyboardEvent): HeardKey {
  return {
    code: event.code,
    key: event.key,
    location: event.location,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    command: event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph'),
    composed: isComposed(event),
    repeat: event.repeat,
    timeMs: event.timeStamp,
  };
}

/** Input methods announce their keys by one of these names or by the number 229; hooks that type for a person send no code. */
export function isComposed(event: KeyboardEvent): boolean {
  return event.isComposing || event.code === '' || event.keyCode === 229 || takenByInputMethod.has(event.key);
}

const takenByInputMethod = new Set(['Process', 'Dead', 'Unidentified']);

function keepFromPage(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function act(released: readonly ReleasedKey<HeardKey>[]): void {
  if (released.length > 0) void typeInTurn(released);
}

/**
 * Each key in a microtask of its own: what the page does about one, React's update included, is done before the next,
 * and all are done before the event that let them go is heard by anyone else.
 */
async function typeInTurn(released: readonly ReleasedKey<HeardKey>[]): Promise<void> {
  for (const { key, lifted } of released) {
    typeKey(key, lifted);
    await Promise.resolve();
  }
}
