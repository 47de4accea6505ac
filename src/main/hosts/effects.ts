import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '../../shared/kernel/effects.ts';

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

export const systemRandom: Random = { bytes: (count) => new Uint8Array(randomBytes(count)) };
