import type { Clock, Unsubscribe } from '../shared/kernel/effects.ts';

export interface TerminalClock extends Clock {
  /** Forgets everything that is still to come, and whatever is asked for from then on. */
  end(): void;
}

/** A clock whose callbacks end with the terminal: none comes after it is closed, and none keeps its process waiting. */
export function terminalClock(clock: Clock): TerminalClock {
  const pending = new Set<Unsubscribe>();
  let isOver = false;
  return {
    nowMs: () => clock.nowMs(),
    monotonicMs: () => clock.monotonicMs(),
    after(delayMs, callback) {
      if (isOver) return () => {};
      const cancel = (): void => {
        pending.delete(cancel);
        unsubscribe();
      };
      const unsubscribe = clock.after(delayMs, () => {
        pending.delete(cancel);
        callback();
      });
      pending.add(cancel);
      return cancel;
    },
    end() {
      isOver = true;
      for (const cancel of pending) cancel();
    },
  };
}
