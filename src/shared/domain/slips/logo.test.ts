import { describe, expect, it } from 'vitest';
import { dotsOfGreys, type GreyPicture } from './logo.ts';

describe('A drawing in black and white', () => {
  it('keeps its edges, soft ones too', () => {
    // A black square with a grey seam on white.
    const drawing = painted(64, 48, (x, y) => {
      const inside = Math.max(Math.abs(x - 32), Math.abs(y - 24));
      return inside < 12 ? 10 : inside === 12 ? 100 : 245;
    });
    const dots = dotsOfGreys(drawing);
    for (let y = 0; y < 48; y++) {
      for (let x = 0; x < 64; x++) {
        const inside = Math.max(Math.abs(x - 32), Math.abs(y - 24));
        expect([x, y, isBlack(dots, 64, x, y)]).toEqual([x, y, inside <= 12]);
      }
    }
  });

  it('comes out black although it was faint', () => {
    const faint = painted(40, 40, (x) => (x < 20 ? 150 : 220));
    expect(inkOf(dotsOfGreys(faint))).toBe(20 * 40);
  });
});

describe('A photograph', () => {
  const shades = painted(256, 64, (x) => x);

  it('gets darker where it is darker, column by column', () => {
    const dots = dotsOfGreys(shades);
    const inks = Array.from({ length: 8 }, (_, part) => inkWithin(dots, 256, part * 32, part * 32 + 32));
    expect([...inks].sort((a, b) => b - a)).toEqual(inks);
    expect(inks[0]).toBeGreaterThan(0.9 * 32 * 64);
    expect(inks[7]).toBeLessThan(0.1 * 32 * 64);
  });

  it('has no stripes in an even grey: every small part of it is about as dark', () => {
    const even = painted(96, 96, (x, y) => (x + y === 0 ? 0 : x + y === 190 ? 255 : 110 + ((x * 7 + y) % 5)));
    const dots = dotsOfGreys(
      painted(96, 96, (x, y) => (y < 8 ? 0 : y >= 88 ? 255 : even.greys[y * 96 + x]!)),
    );
    const parts: number[] = [];
    for (let y = 16; y < 80; y += 8) {
      for (let x = 8; x < 88; x += 8) parts.push(inkIn(dots, 96, x, y));
    }
    const mean = parts.reduce((sum, ink) => sum + ink, 0) / parts.length;
    expect(Math.max(...parts) - mean).toBeLessThan(9);
    expect(mean - Math.min(...parts)).toBeLessThan(9);
  });

  it('gives the same dots each time', () => {
    expect(dotsOfGreys(shades)).toEqual(dotsOfGreys(shades));
  });
});

describe('What is no drawing', () => {
  it.each([0, 128, 255])('an even %d prints without a fault', (grey) => {
    const dots = dotsOfGreys(painted(20, 10, () => grey));
    expect(dots).toHaveLength(3 * 10);
    if (grey === 255) expect(inkOf(dots)).toBe(0);
  });

  it('is refused when bytes are missing', () => {
    expect(() => dotsOfGreys({ width: 4, height: 4, greys: new Uint8Array(15) })).toThrow(RangeError);
  });
});

function painted(width: number, height: number, grey: (x: number, y: number) => number): GreyPicture {
  const greys = Uint8Array.from({ length: width * height }, (_, at) =>
    grey(at % width, Math.floor(at / width)),
  );
  return { width, height, greys };
}

const isBlack = (dots: Uint8Array, width: number, x: number, y: number): boolean =>
  ((dots[y * ((width + 7) >> 3) + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1;

function inkOf(dots: Uint8Array): number {
  let ink = 0;
  for (const byte of dots) for (let rest = byte; rest > 0; rest &= rest - 1) ink++;
  return ink;
}

function inkWithin(dots: Uint8Array, width: number, from: number, to: number): number {
  let ink = 0;
  for (let y = 0; y < 64; y++) for (let x = from; x < to; x++) if (isBlack(dots, width, x, y)) ink++;
  return ink;
}

function inkIn(dots: Uint8Array, width: number, left: number, top: number): number {
  let ink = 0;
  for (let y = top; y < top + 8; y++)
    for (let x = left; x < left + 8; x++) if (isBlack(dots, width, x, y)) ink++;
  return ink;
}
