import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from './escpos.ts';
import { Pace } from './pace.ts';

const bufferBytes = 4096;
/** Two whole milliseconds for each dot. */
const dotsPerSecond = 500;

const pieces: fc.Arbitrary<Piece[]> = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 2056 }), fc.integer({ min: 0, max: 128 }))
    .map(([bytes, dots]) => ({ bytes: new Uint8Array(bytes), dots })),
  { maxLength: 60 },
);

/** A printer that prints at exactly that pace: the most bytes that it ever had to hold, and when the paper was out. */
function printed(all: readonly Piece[], pace: Pace): { mostHeld: number; sentMs: number; paperMs: number } {
  let nowMs = 0;
  let paperMs = 0;
  let mostHeld = 0;
  const held: { bytes: number; doneMs: number }[] = [];
  for (const piece of all) {
    nowMs += pace.waitMs(piece, nowMs);
    pace.sent(piece, nowMs);
    paperMs = Math.max(paperMs, nowMs) + (piece.dots / dotsPerSecond) * 1000;
    held.push({ bytes: piece.bytes.length, doneMs: paperMs });
    const unprinted = held.filter(({ doneMs }) => doneMs > nowMs).reduce((sum, { bytes }) => sum + bytes, 0);
    mostHeld = Math.max(mostHeld, unprinted);
  }
  return { mostHeld, sentMs: nowMs, paperMs };
}

describe('A pace', () => {
  it('never fills the buffer beyond what it takes', () => {
    fc.assert(
      fc.property(pieces, (all) => {
        expect(printed(all, new Pace(bufferBytes, dotsPerSecond)).mostHeld).toBeLessThanOrEqual(bufferBytes);
      }),
    );
  });

  it('never lets the paper wait: it is out as early as if everything had come at once', () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const dots = all.reduce((sum, piece) => sum + piece.dots, 0);
        const { paperMs } = printed(all, new Pace(bufferBytes, dotsPerSecond));
        expect(paperMs).toBeCloseTo((dots / dotsPerSecond) * 1000, 6);
      }),
    );
  });

  it('lets what fits go at once', () => {
    const pace = new Pace(bufferBytes, dotsPerSecond);
    const piece: Piece = { bytes: new Uint8Array(2048), dots: 50 };
    for (let sent = 0; sent < 2; sent++) {
      expect(pace.waitMs(piece, 0)).toBe(0);
      pace.sent(piece, 0);
    }
    expect(pace.waitMs(piece, 0)).toBeCloseTo(100, 9);
    expect(pace.waitMs(piece, 100)).toBe(0);
  });

  it('sends a piece larger than the buffer alone', () => {
    const pace = new Pace(1024, dotsPerSecond);
    pace.sent({ bytes: new Uint8Array(500), dots: 50 }, 0);
    expect(pace.waitMs({ bytes: new Uint8Array(2000), dots: 1 }, 0)).toBeCloseTo(100, 9);
  });
});
