export interface Timing {
  readonly p50: number;
  readonly p99: number;
}

/** Runs `work` once per index and answers percentiles in milliseconds. */
export function timeEach(times: number, work: (index: number) => void): Timing {
  const tookMs = new Float64Array(times);
  for (let index = 0; index < times; index++) {
    const startMs = performance.now();
    work(index);
    tookMs[index] = performance.now() - startMs;
  }
  return percentiles(tookMs);
}

export function percentiles(tookMs: Float64Array): Timing {
  const sorted = tookMs.toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
