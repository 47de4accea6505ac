import type { Clock } from '../../src/shared/kernel/effects.ts';

/** A clock that stands until it is moved; what was asked for later happens when its time comes. */
export interface TestClock extends Clock {
  advance(ms: number): void;
  /** Moves the wall clock alone, as a person or a time server does. */
  setWall(nowMs: number): void;
  /** How many callbacks are still to come. */
  waiting(): number;
}

export function testClock(startMs: number): TestClock {
  let monotonic = 0;
  let offset = startMs;
  let waiting: { at: number; callback: () => void }[] = [];
  return {
    nowMs: () => monotonic + offset,
    monotonicMs: () => monotonic,
    after(delayMs, callback) {
      const entry = { at: monotonic + delayMs, callback };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    advance(ms) {
      const end = monotonic + ms;
      for (;;) {
        const due = waiting.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        waiting = waiting.filter((one) => one !== due);
        monotonic = Math.max(monotonic, due.at);
        due.callback();
      }
      monotonic = end;
    },
    setWall(nowMs) {
      offset = nowMs - monotonic;
    },
    waiting: () => waiting.length,
  };
}
