/** One row of an imported file as a person, or what is wrong with it, by column. */
import * as v from 'valibot';
import { type LocalDate, latinDigits, readDate } from '../../../kernel/dates.ts';
import type { Currency } from '../../../kernel/money.ts';
import type { Card, CardKind, NumberFormat } from '../../cards/card.ts';
import { normalisePhone } from '../../cards/phone.ts';
import { readCard } from '../../cards/read-card.ts';
import {
  type Attributes,
  AttributesSchema,
  area,
  email,
  type Gender,
  mostTags,
  readBirthday,
  tag,
} from '../attributes.ts';
import { nameKey } from '../name-key.ts';
import type { Field, ProblemKind } from './fields.ts';

export interface RowContext {
  /** What each column is. */
  readonly columns: readonly (Field | null)[];
  readonly currency: Currency;
  readonly today: LocalDate;
  /** Decimal places of the unit that opening balances are in; null: there is none. */
  readonly scale: number | null;
  /** How the shop's first reader writes cards. */
  readonly format: NumberFormat;
}

export interface Person {
  readonly name: string;
  /** E.164. */
  readonly phone: string | null;
  readonly card: Card | null;
  readonly attributes: Attributes;
  /** In the unit's scale; 0: none. */
  readonly balance: number;
  readonly expiresOn: LocalDate | null;
}

export interface CellProblem {
  readonly column: number | null;
  readonly kind: ProblemKind;
  readonly found: string;
}

export type ReadRow =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

export function readRow(cells: readonly string[], context: RowContext): ReadRow {
  const problems: CellProblem[] = [];
  const column = (field: Field) => context.columns.indexOf(field);
  const textOf = (field: Field) => (column(field) < 0 ? '' : clean(cells[column(field)] ?? ''));
  /** What `reading` makes of a cell that is not empty. */
  const read = <T>(field: Field, empty: T, reading: (text: string) => T | Failed): T => {
    const text = textOf(field);
    if (text === '') return empty;
    const value = text.includes('\uFFFD') ? failed('unreadable') : reading(text);
    if (!isFailed(value)) return value;
    problems.push({ column: column(field), kind: value.failed, found: shorten(text) });
    return empty;
  };

  const person: Person = {
    name: read('name', '', (text) => (text.length > 80 ? failed('tooLong') : text)),
    phone: read<string | null>('phone', null, (text) => {
      const phone = normalisePhone(text, context.currency);
      return phone.ok ? phone.value.e164 : failed('phoneInvalid');
    }),
    card: read<Card | null>('card', null, (text) => cardOf(text, context.format) ?? failed('cardInvalid')),
    attributes: {
      birthday: read<string | null>(
        'birthday',
        null,
        (text) => readBirthday(withoutMidnight(text)) ?? failed('birthdayInvalid'),
      ),
      gender: read<Gender | null>('gender', null, (text) => {
        const known = genderWords.get(nameKey(text));
        return known ?? failed('genderUnknown');
      }),
      area: read<string | null>('area', null, (text) => (v.is(area, text) ? text : failed('tooLong'))),
      tags: read<string[]>('tags', [], (text) => tagsOf(text)),
      email: read<string | null>('email', null, (text) => {
        const address = v.safeParse(email, text);
        return address.success ? address.output : failed('emailInvalid');
      }),
      note: read<string | null>('note', null, (text) => (text.length > 300 ? failed('tooLong') : text)),
    },
    balance: read('balance', 0, (text) => quantityOf(text, context.scale ?? 0) ?? failed('balanceInvalid')),
    expiresOn: read<LocalDate | null>('expiry', null, (text) => {
      const date = readDate(withoutMidnight(text));
      if (date === null) return failed('expiryInvalid');
      return date < context.today ? failed('expiryPast') : date;
    }),
  };
  if (problems.length === 0 && person.phone === null && person.card === null && person.name === '')
    problems.push({ column: null, kind: 'nothingNamed', found: '' });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, person: { ...person, attributes: v.parse(AttributesSchema, person.attributes) } };
}

interface Failed {
  readonly failed: ProblemKind;
}
const failed = (kind: ProblemKind): Failed => ({ failed: kind });
const isFailed = (value: unknown): value is Failed =>
  typeof value === 'object' && value !== null && 'failed' in value;

/** Enough to find it in the file; a whole note has no place in a list of problems. */
const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** An apostrophe in front of a formula is how a table says that it is none. */
const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u00a0\s]+/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');

function cardOf(text: string, format: NumberFormat): Card | null {
  const kind: CardKind = format === 'text' || format === 'ean' ? 'barcode' : 'rfid';
  // Spreadsheets drop the zeros in front of a number.
  const width = format === '8H10D' ? 10 : format === '6H8D' ? 8 : 0;
  const number = /^\d+$/.test(text) ? text.padStart(width, '0') : text;
  const card = readCard({ kind, text: number, bits: null, aim: null }, { format, prefix: '', suffix: '' });
  return card.ok ? card.value : null;
}

/** Spreadsheets write midnight behind a day. */
const withoutMidnight = (text: string): string => text.trim().replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '');

/** `1284`, `1.284`, `1,284`, `6,75` at two decimals; in the unit's scale. Signs and fractions beyond it are no balance. */
export function quantityOf(text: string, scale: number): number | null {
  const plain = latinDigits(text).replace(/\s/g, '');
  const grouped = /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(plain) ? plain.replace(/[.,]/g, '') : plain;
  const parts = /^(\d{1,10})(?:[.,](\d{1,4}))?$/.exec(grouped);
  if (!parts) return null;
  const fraction = (parts[2] ?? '').replace(/0+$/, '');
  if (fraction.length > scale) return null;
  const quantity = Number(`${parts[1]}${fraction.padEnd(scale, '0')}`);
  return quantity <= 1_000_000_000 ? quantity : null;
}

function tagsOf(text: string): string[] | Failed {
  const tags = text.split(/[;,|]/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  if (tags.some((one) => !v.is(tag, one))) return failed('tooLong');
  return tags.length > mostTags ? failed('tooManyTags') : tags;
}

const genderWords = new Map<string, Gender>(
  Object.entries({
    female: ['nữ', 'nu', 'female', 'f', 'woman', 'หญิง', 'ญ', 'chị', 'cô', 'bà'],
    male: ['nam', 'male', 'm', 'man', 'ชาย', 'ช', 'anh', 'ông'],
    other: ['khác', 'other', 'อื่น', 'อื่นๆ', 'อื่น ๆ'],
  } satisfies Record<Gender, string[]>).flatMap(([gender, words]) =>
    words.map((word) => [nameKey(word), gender as Gender] as const),
  ),
);
