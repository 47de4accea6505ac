/**
 * Tells a scanner that plays keyboard from a person at the keyboard.
 *
 * Every key that writes a character is held back at first. A person's key is let go again as soon as it can only be a
 * person's: it stays down longer than a scanner holds a key, or no other key follows in time. A scan is at least six
 * keys at a scanner's pace with Enter or Tab at their end; its keys are never let go. Judged by the times at which the
 * keys happened, so it does not matter when a busy page gets round to hearing of them; a scan whose first keys were let
 * go all the same ends as `trouble`.
 *
 * Keys that an input method has taken (Telex, VNI, dead keys) cannot be held back. They pass, and when they came at a
 * scanner's pace the burst ends as `trouble` instead of a scan: what it said cannot be trusted.
 */
import { isModifierKey, isSuffixKey, type KeyPosition, usCharacter } from './wedge-keys.ts';

export interface WedgeKey extends KeyPosition {
  /** Ctrl, Alt, AltGraph or Meta is down. */
  readonly command: boolean;
  /** An input method has taken the key, or something typed a character without a key. */
  readonly composed: boolean;
  /** The key is being held down and repeats. */
  readonly repeat: boolean;
  /** When it happened, in milliseconds from any fixed moment. */
  readonly timeMs: number;
}

export interface WedgePace {
  /** Fewer keys than this are never a scan. */
  readonly leastKeys: number;
  /** The middle one of the gaps between the keys of a scan is at most this long. */
  readonly medianGapMs: number;
  /** A key that is still down after this long is under a finger. */
  readonly pressMs: number;
  /** A scan with a longer pause in it is lost: its keys are let go as a person's. */
  readonly timeoutMs: number;
  /** Characters of a scan that are kept; the rest is swallowed. */
  readonly mostKeys: number;
  /** The reader sends neither Enter nor Tab: a pause ends its scans. */
  readonly endsWithPause: boolean;
}

export const usualPace: WedgePace = {
  leastKeys: 6,
  medianGapMs: 35,
  pressMs: 40,
  timeoutMs: 100,
  mostKeys: 512,
  endsWithPause: false,
};

/** What becomes of a key that went down, and of those held before it. */
export interface Verdict<Key extends WedgeKey> {
  /** `hold`: keep it from the page for now. `swallow`: for ever. `pass`: let it act, after the released ones. */
  readonly key: 'hold' | 'swallow' | 'pass';
  /** Keys of a person, in the order in which they were pressed: they act now. */
  readonly released: readonly ReleasedKey<Key>[];
  /** A whole scan, without its suffix. */
  readonly scan: string | null;
  /** A scan was spoilt: by an input method, or because its first keys had been taken for a person's. */
  readonly trouble: boolean;
}

export interface ReleasedKey<Key extends WedgeKey> {
  readonly key: Key;
  /** It has gone up while it was held, and the page has not heard of that either. */
  readonly lifted: boolean;
}

export interface WedgeDecoder<Key extends WedgeKey> {
  down(key: Key): Verdict<Key>;
  /** Whether the page may hear that the key went up. */
  up(code: string, timeMs: number): 'swallow' | 'pass';
  /** When the held keys turn out to be a person's if nothing more comes; null while none is held. */
  deadlineMs(): number | null;
  /** To be called once the deadline is over. */
  expire(): Pick<Verdict<Key>, 'released' | 'scan'>;
  /** Gives all held keys back at once: the page is about to lose the focus that they were meant for. */
  letGo(): readonly ReleasedKey<Key>[];
}

interface HeldKey<Key> {
  readonly key: Key;
  lifted: boolean;
  /** Lifted as fast as only a scanner does. */
  quick: boolean;
}

export function wedgeDecoder<Key extends WedgeKey>(pace: WedgePace = usualPace): WedgeDecoder<Key> {
  return new Decoder<Key>(pace);
}

