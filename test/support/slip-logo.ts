/** A shop's picture such as people bring: a cup in a round sign with a soft light across it, and its saucer. */
import { dotsOfGreys, type GreyPicture } from '../../src/shared/domain/slips/logo.ts';
import type { SlipPictureDots } from '../../src/shared/domain/slips/look.ts';

const [width, height] = [216, 88];

export const exampleGreys: GreyPicture = {
  width,
  height,
  greys: Uint8Array.from({ length: width * height }, (_, at) => greyAt(at % width, Math.floor(at / width))),
};

export const exampleLogo: SlipPictureDots = {
  width,
  height,
  bits: Buffer.from(dotsOfGreys(exampleGreys)).toString('base64'),
};

function greyAt(x: number, y: number): number {
  const [fromMiddle, fromTop] = [x - width / 2, y - height / 2];
  const away = Math.hypot(fromMiddle, fromTop);
  if (away > 43) return ribbonAt(fromMiddle, fromTop);
  if (away > 39) return 0;
  if (isCup(fromMiddle, fromTop)) return 20;
  // The light falls from the upper left.
  return Math.min(255, Math.max(60, 205 - Math.round(1.6 * fromMiddle + 1.2 * fromTop)));
}

function ribbonAt(x: number, y: number): number {
  if (Math.abs(y) >= 12 || Math.abs(x) >= 106) return 255;
  return Math.abs(y) > 9 ? 0 : 150 + Math.round(Math.abs(x) / 2);
}

function isCup(x: number, y: number): boolean {
  const body = y > -10 && y < 18 && Math.abs(x) < 20 - Math.max(0, y) / 3;
  const handle = Math.abs(Math.hypot(x - 20, y - 2) - 8) < 2.5 && x > 17;
  const saucer = y >= 20 && y < 24 && Math.abs(x) < 26;
  const steam = y < -14 && y > -27 && Math.abs(Math.abs(x) - 7 - 2 * Math.sin(y / 3)) < 1.6;
  return body || handle || saucer || steam;
}
