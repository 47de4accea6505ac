/** What a pole display says: the customer's view in two lines of twenty characters. */
import type { BalanceView, StampCardView, TerminalView } from '../../shared/contract/view.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { formatMoney, formatQuantity } from '../../shared/kernel/money.ts';
import type { PoleLines } from '../devices/displays.ts';

const columns = 20;

/** Displays have the letters of ASCII: Vietnamese is read without its marks, Thai not at all. */
const wordsOf = {
  vi: { welcome: 'Xin chào quý khách', total: 'Tổng', now: 'Có' },
  en: { welcome: 'Welcome', total: 'Total', now: 'Now' },
} as const;

export function poleLines(view: TerminalView): PoleLines {
  const { shop, customer, counter } = view;
  if (!shop) return ['', ''];
  const language = shop.language === 'th' ? 'en' : shop.language;
  const words = wordsOf[language];
  switch (customer.at) {
    case 'idle':
      return [words.welcome, shop.name];
    case 'member':
      return [customer.name, holding(view, customer, language) ?? ''];
    case 'done': {
      const payable = counter.at === 'done' ? counter.done.payableMinor : null;
      const upper =
        payable === null ? customer.name : pair(words.total, formatMoney(payable, shop.currency, language));
      return [upper, movement(view, customer, language) ?? holding(view, customer, language) ?? ''];
    }
  }
}

/** Shown when a person tests a display: whether both lines and both ends are there. */
export const testLines = (shop: { readonly name: string }): PoleLines => ['01234567890123456789', shop.name];

interface Held {
  readonly balances: readonly BalanceView[];
  readonly stampCards: readonly StampCardView[];
}

/** What a bill brought, and what there is now. */
function movement(
  view: TerminalView,
  { changes, balances }: Held & { readonly changes: readonly { unit: string; quantity: number }[] },
  language: Exclude<Language, 'th'>,
): string | null {
  const change = changes.find(({ unit }) => balances.some((balance) => balance.unit === unit));
  if (!change) return null;
  const { unit, quantity } = change;
  const now = balances.find((balance) => balance.unit === unit)?.available ?? 0;
  const sign = quantity > 0 ? '+' : '';
  return pair(
    `${sign}${amountOf(view, unit, quantity, language)} ${nameOf(view, unit, language)}`,
    `${wordsOf[language].now} ${amountOf(view, unit, now, language)}`,
  );
}

function holding(view: TerminalView, held: Held, language: Exclude<Language, 'th'>): string | null {
  const [balance] = held.balances;
  if (balance)
    return pair(
      nameOf(view, balance.unit, language),
      amountOf(view, balance.unit, balance.available, language),
    );
  const [card] = held.stampCards;
  return card ? pair(card.name[language], `${card.filled}/${card.boxes}`) : null;
}

function amountOf(view: TerminalView, unit: string, quantity: number, language: Language): string {
  const known = view.programme?.units.find(({ id }) => id === unit);
  if (known?.kind === 'money' && view.shop) return formatMoney(quantity, view.shop.currency, language);
  return formatQuantity(quantity, known?.scale ?? 0, language);
}

const nameOf = (view: TerminalView, unit: string, language: Language): string =>
  view.programme?.units.find(({ id }) => id === unit)?.name[language] ?? '';

/** At both ends of a line; the label is cut where both do not fit. */
function pair(label: string, value: string): string {
  const room = Math.max(0, columns - value.length);
  return label.slice(0, Math.max(0, room - 1)).padEnd(room) + value;
}