/** A burst is a run of keys without a pause. It begins with any key that writes a character. */
class Decoder<Key extends WedgeKey> implements WedgeDecoder<Key> {
  readonly #pace: WedgePace;
  #held: HeldKey<Key>[] = [];
  #text = '';
  /** Keys of this burst that acted already: an input method took them or the keys after them, or they were let go. */
  #acted = 0;
  #composed = false;
  /** Keys of this burst that were swallowed beyond the most that are kept. */
  #beyond = 0;
  #gapsMs: number[] = [];
  #lastMs = Number.NEGATIVE_INFINITY;
  #scanEndedMs = Number.NEGATIVE_INFINITY;
  /** Swallowed keys that are still down: the page must not hear them go up either. */
  readonly #goingUp = new Set<string>();

  constructor(pace: WedgePace) {
    this.#pace = pace;
  }

  down(key: Key): Verdict<Key> {
    if (isModifierKey(key.code)) return verdict('pass', []);
    if (!key.repeat) this.#goingUp.delete(key.code);

    const isOverdue = this.#isOverdue(key.timeMs);
    const before = isOverdue ? this.#takeUnended() : null;
    if (before !== null) return { ...this.down(key), scan: before };
    const overdue = isOverdue ? this.letGo() : [];
    if (isSuffixKey(key.code) && !key.command) return this.#suffix(key, overdue);
    if (key.composed) return this.#compose(key, overdue);
    const character = key.repeat ? null : this.#characterOf(key);
    if (character === null) return verdict('pass', [...overdue, ...this.letGo()]);
    return this.#hold(key, character, overdue);
  }

