import type { ProgrammeView } from '../../../shared/contract/view.ts';
import type { EarnRule, Reward, StampCard, Unit } from '../../../shared/domain/programme/document.ts';
import { quantityInWords } from '../../../shared/domain/programme/quantity.ts';
import { addDays, type Era, formatDate, formatWeekday } from '../../../shared/kernel/dates.ts';
import { type Language, localeOf } from '../../../shared/kernel/language.ts';
import { formatMoney } from '../../../shared/kernel/money.ts';
import type { OwnerTexts } from '../../locales/owner-texts.ts';

export interface ProgrammeWords {
  readonly earn: readonly Sentence[];
  readonly stampCards: readonly Sentence[];
  readonly rewards: readonly Sentence[];
  readonly rules: readonly string[];
}

/** What it is called, what it does, and the small print. */
export interface Sentence {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly notes: readonly string[];
}

interface Speaker {
  readonly programme: ProgrammeView;
  readonly language: Language;
  readonly era: Era;
  readonly words: OwnerTexts['settings']['programme'];
}

/** A programme as its owner would tell it to a friend. */
export function programmeInWords(
  programme: ProgrammeView,
  language: Language,
  era: Era,
  words: OwnerTexts['settings']['programme'],
): ProgrammeWords {
  const speaker: Speaker = { programme, language, era, words };
  return {
    earn: programme.earn.map((rule) => ({
      id: rule.id,
      name: rule.name[language],
      text: earning(rule, speaker),
      notes: conditions(rule, speaker),
    })),
    stampCards: programme.stampCards.map((card) => stampCard(card, speaker)),
    rewards: programme.rewards.map((reward) => rewardSentence(reward, speaker)),
    rules: houseRules(speaker),
  };
}

function earning(rule: EarnRule, speaker: Speaker): string {
  const { words } = speaker;
  const { amount } = rule;
  switch (amount.kind) {
    case 'perAmount':
      return fill(amount.steps === 'full' ? words.perAmount : words.perAmountProportional, {
        amount: money(amount.perMinor, speaker),
        quantity: quantity(rule.unit, amount.quantity, speaker),
      });
    case 'percent':
      return fill(words.percent, {
        percent: percent(amount.basisPoints, speaker.language),
        unit: unitName(rule.unit, speaker),
        amount: money(amount.unitMinor, speaker),
      });
    case 'perItem':
      return fill(words.perItem, { quantity: quantity(rule.unit, amount.quantity, speaker) });
    case 'fixed':
      return fill(words[occasion(rule)], { quantity: quantity(rule.unit, amount.quantity, speaker) });
  }
}

function occasion(rule: EarnRule): 'fixedBill' | 'visit' | 'enrolment' | 'redemption' {
  return rule.on.kind === 'bill' ? 'fixedBill' : rule.on.action;
}

function conditions({ when }: EarnRule, speaker: Speaker): string[] {
  const { words, language, era } = speaker;
  const notes: string[] = [];
  if (when.minimumMinor !== undefined)
    notes.push(fill(words.from, { amount: money(when.minimumMinor, speaker) }));
  if (when.weekdays)
    notes.push(fill(words.weekdays, { days: when.weekdays.map((day) => weekday(day, language)).join(', ') }));
  if (when.dates?.from)
    notes.push(fill(words.dateFrom, { date: formatDate(when.dates.from, language, era) }));
  if (when.dates?.until)
    notes.push(fill(words.dateUntil, { date: formatDate(when.dates.until, language, era) }));
  return notes;
}

function stampCard(card: StampCard, speaker: Speaker): Sentence {
  const { words, language, programme } = speaker;
  const reward = programme.rewards.find((each) => each.id === card.reward);
  return {
    id: card.id,
    name: card.name[language],
    text: fill(words.stampCard, { boxes: card.boxes, reward: reward?.name[language] ?? card.reward }),
    notes: card.headStart > 0 ? [fill(words.headStart, { count: card.headStart })] : [],
  };
}

function rewardSentence(reward: Reward, speaker: Speaker): Sentence {
  const { words, language } = speaker;
  if (reward.kind === 'pointsAsMoney') {
    const text = fill(words.pointsAsMoney, {
      quantity: quantity(reward.unit, reward.step, speaker),
      amount: money(reward.stepMinor, speaker),
    });
    const notes =
      reward.least > 0 ? [fill(words.least, { quantity: quantity(reward.unit, reward.least, speaker) })] : [];
    return { id: reward.id, name: reward.name[language], text, notes };
  }
  return {
    id: reward.id,
    name: reward.name[language],
    text: fill(words.item, { quantity: quantity(reward.price.unit, reward.price.quantity, speaker) }),
    notes: [fill(words.itemCost, { amount: money(reward.costMinor, speaker) })],
  };
}

function houseRules(speaker: Speaker): string[] {
  const { programme, words } = speaker;
  const { policies } = programme;
  const rules = programme.units.map((unit) => expiry(unit, speaker));
  rules.push(
    words.rounding[policies.rounding ?? 'down'],
    words.pointsPaid[policies.pointsPaid ?? 'earnsNothing'],
  );
  if (policies.scanIsVisit) rules.push(words.scanIsVisit);
  rules.push(
    fill(words.duplicate, { seconds: seconds(policies.duplicateScanMs ?? 3_000, speaker.language) }),
  );
  rules.push(fill(words.undo, { seconds: seconds(policies.undoMs ?? 10_000, speaker.language) }));
  if (policies.ownerApprovalAboveMinor) {
    rules.push(fill(words.approval, { amount: money(policies.ownerApprovalAboveMinor, speaker) }));
  }
  return rules;
}

function expiry(unit: Unit, { words, language }: Speaker): string {
  const name = capital(unit.name[language], language);
  switch (unit.expiry.kind) {
    case 'never':
      return fill(words.expiryNever, { unit: name });
    case 'days':
      return fill(words.expiryDays, { unit: name, days: unit.expiry.days });
    case 'monthEnd':
      return fill(words.expiryMonthEnd, { unit: name, months: unit.expiry.months });
  }
}

const money = (amount: number, { programme, language }: Speaker): string =>
  formatMoney(amount, programme.currency, language);

function quantity(id: string, count: number, { programme, language }: Speaker): string {
  const unit = programme.units.find((each) => each.id === id);
  return unit ? quantityInWords(unit, count, language) : `${count} ${id}`;
}

function unitName(id: string, { programme, language }: Speaker): string {
  const unit = programme.units.find((each) => each.id === id);
  return unit ? (language === 'en' ? (unit.one?.en ?? unit.name.en) : unit.name[language]) : id;
}

function percent(basisPoints: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  );
}

function seconds(ms: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 }).format(ms / 1000);
}

/** 2026-11-22 is a Sunday, day 0. */
const weekday = (day: number, language: Language): string =>
  formatWeekday(addDays('2026-11-22', day), language);

const capital = (text: string, language: Language): string =>
  text.charAt(0).toLocaleUpperCase(localeOf[language]) + text.slice(1);

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
