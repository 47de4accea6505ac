import type { TerminalView } from '../../shared/contract/view.ts';
import { type Noun, quantityInWords, shownQuantity } from '../../shared/domain/programme/quantity.ts';
import {
  type Era,
  formatDate,
  formatTime,
  formatWeekday,
  type LocalDate,
  localTime,
} from '../../shared/kernel/dates.ts';
import type { Language, Text } from '../../shared/kernel/language.ts';
import { type Currency, formatMoney, formatQuantity, type Minor } from '../../shared/kernel/money.ts';
import { useTerminal } from '../stores/terminal.ts';

/** Everything that is shown as a number, a date or a name in the counter's language. */
export interface Format {
  readonly language: Language;
  readonly currency: Currency;
  readonly money: (amount: Minor) => string;
  /** A plain count. */
  readonly count: (value: number) => string;
  /** A quantity of a unit of the programme, without its name. */
  readonly quantity: (unit: string, quantity: number) => string;
  /** `+9`, `−3`. */
  readonly signed: (unit: string, quantity: number) => string;
  /** As it is called in general, or after a quantity: `points`, `point`. */
  readonly unitName: (unit: string, quantity?: number) => string;
  /** `1.284 điểm`. */
  readonly withUnit: (unit: string, quantity: number) => string;
  /** `+9 điểm`. */
  readonly signedWithUnit: (unit: string, quantity: number) => string;
  readonly text: (text: Text) => string;
  readonly date: (date: LocalDate) => string;
  readonly weekday: (date: LocalDate) => string;
  /** `09:42` in the shop's zone. */
  readonly time: (atMs: number) => string;
  /** `21/11/2026 09:42` in the shop's zone. */
  readonly dateTime: (atMs: number) => string;
  /** The shop's calendar day of a moment. */
  readonly dayOf: (atMs: number) => LocalDate;
}

export function useFormat(): Format {
  return useTerminal((state) => formatIn(state.view));
}

type FormattedFor = Pick<TerminalView, 'language' | 'shop' | 'programme'>;

const none: FormattedFor = { language: 'en', shop: null, programme: null };
let last: { readonly view: FormattedFor; readonly format: Format } | null = null;

/** One format for the whole page, until something changes that it depends on. */
function formatIn(view: FormattedFor | null): Format {
  const { language, shop, programme } = view ?? none;
  const known = last?.view;
  if (last && known?.language === language && known.shop === shop && known.programme === programme)
    return last.format;
  const format = formatFor({ language, shop, programme });
  last = { view: { language, shop, programme }, format };
  return format;
}

export function formatFor(view: FormattedFor): Format {
  const { language } = view;
  const currency = view.shop?.currency ?? 'VND';
  const zone = view.shop?.zone ?? 'UTC';
  const era: Era = view.shop?.era ?? 'gregorian';
  const units = nounsOf(view.programme);
  const wallets = new Set(view.programme?.units.filter(({ kind }) => kind === 'money').map(({ id }) => id));

  const quantity = (id: string, value: number) => {
    const unit = units.get(id);
    if (wallets.has(id)) return formatMoney(value, currency, language);
    return unit ? shownQuantity(unit, value, language) : formatQuantity(value, 0, language);
  };
  const signed = (unit: string, value: number) =>
    `${value < 0 ? '−' : '+'}${quantity(unit, Math.abs(value))}`;
  const unitName = (id: string, value?: number) => {
    const unit = units.get(id);
    if (!unit) return '';
    if (value === undefined) return unit.name[language];
    const size = Math.abs(value);
    return quantityInWords(unit, size, language).slice(shownQuantity(unit, size, language).length + 1);
  };

  return {
    language,
    currency,
    money: (amount) => formatMoney(amount, currency, language),
    count: (value) => formatQuantity(value, 0, language),
    quantity,
    signed,
    unitName,
    withUnit: (unit, value) => `${quantity(unit, value)} ${unitName(unit, value)}`,
    signedWithUnit: (unit, value) => `${signed(unit, value)} ${unitName(unit, value)}`,
    text: (text) => text[language],
    date: (date) => formatDate(date, language, era),
    weekday: (date) => formatWeekday(date, language),
    time: (atMs) => formatTime(atMs, zone),
    dateTime: (atMs) => `${formatDate(localTime(atMs, zone).date, language, era)} ${formatTime(atMs, zone)}`,
    dayOf: (atMs) => localTime(atMs, zone).date,
  };
}

/** Vouchers and memberships are held, and counted, like units. */
function nounsOf(programme: TerminalView['programme']): ReadonlyMap<string, Noun> {
  const whole = { scale: 0, showWhole: false } as const;
  return new Map<string, Noun>([
    ...(programme?.vouchers ?? []).map(({ id, name }) => [id, { name, ...whole }] as const),
    ...(programme?.memberships ?? []).map(({ id, name }) => [id, { name, ...whole }] as const),
    ...(programme?.units ?? []).map((unit) => [unit.id, unit] as const),
  ]);
}
