/** A card is a credential: its kind and its normalised number. Raw bits are kept beside it where the reader gives them. */
export const cardKinds = ['rfid', 'barcode', 'phone'] as const;
export type CardKind = (typeof cardKinds)[number];

export interface Card {
  readonly kind: CardKind;
  /** Normalised: what is hashed for the look-up. Leading zeros are part of it. */
  readonly number: string;
  /** The credential's bits in hexadecimal where known (ten digits for EM4100); null for text. */
  readonly bits: string | null;
}

/**
 * How a reader writes a card as text. EM4100 credentials: `8H10D` to `decimal`, the last one ten digits of which the
 * reader drops the leading zeros. Contactless cards (MIFARE) have a UID of four, seven or ten bytes: in hexadecimal or
 * decimal, in the order of the card or reversed.
 */
export const numberFormats = [
  'text',
  '8H10D',
  '10H',
  '6H8D',
  'ean',
  '10H13D',
  '2H4H',
  '4H4H',
  'decimal',
  'uid',
  'uidReversed',
  'uidDecimal',
  'uidDecimalReversed',
] as const;
export type NumberFormat = (typeof numberFormats)[number];

export const isNumberFormat = (value: unknown): value is NumberFormat =>
  (numberFormats as readonly unknown[]).includes(value);

/** Whether what is read so is a card with a chip, and not printed bars or text. */
export const isChipFormat = (format: NumberFormat): boolean => format !== 'text' && format !== 'ean';

/** What an installer declares about one reader. */
export interface ReaderProfile {
  readonly id: string;
  readonly name: string;
  readonly format: NumberFormat;
  /** Characters that the reader puts around the number. */
  readonly prefix: string;
  readonly suffix: string;
}

export type CardRefusal = {
  readonly kind: 'cardEmpty' | 'cardTooLong' | 'cardUnreadable' | 'cardCheckDigit';
};
