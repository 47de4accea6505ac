/** One line of the benchmark table. */
export interface BenchRow {
  readonly name: string;
  readonly p50?: number;
  readonly p99?: number;
  readonly unit: string;
  /** How many times faster, or what share, of the thing measured beside it in the same run. */
  readonly ratio?: number;
  /** What it should reach, in words: `≤ 20 µs, ≥ 20 ×`. */
  readonly target: string;
  readonly note?: string;
}
