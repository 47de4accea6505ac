/** A picture in greys becomes dots: what a thermal head, which knows black and white alone, shows of it best. */

/** Most dots of a shop's picture: small enough for a slip to travel quickly, whatever the paper. */
export const largestLogo = { width: 256, height: 96 } as const;

export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** A byte each, row after row, 0 is black. */
  readonly greys: Uint8Array;
}

/**
 * One bit per dot, rows packed, most significant bit left, 1 is black. Drawings that are nearly black and white keep
 * their edges; in everything else the error of each dot is shared among its neighbours (Floyd and Steinberg), in rows
 * that run to and fro so that no grain leans to one side. The same greys give the same dots.
 */
export function dotsOfGreys({ width, height, greys }: GreyPicture): Uint8Array {
  if (greys.length !== width * height) throw new RangeError('a byte for each dot');
  const levels = stretched(greys);
  return isLineArt(levels) ? thresholded(levels, width, height) : diffused(levels, width, height);
}

/** Of all dots, so many may be darker than black and brighter than white: specks do not set the scale. */
const specks = 0.01;
/** Closer together than this, greys are one tone and not a faint drawing. */
const leastContrast = 24;

/** The darkest greys become black and the brightest white. */
function stretched(greys: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256);
  for (const grey of greys) counts[grey]!++;
  const dark = quantile(counts, greys.length * specks);
  const bright = quantile(counts, greys.length * (1 - specks));
  if (bright - dark < leastContrast) return greys;
  return greys.map((grey) => Math.min(255, Math.max(0, Math.round(((grey - dark) * 255) / (bright - dark)))));
}

function quantile(counts: Uint32Array, rank: number): number {
  let seen = 0;
  for (let grey = 0; grey < 256; grey++) {
    seen += counts[grey]!;
    if (seen > rank) return grey;
  }
  return 255;
}

/** Beyond these a grey is as good as black or white. */
const [nearBlack, nearWhite] = [72, 184];
/** Soft edges take up to this part of a drawing. */
const mostBetween = 0.14;

function isLineArt(levels: Uint8Array): boolean {
  let between = 0;
  for (const level of levels) if (level > nearBlack && level < nearWhite) between++;
  return between <= levels.length * mostBetween;
}

function thresholded(levels: Uint8Array, width: number, height: number): Uint8Array {
  const dots = new Dots(width, height);
  levels.forEach((level, at) => {
    if (level < 128) dots.blacken(at % width, Math.floor(at / width));
  });
  return dots.bits;
}

/** Heat spreads: ink comes out darker than it was meant, so the middle tones are made brighter. Hundredths of full gain. */
const gain = 22;

const brightened = (level: number): number => level + Math.round((level * (255 - level) * gain) / 25_500);

/** Errors in sixteenths, so that all is whole numbers. */
function diffused(levels: Uint8Array, width: number, height: number): Uint8Array {
  const dots = new Dots(width, height);
  let errors = new Int32Array(width + 2);
  for (let y = 0; y < height; y++) {
    const below = new Int32Array(width + 2);
    const step = y % 2 === 0 ? 1 : -1;
    for (let done = 0, x = step === 1 ? 0 : width - 1; done < width; done++, x += step) {
      const wanted = brightened(levels[y * width + x]!) + Math.round(errors[x + 1]! / 16);
      const isBlack = wanted < 128;
      if (isBlack) dots.blacken(x, y);
      const error = isBlack ? wanted : wanted - 255;
      errors[x + 1 + step]! += 7 * error;
      below[x + 1 - step]! += 3 * error;
      below[x + 1]! += 5 * error;
      below[x + 1 + step]! += error;
    }
    errors = below;
  }
  return dots.bits;
}

class Dots {
  readonly bits: Uint8Array;
  private readonly stride: number;

  constructor(width: number, height: number) {
    this.stride = (width + 7) >> 3;
    this.bits = new Uint8Array(this.stride * height);
  }

  blacken(x: number, y: number): void {
    this.bits[y * this.stride + (x >> 3)]! |= 0x80 >> (x & 7);
  }
}
