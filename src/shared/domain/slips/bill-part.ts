import type { Minor } from '../../kernel/money.ts';
import type { SlipShop } from './facts.ts';
import { note, pair, smallPair } from './parts.ts';
import type { SlipDiscount, SlipPayment } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock } from './slip.ts';
import { filled, money, moneyOff } from './wording.ts';
import { words } from './words.ts';

/** What was bought for, what was taken off and by what, what wallets and gift cards paid, and what is left to pay. */
export function billBlocks(bill: {
  readonly shop: SlipShop;
  readonly totalMinor: Minor;
  readonly discountMinor: Minor;
  readonly discounts?: readonly SlipDiscount[];
  readonly payments?: readonly SlipPayment[];
}): SlipBlock[] {
  const { shop, totalMinor, discountMinor, payments = [] } = bill;
  const { language } = shop;
  const toPay = totalMinor - discountMinor;
  if (discountMinor === 0) {
    return [
      pair(words.billTotal[language], money(totalMinor, shop), true),
      ...paymentBlocks(payments, toPay, shop),
    ];
  }
  return [
    smallPair(words.billTotal[language], money(totalMinor, shop)),
    ...discountBlocks(bill),
    pair(words.toPay[language], money(toPay, shop), true),
    ...paymentBlocks(payments, toPay, shop),
  ];
}

function discountBlocks({
  shop,
  discountMinor,
  discounts = [],
}: Parameters<typeof billBlocks>[0]): SlipBlock[] {
  const named = discounts.filter(({ amountMinor }) => amountMinor > 0);
  const rest = named.reduce((left, { amountMinor }) => left - amountMinor, discountMinor);
  return [
    ...named.map(({ name, amountMinor }) => smallPair(name[shop.language], moneyOff(amountMinor, shop))),
    ...(rest > 0 ? [smallPair(words.discount[shop.language], moneyOff(rest, shop))] : []),
  ];
}

function paymentBlocks(payments: readonly SlipPayment[], toPay: Minor, shop: SlipShop): SlipBlock[] {
  if (payments.length === 0) return [];
  const { language } = shop;
  const left = payments.reduce((rest, { amountMinor }) => rest - amountMinor, toPay);
  return [
    ...payments.flatMap(({ wallet, amountMinor, leftMinor }) => {
      const name = (wallet ?? programmeWords.giftCard)[language];
      return [
        smallPair(filled(programmeWords.paidFrom, language, { name }), moneyOff(amountMinor, shop)),
        note(programmeWords.left[language], money(leftMinor, shop)),
      ];
    }),
    pair(programmeWords.stillToPay[language], money(left, shop), true),
  ];
}
