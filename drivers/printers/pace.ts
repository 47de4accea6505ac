import type { Piece } from './escpos.ts';

/** Holds pieces back so that a printer never has more unprinted bytes than its buffer takes. */
export class Pace {
  private readonly bufferBytes: number;
  private readonly dotsPerSecond: number;
  /** Pieces on their way, each with the time at which it is surely on paper. */
  private waiting: { readonly bytes: number; readonly doneMs: number }[] = [];
  private lastDoneMs = -Infinity;

  constructor(bufferBytes: number, dotsPerSecond: number) {
    this.bufferBytes = bufferBytes;
    this.dotsPerSecond = dotsPerSecond;
  }

  /** Milliseconds to wait before `piece` may follow; then call `sent`. A piece larger than the buffer waits for all. */
  waitMs(piece: Piece, nowMs: number): number {
    this.waiting = this.waiting.filter(({ doneMs }) => doneMs > nowMs);
    let unprinted = this.waiting.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { bytes, doneMs } of this.waiting) {
      if (unprinted + piece.bytes.length <= this.bufferBytes) return 0;
      unprinted -= bytes;
      if (unprinted === 0 || unprinted + piece.bytes.length <= this.bufferBytes) return doneMs - nowMs;
    }
    return 0;
  }

  sent(piece: Piece, nowMs: number): void {
    const printMs = (piece.dots / this.dotsPerSecond) * 1000;
    this.lastDoneMs = Math.max(this.lastDoneMs, nowMs) + printMs;
    this.waiting.push({ bytes: piece.bytes.length, doneMs: this.lastDoneMs });
  }
}
