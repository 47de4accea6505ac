import type { PaperWidth } from '../contract/printer.ts';

/** What a print head can mark. */
export interface Paper {
  /** Across. */
  readonly dots: number;
  readonly dpi: 180 | 203;
}

/** Printable dots across the paper at 203 dpi. */
export const dotsAcross: Record<PaperWidth, number> = { 58: 384, 80: 576 };

export function usualPaper(width: PaperWidth): Paper {
  return { dots: dotsAcross[width], dpi: 203 };
}

/** Heads of 203 dpi have 8 dots to the millimetre. */
export function dotsPerMillimetre(dpi: Paper['dpi']): number {
  return dpi === 203 ? 8 : dpi / 25.4;
}
