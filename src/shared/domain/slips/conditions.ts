import { addDays, formatWeekday, type LocalDate } from '../../kernel/dates.ts';
import type { Language, Text } from '../../kernel/language.ts';
import { formatQuantity } from '../../kernel/money.ts';
import type { Programme, Voucher } from '../programme/document.ts';
import type { SlipShop } from './facts.ts';
import { programmeWords } from './programme-words.ts';
import { day, filled, money } from './wording.ts';

/** What whoever holds a voucher has to know before coming with it. `usableFrom` null: at once. */
export function voucherConditions(
  { when }: Voucher,
  usableFrom: LocalDate | null,
  programme: Pick<Programme, 'tiers' | 'memberships'>,
  shop: SlipShop,
): Text[] {
  const { minimumMinor, minimumQuantity, weekdays, hours = [], dates } = when;
  const from = [usableFrom, dates?.from ?? null]
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  const names = [
    ...namesOf(programme.tiers?.levels ?? [], when.tiers),
    ...namesOf(programme.memberships, when.memberships),
  ];
  const say = (text: Text, values: (language: Language) => Readonly<Record<string, string>>) =>
    inEach((language) => filled(text, language, values(language)));
  const saidIn = (language: Language) => ({ ...shop, language });
  return [
    ...(from === undefined
      ? []
      : [say(programmeWords.usableFrom, (language) => ({ date: day(from, saidIn(language)) }))]),
    ...(minimumMinor === undefined
      ? []
      : [say(programmeWords.minimum, (language) => ({ amount: money(minimumMinor, saidIn(language)) }))]),
    ...(minimumQuantity === undefined
      ? []
      : [
          say(programmeWords.minimumQuantity, (language) => ({
            n: formatQuantity(minimumQuantity, 0, language),
          })),
        ]),
    ...(weekdays === undefined
      ? []
      : [say(programmeWords.onDays, (language) => ({ days: weekdays.map(weekdayIn(language)).join(', ') }))]),
    ...hours.map((span) => say(programmeWords.atHours, () => span)),
    ...(names.length === 0
      ? []
      : [
          say(programmeWords.onlyFor, (language) => ({
            names: names.map((name) => name[language]).join(', '),
          })),
        ]),
  ];
}

const inEach = (sentence: (language: Language) => string): Text => ({
  vi: sentence('vi'),
  th: sentence('th'),
  en: sentence('en'),
});

const namesOf = (
  known: readonly { readonly id: string; readonly name: Text }[],
  ids: readonly string[] | undefined,
): Text[] => known.filter(({ id }) => ids?.includes(id)).map(({ name }) => name);

const aSunday: LocalDate = '2026-11-22';

const weekdayIn = (language: Language) => (weekday: number) =>
  formatWeekday(addDays(aSunday, weekday), language);
