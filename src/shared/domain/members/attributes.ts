/** What a member may tell beyond a name and a phone number. All of it is personal data: it lies in the sealed profile. */
import * as v from 'valibot';
import { isLocalDate, type LocalDate, latinDigits, readDate } from '../../kernel/dates.ts';
import { nameKey } from './name-key.ts';

export const genders = ['female', 'male', 'other'] as const;
export type Gender = (typeof genders)[number];

export const mostTags = 10;

/** `YYYY-MM-DD`, or `--MM-DD` where the year was not given. 29 February counts without a year too. */
export function isBirthday(text: string): boolean {
  return text.startsWith('--')
    ? /^--\d{2}-\d{2}$/.test(text) && isLocalDate(`2024-${text.slice(2)}`)
    : isLocalDate(text) && text >= '1900-01-01';
}

/** `1990-11-03`, `3/11/1990`, `03.11.2533` in the Buddhist era, and `3/11` or `--11-03` without a year. */
export function readBirthday(text: string): string | null {
  const plain = latinDigits(text).trim();
  const short = /^(\d{1,2})[/.-](\d{1,2})$/.exec(plain);
  const two = (digits: string | undefined) => (digits ?? '').padStart(2, '0');
  const birthday = short
    ? `--${two(short[2])}-${two(short[1])}`
    : plain.startsWith('--')
      ? plain
      : readDate(plain);
  return birthday !== null && isBirthday(birthday) ? birthday : null;
}

const words = (most: number) =>
  v.pipe(
    v.string(),
    v.normalize('NFC'),
    v.trim(),
    v.minLength(1),
    v.maxLength(most),
    v.regex(/^\P{Cc}*$/u, 'a text has no control characters'),
  );

export const area = words(60);
export const tag = words(30);
export const email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(120), v.email());

export const AttributesSchema = v.strictObject({
  birthday: v.nullable(v.pipe(v.string(), v.check(isBirthday, 'a birthday is YYYY-MM-DD or --MM-DD'))),
  gender: v.nullable(v.picklist(genders)),
  area: v.nullable(area),
  tags: v.pipe(
    v.array(tag),
    v.transform((tags) => distinct(tags)),
    v.maxLength(mostTags),
  ),
  email: v.nullable(email),
  note: v.nullable(words(300)),
});
export type Attributes = v.InferOutput<typeof AttributesSchema>;

export const noAttributes: Attributes = {
  birthday: null,
  gender: null,
  area: null,
  tags: [],
  email: null,
  note: null,
};

/** What `kept` lacks comes from `other`; tags of both, the kept ones first. */
export function fillIn(kept: Attributes, other: Attributes): Attributes {
  return {
    birthday: kept.birthday ?? other.birthday,
    gender: kept.gender ?? other.gender,
    area: kept.area ?? other.area,
    tags: distinct([...kept.tags, ...other.tags]).slice(0, mostTags),
    email: kept.email ?? other.email,
    note: kept.note ?? other.note,
  };
}

/** Years on a day; null when the year of birth is not known or lies ahead. */
export function ageOn(birthday: string | null, on: LocalDate): number | null {
  if (birthday === null || birthday.startsWith('--') || birthday > on) return null;
  const years = Number(on.slice(0, 4)) - Number(birthday.slice(0, 4));
  return on.slice(5) < birthday.slice(5) ? years - 1 : years;
}

/** 1 to 12. */
export function birthMonth(birthday: string | null): number | null {
  return birthday === null ? null : Number(birthday.slice(-5, -3));
}

/** Tags that are written alike are one: the first writing stays. */
function distinct(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags.filter((one) => {
    const key = nameKey(one);
    return !seen.has(key) && seen.add(key);
  });
}
