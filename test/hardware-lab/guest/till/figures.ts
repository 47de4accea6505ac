/** What the run measures, beside what it proves. */
import { type Answer, sharedMs } from '../orders.ts';

const figures = new Map<string, number[]>();

export function note(what: string, milliseconds: number): void {
  figures.set(what, [...(figures.get(what) ?? []), milliseconds]);
}

/** A line for each. */
export function figureLines(): string[] {
  return [...figures].map(([what, milliseconds]) => {
    const sorted = milliseconds.toSorted((a, b) => a - b);
    const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
    return `MEASURED ${what}: median ${at(0.5)} ms, longest ${at(1)} ms, of ${sorted.length}`;
  });
}

/** From what the bench did to what the till noticed of it, which it may hear of first. */
export class Stretch {
  readonly #what: string;
  #beganAtMs: number | null = null;
  #endedAtMs = 0;

  constructor(what: string) {
    this.#what = what;
  }

  async begin(deed: Promise<Answer>): Promise<void> {
    const askedAtMs = sharedMs();
    const { atMs } = await deed;
    if (this.#endedAtMs < askedAtMs) this.#beganAtMs = atMs;
    else note(this.#what, Math.max(0, this.#endedAtMs - atMs));
  }

  end(): void {
    this.#endedAtMs = sharedMs();
    if (this.#beganAtMs === null) return;
    note(this.#what, this.#endedAtMs - this.#beganAtMs);
    this.#beganAtMs = null;
  }
}
