import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Card, CardKind, CardRefusal, NumberFormat, ReaderProfile } from './card.ts';
import { readEan } from './ean.ts';
import {
  type Em4100,
  eightDigitsOf,
  fromEightDigits,
  fromHexadecimal,
  fromShortDecimal,
  fromTenDigits,
  fromThirteenDigits,
  fromTwoWords,
  fromWiegand,
  tenDigitsFor,
} from './em4100.ts';
import { fromUid, fromUidDecimal } from './uid.ts';

/** Longer than any member card; what is longer is a web address or a document that was scanned by mistake. */
export const longestCardNumber = 64;

const em4100Digits = 10;

/** What was heard, whichever way it came: a reader's scan, a wedge's keys or a number that someone typed. */
export interface CardScan {
  readonly kind: CardKind;
  readonly text: string;
  /**
   * Hexadecimal digits where the reader tells the card's bits: ten of an EM4100 credential, else a UID in the order of
   * the card; null where it sends text.
   */
  readonly bits: string | null;
  readonly aim: string | null;
}

/**
 * The card behind a scan, written the same way whichever reader heard it. Text keeps its case, because Code 128 and QR
 * tell `a` from `A`, and its leading zeros.
 */
export function readCard(
  scan: CardScan,
  profile: Pick<ReaderProfile, 'format' | 'prefix' | 'suffix'>,
): Result<Card, CardRefusal> {
  if (scan.bits !== null) {
    const isEm4100 = scan.bits.length === em4100Digits;
    return isEm4100 ? rfidCard(fromHexadecimal(scan.bits)) : uidCard(fromUid(scan.bits, false));
  }

  const text = bareText(scan.text, profile);
  if (text === '') return refuse({ kind: 'cardEmpty' });
  if (Array.from(text).length > longestCardNumber) return refuse({ kind: 'cardTooLong' });
  if (hasUnprintable(text)) return refuse({ kind: 'cardUnreadable' });
  return inFormat(text, profile.format, scan.kind);
}

/** What a card is registered under. */
export type CardName = Pick<Card, 'kind' | 'number'>;

/**
 * Everything under which the same card may be registered, the exact name first. The others are only likely: a reader
 * that shows 24 bits leaves 256 possible cards, and digits that a reader sent as they are may be a credential or a printed
 * number. When they name more than one member, nobody can tell whose card it is, and the caller must not choose.
 */
export function lookUps(card: Card): [exact: CardName, ...likely: CardName[]] {
  const { kind, number } = card;
  const exact = { kind, number };
  if (kind === 'rfid') {
    const asOtherReaders = otherDigits(card).map((digits) => ({ kind, number: digits }));
    return [exact, ...asOtherReaders, { kind: 'barcode', number }];
  }
  return kind === 'barcode' && looksLikeCredential(number) ? [exact, { kind: 'rfid', number }] : [exact];
}

/** The same credential as readers of fewer or of more bits write it. */
function otherDigits({ number, bits }: Card): string[] {
  if (bits === null) return [];
  const knowsLow24Only = bits.length === 6;
  return knowsLow24Only ? tenDigitsFor(number) : [eightDigitsOf(number)];
}

const looksLikeCredential = (number: string): boolean =>
  fromTenDigits(number) !== null || fromEightDigits(number) !== null;

function inFormat(text: string, format: NumberFormat, kind: CardKind): Result<Card, CardRefusal> {
  switch (format) {
    case '10H':
      return rfidCard(fromHexadecimal(text));
    case '8H10D':
      return rfidCard(fromTenDigits(text));
    case '6H8D':
      return rfidCard(fromEightDigits(text));
    case '10H13D':
      return rfidCard(fromThirteenDigits(text));
    case '2H4H':
      return rfidCard(fromWiegand(text));
    case '4H4H':
      return rfidCard(fromTwoWords(text));
    case 'decimal':
      return rfidCard(fromShortDecimal(text));
    case 'uid':
      return uidCard(fromUid(text, false));
    case 'uidReversed':
      return uidCard(fromUid(text, true));
    case 'uidDecimal':
      return uidCard(fromUidDecimal(text, false));
    case 'uidDecimalReversed':
      return uidCard(fromUidDecimal(text, true));
    case 'ean':
      return eanCard(text);
    case 'text':
      return ok({ kind, number: text, bits: null });
  }
}

function rfidCard(credential: Em4100 | null): Result<Card, CardRefusal> {
  if (credential === null) return refuse({ kind: 'cardUnreadable' });
  return ok({ kind: 'rfid', number: credential.number, bits: credential.bits });
}

function uidCard(number: string | null): Result<Card, CardRefusal> {
  return number === null ? refuse({ kind: 'cardUnreadable' }) : ok({ kind: 'rfid', number, bits: null });
}

function eanCard(text: string): Result<Card, CardRefusal> {
  const ean = readEan(text);
  if (ean === 'notAnEan') return refuse({ kind: 'cardUnreadable' });
  if (ean === 'checkDigit') return refuse({ kind: 'cardCheckDigit' });
  return ok({ kind: 'barcode', number: ean.number, bits: null });
}

/** Without what the reader puts around the number. Scanners differ in whether the AIM identifier or the prefix comes first. */
export function bareText(text: string, profile: Pick<ReaderProfile, 'prefix' | 'suffix'>): string {
  let rest = withoutAim(trimmed(text));
  if (profile.prefix !== '' && rest.startsWith(profile.prefix)) rest = rest.slice(profile.prefix.length);
  if (profile.suffix !== '' && rest.endsWith(profile.suffix)) rest = rest.slice(0, -profile.suffix.length);
  return withoutAim(trimmed(rest));
}

const trimmed = (text: string): string => text.normalize('NFC').trim();

/** `]E0`: bracket, symbology letter, modifier (ISO/IEC 15424). */
const withoutAim = (text: string): string => text.replace(/^\][A-Za-z][0-9A-Za-z]/, '');

/** Control, format, private, unassigned and lone surrogate characters: nobody could read such a number aloud. */
const hasUnprintable = (text: string): boolean => /\p{C}/u.test(text);
