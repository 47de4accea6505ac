/**
 * A slip as a document: what it says, in the order of the paper, before any layout. One layout turns it into the one
 * bitmap that is both the preview and the print.
 */
import type { StampCard } from '../programme/document.ts';

export const slipKinds = [
  'earn',
  'reward',
  'refund',
  'day',
  'test',
  'claim',
  'giftCard',
  'topUp',
  'membership',
  'voucher',
  'card',
  'draw',
  'settlement',
] as const;
export type SlipKind = (typeof slipKinds)[number];

export type SlipBlock =
  | { readonly kind: 'title'; readonly text: string }
  /** `size` in steps: small print, body, large figures. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'centre' | 'right';
      readonly size: 'small' | 'body' | 'large';
      readonly bold: boolean;
    }
  /** A label on the left and a value on the right of one line; wraps the label when both do not fit. */
  | {
      readonly kind: 'pair';
      readonly label: string;
      readonly value: string;
      readonly bold: boolean;
      /** Body when absent. */
      readonly size?: 'small' | 'body' | 'large';
    }
  | { readonly kind: 'rule' }
  /** The stamp card drawn: `filled` of `boxes`, the last `fresh` of them from this bill. */
  | {
      readonly kind: 'stamps';
      readonly boxes: number;
      readonly filled: number;
      readonly fresh: number;
      readonly shape: StampCard['shape'];
    }
  /** Dots in the middle of the paper, as they are; rows packed, most significant bit left, 1 is black. Base64. */
  | { readonly kind: 'picture'; readonly width: number; readonly height: number; readonly bits: string }
  /** Where scissors go: what follows is a part of its own. */
  | { readonly kind: 'cut' }
  | {
      readonly kind: 'qr';
      readonly content: string;
      readonly caption: string;
      /** Large: a long code that lives in a purse for weeks. Body when absent. */
      readonly size?: 'body' | 'large';
    }
  /** White on black across the paper: COPY, TRAINING. */
  | { readonly kind: 'banner'; readonly text: string }
  /** Bars of a chart: day sheets show hours. */
  | { readonly kind: 'bars'; readonly bars: readonly { readonly label: string; readonly value: number }[] }
  /** Millimetres across the whole printable width, to see what a printer cuts off. */
  | { readonly kind: 'ruler' }
  /** Vertical space in dots at 203 dpi. */
  | { readonly kind: 'space'; readonly dots: number };

export interface SlipDocument {
  readonly kind: SlipKind;
  readonly blocks: readonly SlipBlock[];
}
