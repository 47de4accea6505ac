/** What the sentences of a programme are put together from. */
import { type Era, formatDate, formatWeekday, type LocalDate } from '../../../kernel/dates.ts';
import { languages, type Text } from '../../../kernel/language.ts';
import { formatQuantity } from '../../../kernel/money.ts';
import { joined, money, perLanguage, quoted, words } from '../../engine/sentences/words.ts';
import type { Programme } from '../document.ts';
import type { Noun } from '../quantity.ts';

export { joined, money, perLanguage, quoted };

export interface Speaker {
  readonly programme: Programme;
  readonly era: Era;
  readonly known: Known;
}

/** What the programme names and others keep, by id: groups of members, items of the till. */
export interface Known {
  readonly groups: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, string>;
}

export const nothingKnown: Known = { groups: new Map(), items: new Map() };

/** Puts values into the blanks of a sentence, `{amount}`; plain texts are the same in every language. */
export function fill(sentence: Text, values: Readonly<Record<string, Text | string | number>>): Text {
  const filled = { ...sentence };
  for (const language of languages) {
    filled[language] = sentence[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (typeof value === 'number') return formatQuantity(value, 0, language);
      return typeof value === 'string' ? value : (value?.[language] ?? '');
    });
  }
  return filled;
}

/** `10 points`; money of a wallet as money. An id that the programme does not know is said as it stands. */
export function quantity({ programme }: Pick<Speaker, 'programme'>, id: string, count: number): Text {
  const unit = programme.units.find((each) => each.id === id);
  if (unit?.kind === 'money') return money(count, programme.currency);
  const noun = nounOf(programme, id);
  return noun ? words(noun, count) : fill(same('{count} {id}'), { count, id });
}

export function nounOf(programme: Programme, id: string): Noun | null {
  const unit = programme.units.find((each) => each.id === id);
  if (unit) return unit;
  const held = [...programme.vouchers, ...programme.memberships].find((each) => each.id === id);
  return held ? { name: held.name, scale: 0, showWhole: false } : null;
}

/** The names of entries, quoted; an id that is not there is said as it stands. */
export function names(
  entries: readonly { readonly id: string; readonly name: Text | string }[],
  ids: readonly string[],
): Text {
  const found = ids.map((id) => entries.find((entry) => entry.id === id)?.name ?? id);
  return joined(
    found.map((name) => quoted(typeof name === 'string' ? same(name) : name)),
    ', ',
  );
}

export const date = ({ era }: Speaker, day: LocalDate): Text =>
  perLanguage((language) => formatDate(day, language, era));

/** 7 January 2024 was a Sunday. */
export const weekdays = (days: readonly number[]): Text =>
  perLanguage((language) =>
    days.map((day) => formatWeekday(`2024-01-${String(7 + day).padStart(2, '0')}`, language)).join(', '),
  );

export const same = (text: string): Text => ({ vi: text, th: text, en: text });