  up(code: string, timeMs: number): 'swallow' | 'pass' {
    if (this.#goingUp.delete(code)) return 'swallow';
    const held = this.#held.findLast((held) => held.key.code === code && !held.lifted);
    if (!held) return 'pass';
    held.quick = timeMs - held.key.timeMs <= this.#pace.pressMs;
    held.lifted = true;
    return 'swallow';
  }

  deadlineMs(): number | null {
    const last = this.#held.at(-1);
    if (!last) return null;
    // Three keys in a row at a scanner's pace are given the time that a stuttering radio scanner needs.
    const maybeScanner = last.quick || this.#held.length >= 3;
    return this.#lastMs + (maybeScanner ? this.#pace.timeoutMs : this.#pace.pressMs);
  }

  expire(): Pick<Verdict<Key>, 'released' | 'scan'> {
    if (this.#beyond > 0) return { released: [], scan: this.#takeScan(this.#lastMs) };
    const unended = this.#takeUnended();
    if (unended !== null) return { released: [], scan: unended };
    const released = this.#held;
    // A starved machine may hear too late that a scanner's first keys went up. They have acted as a person's; what
    // follows them at a scanner's pace lacks its beginning and must not pass for a shorter number.
    this.#acted += released.length;
    this.#held = [];
    this.#text = '';
    return { released, scan: null };
  }

  letGo(): readonly ReleasedKey<Key>[] {
    const released = this.#held;
    this.#startAfresh();
    return released;
  }

  #suffix(key: Key, overdue: readonly ReleasedKey<Key>[]): Verdict<Key> {
    if (!key.repeat && this.#endsScan(key.timeMs)) {
      this.#goingUp.add(key.code);
      if (this.#acted > 0) return this.#spoilt(key.timeMs, overdue);
      return { ...verdict('swallow', overdue), scan: this.#takeScan(key.timeMs) };
    }
    // Scanners set to CR LF send a second one.
    if (key.timeMs - this.#scanEndedMs <= this.#pace.timeoutMs && this.#held.length === 0) {
      this.#scanEndedMs = key.timeMs;
      this.#goingUp.add(key.code);
      return verdict('swallow', overdue);
    }
    return verdict('pass', [...overdue, ...this.letGo()]);
  }

  #compose(key: Key, overdue: readonly ReleasedKey<Key>[]): Verdict<Key> {
    this.#join(key.timeMs);
    const released = [...overdue, ...this.#held];
    this.#acted += this.#held.length + 1;
    this.#composed = true;
    this.#held = [];
    this.#text = '';
    return verdict('pass', released);
  }

  #hold(key: Key, character: string, overdue: readonly ReleasedKey<Key>[]): Verdict<Key> {
    this.#join(key.timeMs);
    const released = [...overdue];
    if (this.#gapsMs.length >= 2 && lowerMedian(this.#gapsMs) > this.#pace.medianGapMs) {
      released.push(...this.letGo());
    }
    if (this.#held.length < this.#pace.mostKeys) {
      this.#held.push({ key, lifted: false, quick: false });
      this.#text += character;
    } else {
      this.#beyond += 1;
      this.#goingUp.add(key.code);
    }
    return verdict('hold', released);
  }

  /** The burst goes on with a key at that time, or a new one begins with it. */
  #join(timeMs: number): void {
    const begun = this.#held.length + this.#acted > 0;
    // After keys that were let go only a scanner goes on at once.
    const onlyLetGo = this.#held.length === 0 && !this.#composed;
    const patienceMs = onlyLetGo ? this.#pace.medianGapMs : this.#pace.timeoutMs;
    if (begun && timeMs - this.#lastMs <= patienceMs) {
      this.#gapsMs = [...this.#gapsMs.slice(-this.#pace.mostKeys), timeMs - this.#lastMs];
    } else {
      this.#startAfresh();
    }
    this.#lastMs = timeMs;
  }

  #endsScan(timeMs: number): boolean {
    const gapMs = timeMs - this.#lastMs;
    return (
      this.#held.length + this.#acted >= this.#pace.leastKeys &&
      gapMs <= this.#pace.timeoutMs &&
      lowerMedian([...this.#gapsMs, gapMs]) <= this.#pace.medianGapMs
    );
  }

  /** A scan of a reader that sends nothing at the end; null: what is held is none. */
  #takeUnended(): string | null {
    const { endsWithPause, leastKeys, medianGapMs } = this.#pace;
    const isScan =
      endsWithPause &&
      this.#acted === 0 &&
      this.#held.length >= leastKeys &&
      lowerMedian(this.#gapsMs) <= medianGapMs;
    return isScan ? this.#takeScan(this.#lastMs) : null;
  }

  #takeScan(endedMs: number): string {
    const text = this.#text;
    for (const { key, lifted } of this.#held) if (!lifted) this.#goingUp.add(key.code);
    this.#scanEndedMs = endedMs;
    this.#startAfresh();
    return text;
  }

  #spoilt(endedMs: number, overdue: readonly ReleasedKey<Key>[]): Verdict<Key> {
    this.#takeScan(endedMs);
    return { ...verdict('swallow', overdue), trouble: true };
  }

  #characterOf(key: Key): string | null {
    if (!key.command) return usCharacter(key);
    // Scanners write the group separator of a GS1 code as Ctrl and ]. It is part of a scan only in the middle of one.
    return key.code === 'BracketRight' && this.#held.length >= 3 ? '\u001d' : null;
  }

  #isOverdue(timeMs: number): boolean {
    const deadlineMs = this.deadlineMs();
    return deadlineMs !== null && timeMs > deadlineMs;
  }

  #startAfresh(): void {
    this.#held = [];
    this.#text = '';
    this.#acted = 0;
    this.#composed = false;
    this.#beyond = 0;
    this.#gapsMs = [];
  }
}

/** The middle of the gaps, the shorter one where there are two: one stutter among few keys says nothing. */
function lowerMedian(gapsMs: readonly number[]): number {
  const sorted = gapsMs.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.POSITIVE_INFINITY;
}

const verdict = <Key extends WedgeKey>(
  key: Verdict<Key>['key'],
  released: readonly ReleasedKey<Key>[],
): Verdict<Key> => ({ key, released, scan: null, trouble: false });
