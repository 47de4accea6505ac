/** One conversation at a time with each device, whoever wants it and under whatever setting. */
export interface Turns {
  /** Runs the work when its turn has come; null when that took longer than `waitMs`, and then it never runs. */
  take<T>(device: string, work: () => Promise<T>, waitMs: number): Promise<T | null>;
}

export function openTurns(after: (delayMs: number, callback: () => void) => () => void): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    async take(device, work, waitMs) {
      const before = last.get(device) ?? Promise.resolve();
      let end = () => {};
      const mine = before.then(() => new Promise<void>((resolve) => (end = resolve)));
      last.set(device, mine);
      void mine.then(() => {
        if (last.get(device) === mine) last.delete(device);
      });

      let cancel = () => {};
      const tooLate = new Promise<'tooLate'>((resolve) => {
        cancel = after(waitMs, () => resolve('tooLate'));
      });
      const turn = await Promise.race([before.then(() => 'mine' as const), tooLate]);
      cancel();
      if (turn === 'tooLate') {
        void before.then(() => end());
        return null;
      }
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
