import type { Settlement } from '../../shared/contract/view.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { type Currency, exponentOf } from '../../shared/kernel/money.ts';
import { csvText, fixed } from './csv.ts';
import { csvWords } from './csv-words.ts';

/**
 * A line per partner and unit, and one with the balance of each partner: above 0 the partner owes the shop. Amounts of
 * money carry a point and no grouping.
 */
export function settlementCsv(
  { from, until, partners }: Settlement,
  language: Language,
  currency: Currency,
  scaleOf: (unit: string) => number,
): string {
  const words = csvWords[language];
  return csvText([
    [words.from, words.until, words.partner, words.name, words.given, words.usedThere, words.balance],
    ...partners.flatMap(({ name, lines, balanceMinor }) => [
      ...lines.map((line) => [
        from,
        until,
        name,
        line.name[language],
        fixed(line.givenForPartner, scaleOf(line.unit)),
        fixed(line.usedAtPartner, scaleOf(line.unit)),
        '',
      ]),
      [from, until, name, '', '', '', fixed(balanceMinor, exponentOf[currency])],
    ]),
  ]);
}
