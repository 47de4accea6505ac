import type { PaperWidth } from '../contract/printer.ts';

/** Printable dots across the paper at 203 dpi. */
export const dotsAcross: Record<PaperWidth, number> = { 58: 384, 80: 576 };

/** Dots along the paper. */
export const dotsPerMillimetre = 8;
