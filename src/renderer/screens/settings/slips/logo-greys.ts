import type { SlipLookSetting } from '../../../../shared/contract/slip-look.ts';
import { largestLogo } from '../../../../shared/domain/slips/logo.ts';

type Logo = NonNullable<SlipLookSetting['logo']>;

/**
 * A picture file as greys, as large as a slip can show it without cutting any of it; what is transparent is paper. Null
 * where the file is no picture. The dots are made by the terminal, the same for every printer.
 */
export async function logoGreys(file: Blob): Promise<Logo | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(largestLogo.width / bitmap.width, largestLogo.height / bitmap.height, 1);
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { width, height, greys: base64Of(greysOf(context.getImageData(0, 0, width, height).data)) };
}

/** As bright as eyes take red, green and blue to be. */
export function greysOf(pixels: Uint8ClampedArray): Uint8Array {
  const greys = new Uint8Array(pixels.length / 4);
  for (let dot = 0; dot < greys.length; dot++) {
    const [red, green, blue] = [pixels[4 * dot]!, pixels[4 * dot + 1]!, pixels[4 * dot + 2]!];
    greys[dot] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return greys;
}

function base64Of(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}
