/** The side of the square that a key shows, in pixels: sharp on the densest counter screen. */
const sidePx = 192;
/** What the terminal takes, as base64. */
const mostLetters = 32_000;

/** A square of the middle of a picture file as a small WebP; null where the file is no picture. */
export async function smallPicture(file: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const canvas = document.createElement('canvas');
  canvas.width = sidePx;
  canvas.height = sidePx;
  const side = Math.min(bitmap.width, bitmap.height);
  canvas
    .getContext('2d')
    ?.drawImage(
      bitmap,
      (bitmap.width - side) / 2,
      (bitmap.height - side) / 2,
      side,
      side,
      0,
      0,
      sidePx,
      sidePx,
    );
  bitmap.close();
  for (const quality of [0.86, 0.7, 0.5, 0.3]) {
    const picture = canvas.toDataURL('image/webp', quality);
    if (picture.length <= mostLetters) return picture;
  }
  return null;
}
