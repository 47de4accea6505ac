import { evaluate } from '../../../shared/domain/engine/evaluate.ts';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { quantityInWords } from '../../../shared/domain/programme/quantity.ts';
import { templateProgramme } from '../../../shared/domain/programme/templates.ts';
import type { LocalDate } from '../../../shared/kernel/dates.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { type Currency, formatMoney, type Minor } from '../../../shared/kernel/money.ts';
import type { Template } from './draft.ts';

/** A bill that most counters would call ordinary: 185.000 ₫, 185 ฿, 12 $. */
export const ordinaryBill: Record<Currency, Minor> = { VND: 185_000, THB: 18_500, USD: 1_200 };
const drinks = 2;
const manyPoints = 100;

/** What fills the blanks of a template's example: worked out by the engine itself, so that it is true. */
export function templateExample(
  template: Template,
  currency: Currency,
  language: Language,
  today: LocalDate,
): Record<'bill' | 'earned' | 'points' | 'worth' | 'boxes' | 'gift' | 'reward' | 'back', string> {
  const programme = templateProgramme(template, currency, today);
  const totalMinor = ordinaryBill[currency];
  const money = (amount: Minor) => formatMoney(amount, currency, language);
  const asMoney = programme.rewards.find((reward) => reward.kind === 'pointsAsMoney');
  const stampCard = programme.stampCards[0];
  const earned = earnedBy(programme, totalMinor, today);
  const worthOf = (quantity: number) =>
    asMoney ? money(Math.floor(quantity / asMoney.step) * asMoney.stepMinor) : '';
  const inWords = (unit: string, quantity: number) => words(programme, unit, quantity, language);
  const stamps = (count: number) => (stampCard ? inWords(stampCard.unit, count) : '');

  return {
    bill: money(totalMinor),
    earned: earned.map(({ unit, quantity }) => inWords(unit, quantity)).join(' + '),
    points: asMoney ? inWords(asMoney.unit, manyPoints) : '',
    worth: worthOf(manyPoints),
    boxes: stamps(stampCard?.boxes ?? 0),
    gift: stamps(stampCard?.headStart ?? 0),
    reward: programme.rewards.find(({ id }) => id === stampCard?.reward)?.name[language] ?? '',
    back: worthOf(earned[0]?.quantity ?? 0),
  };
}

function earnedBy(programme: Programme, totalMinor: Minor, today: LocalDate) {
  const { effects } = evaluate(
    programme,
    { enrolledOn: today, available: {} },
    {
      kind: 'bill',
      totalMinor,
      itemCount: drinks,
      businessDate: today,
      status: 'completed',
      rewards: [],
    },
  );
  return effects.filter((effect) => effect.kind === 'earn');
}

function words(programme: Programme, id: string, quantity: number, language: Language): string {
  const unit = programme.units.find((each) => each.id === id);
  return unit ? quantityInWords(unit, quantity, language) : '';
}
