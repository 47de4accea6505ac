/** A condition while it is being written: everything as text, until it is whole. */
import * as v from 'valibot';
import { type Clause, clause, type Query, QuerySchema } from '../../../shared/domain/members/query.ts';

export const clauseKinds = [
  'away',
  'visits',
  'spent',
  'joined',
  'birthdayMonth',
  'age',
  'gender',
  'area',
  'tags',
  'tier',
  'favourite',
  'voucher',
  'list',
] as const satisfies readonly Clause['kind'][];
export type ClauseKind = (typeof clauseKinds)[number];

export interface ClauseDraft {
  readonly kind: ClauseKind;
  readonly not: boolean;
  /** Lower and upper end of a range. */
  readonly from: string;
  readonly until: string;
  readonly days: string;
  /** Words, months, or the id that was chosen. */
  readonly words: string;
  readonly when: 'this' | 'next' | 'months';
}

export const newDraft: ClauseDraft = {
  kind: 'away',
  not: false,
  from: '',
  until: '',
  days: '30',
  words: '',
  when: 'this',
};

/** Null: something is missing. `exponent`: decimal places of the currency. */
export function queryOf(
  match: Query['match'],
  drafts: readonly ClauseDraft[],
  exponent: number,
): Query | null {
  const parsed = v.safeParse(QuerySchema, {
    match,
    clauses: drafts.map((draft) => clauseInput(draft, exponent)),
  });
  return parsed.success ? parsed.output : null;
}

export const isWhole = (draft: ClauseDraft, exponent: number): boolean =>
  v.is(clause, clauseInput(draft, exponent)) && queryOf('all', [draft], exponent) !== null;

export function draftOf(one: Clause, exponent: number): ClauseDraft {
  const base = { ...newDraft, kind: one.kind, not: one.not };
  const shown = (value: number | undefined, scale = 0) =>
    value === undefined ? '' : String(value / 10 ** scale);
  switch (one.kind) {
    case 'age':
      return { ...base, from: shown(one.from), until: shown(one.until) };
    case 'gender':
    case 'area':
    case 'tags':
      return { ...base, words: one.any.join(', ') };
    case 'birthdayMonth':
      return { ...base, when: one.when, words: one.months.join(', ') };
    case 'tier':
      return { ...base, words: one.levels.join(', ') };
    case 'joined':
      return { ...base, days: shown(one.withinDays) };
    case 'away':
      return { ...base, days: shown(one.days) };
    case 'visits':
      return { ...base, from: shown(one.least), until: shown(one.most), days: shown(one.withinDays) };
    case 'spent':
      return {
        ...base,
        from: shown(one.leastMinor, exponent),
        until: shown(one.mostMinor, exponent),
        days: shown(one.withinDays),
      };
    case 'favourite':
      return { ...base, words: one.item, days: shown(one.withinDays) };
    case 'voucher':
      return { ...base, words: one.voucher };
    case 'list':
      return { ...base, words: one.list };
  }
}

function clauseInput({ kind, not, from, until, days, words, when }: ClauseDraft, exponent: number): unknown {
  const list = wordsOf(words);
  const withinDays = numberOf(days);
  const range = (least: string, most: string, scale = 0) => ({
    ...(from.trim() === '' ? {} : { [least]: numberOf(from, scale) }),
    ...(until.trim() === '' ? {} : { [most]: numberOf(until, scale) }),
  });
  switch (kind) {
    case 'age':
      return { kind, not, ...range('from', 'until') };
    case 'gender':
    case 'area':
    case 'tags':
      return { kind, not, any: list };
    case 'birthdayMonth':
      return { kind, not, when, months: when === 'months' ? list.map(Number) : [] };
    case 'tier':
      return { kind, not, levels: list };
    case 'joined':
      return { kind, not, withinDays };
    case 'away':
      return { kind, not, days: withinDays };
    case 'visits':
      return { kind, not, withinDays, ...range('least', 'most') };
    case 'spent':
      return { kind, not, withinDays, ...range('leastMinor', 'mostMinor', exponent) };
    case 'favourite':
      return { kind, not, withinDays, item: words.trim() };
    case 'voucher':
      return { kind, not, voucher: words };
    case 'list':
      return { kind, not, list: words };
  }
}

export const wordsOf = (text: string): string[] =>
  text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));

/** With a word that was not there, without one that was. */
export function toggled(text: string, word: string): string {
  const words = wordsOf(text);
  return (words.includes(word) ? words.filter((each) => each !== word) : [...words, word]).join(', ');
}

/** Not a number: the schema refuses it. */
function numberOf(text: string, scale = 0): number {
  const plain = text
    .replace(/[\s_]/g, '')
    .replace(/[.,](?=\d{3}(\D|$))/g, '')
    .replace(',', '.');
  return plain === '' ? Number.NaN : Math.round(Number(plain) * 10 ** scale * 1e6) / 1e6;
}
