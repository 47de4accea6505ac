/**
 * Worked examples of promotions, rewards, vouchers and gift cards, each checkable by hand and named by its number. They
 * run through the public engine with a programme document. Amounts are in cents, tax included in every price.
 */
import { describe, expect, it } from 'vitest';
import {
  billOf,
  chosen,
  guest,
  holding,
  line as lineAt,
  named,
  points,
  programmeWith,
  typed,
  wallet,
} from '../../../../../test/support/bills.ts';
import type { BillLine, ChosenReward, Tender } from '../../bills/bill.ts';
import { evaluate } from '../evaluate.ts';
import type { Context, Evaluation } from '../evaluation.ts';

describe('Points and free things', () => {
  const penProgramme = programmeWith({
    earn: [earning({ kind: 'perItem', quantity: 1 }, { of: { items: ['pen'] } })],
    rewards: [freePen(4)],
    policies: { earnedUsable: 'sameBill' },
  });
  const takeFreePen = [chosen('free-pen')];

  it('A05 one point for every pen that is paid, a free pen for four', () => {
    let balance = 0;
    const buy = (pens: number, rewards: ChosenReward[] = []) => {
      const evaluation = evaluate(penProgramme, holding(balance), billOf([line('pen', pens)], { rewards }));
      balance += change(evaluation);
      return { pays: pays(evaluation), balance };
    };
    expect(buy(2)).toEqual({ pays: 640, balance: 2 });
    expect(buy(3, takeFreePen)).toEqual({ pays: 640, balance: 0 });
    expect(buy(4)).toEqual({ pays: 1_280, balance: 4 });
    expect(buy(2, takeFreePen)).toEqual({ pays: 320, balance: 1 });
  });

  it('A06 whoever is the member when the bill is paid earns and uses', () => {
    const four = billOf([line('pen', 4)]);
    const three = billOf([line('pen', 3)]);
    expect(change(evaluate(penProgramme, holding(0), four))).toBe(4);
    expect(change(evaluate(penProgramme, holding(7), three))).toBe(3);
    const two = [line('pen', 2)];
    expect(pays(evaluate(penProgramme, holding(4), billOf(two, { rewards: takeFreePen })))).toBe(320);
    const removed = evaluate(penProgramme, guest, billOf(two, { rewards: takeFreePen }));
    expect(kinds(removed)).toEqual(['notEnough']);
    const without = evaluate(penProgramme, guest, billOf(two));
    expect(pays(without)).toBe(640);
    expect(without.effects.filter(({ kind }) => kind === 'spend')).toEqual([]);
  });

  it('A07 five points buy a thing of the catalogue that costs nothing', () => {
    const programme = programmeWith({
      units: [{ ...points, scale: 2 }],
      earn: [perDollar(100)],
      rewards: [{ kind: 'item', ...named('thing'), price: { unit: 'points', quantity: 500 }, costMinor: 0 }],
      policies: { earnedUsable: 'sameBill' },
    });
    const bill = billOf([line('organizer', 2)], { rewards: [chosen('thing')] });
    const evaluation = evaluate(programme, holding(0), bill);
    expect(pays(evaluation)).toBe(1_020);
    expect(change(evaluation)).toBe(520);
  });

  it('A11 two points make the cheapest thing free, and the free one earns nothing back', () => {
    const programme = (discounted: string) =>
      programmeWith({
        earn: [earning({ kind: 'perItem', quantity: 1 }, { when: { minimumQuantity: 2 } })],
        rewards: [
          {
            kind: 'benefit',
            ...named('cheapest'),
            price: { unit: 'points', quantity: 2 },
            gives: { kind: 'cheapestOff', basisPoints: 10_000 },
          },
        ],
        policies: { earnedUsable: 'sameBill', discounted },
      });
    const bill = billOf([line('organizer', 1), line('pen', 1)], { rewards: [chosen('cheapest')] });
    const paidOnly = evaluate(programme('earnsNothing'), holding(1), bill);
    expect([pays(paidOnly), 1 + change(paidOnly)]).toEqual([510, 0]);
    // Where what is given free counts too, the bill brings both points itself.
    const everything = evaluate(programme('earns'), holding(0), bill);
    expect([pays(everything), change(everything)]).toEqual([510, 0]);
  });

  it('A24 points worth 1.50 each, only in steps of three', () => {
    const programme = programmeWith({
      earn: [earning({ kind: 'perItem', quantity: 1 })],
      rewards: [asMoney(3, 450)],
      policies: { earnedUsable: 'sameBill', pointsPaid: 'earns' },
    });
    const take = (quantity: number) =>
      evaluate(
        programme,
        holding(10),
        billOf([line('cabinet', 1)], { rewards: [chosen('money', quantity)] }),
      );
    expect(take(9).due.discountMinor).toBe(1_350);
    expect(kinds(take(10))).toEqual(['notAStep']);
    expect(kinds(take(12))).toEqual(['notEnough']);
  });

  it('A25 a hundredth of a point a dollar, tax included, usable at once', () => {
    const programme = programmeWith({
      units: [{ ...points, scale: 2 }],
      earn: [perDollar(1)],
      rewards: [asMoney(1, 1)],
      policies: { earnedUsable: 'sameBill', pointsPaid: 'earns' },
    });
    const bill = (quantity: number) =>
      billOf([taxed('thing', 1, 16_100, 1_500)], { rewards: [chosen('money', quantity)] });
    const all = evaluate(programme, holding(339), bill(500));
    expect(pays(all)).toBe(15_600);
    expect(339 + change(all)).toBe(0);
    expect(kinds(evaluate(programme, holding(339), bill(501)))).toEqual(['notEnough']);
  });

  it('A31 a point is worth two euros', () => {
    const programme = programmeWith({ rewards: [asMoney(1, 200)] });
    const due = (quantity: number) =>
      pays(
        evaluate(programme, holding(50), billOf([line('a', 1)], { rewards: [chosen('money', quantity)] })),
      );
    expect(due(50)).toBe(0);
    expect(due(20)).toBe(6_000);
  });
});

describe('What earns when something is taken off', () => {
  it('A08 ten percent off the order leaves 90 to pay and to earn on', () => {
    const programme = programmeWith({ earn: [perDollar(1)], promotions: [tenOffOrder()] });
    const evaluation = evaluate(programme, holding(0), billOf([line('a', 1)]));
    expect([pays(evaluation), change(evaluation)]).toEqual([9_000, 90]);
  });

  it('A09 what a wallet pays is no discount', () => {
    const programme = programmeWith({ earn: [perDollar(1)], units: [points, wallet] });
    const member = { ...holding(0), available: { wallet: 1_000 } };
    const tenders = [{ kind: 'wallet' as const, unit: 'wallet', amountMinor: 1_000 }];
    const evaluation = evaluate(programme, member, billOf([line('a', 1)], { tenders }));
    expect(pays(evaluation)).toBe(9_000);
    expect(change(evaluation, 'points')).toBe(100);
    expect(change(evaluation, 'wallet')).toBe(-1_000);
  });

  it('A10 a code on the whole order does not lower what food alone earns', () => {
    const programme = programmeWith({
      earn: [perDollar(1, { of: { categories: ['food'] } })],
      promotions: [tenOffOrder('TEN')],
      policies: { orderDiscount: 'lowersWholeBillOnly' },
    });
    const lines = [{ ...line('a', 1), category: 'food' }, line('other', 1, 5_000)];
    const evaluation = evaluate(programme, holding(0), billOf(lines, { rewards: [chosen('ten')] }));
    expect([pays(evaluation), change(evaluation)]).toEqual([13_500, 100]);
  });
});

describe('Buy some, get some', () => {
  it('A12 buy two, take one free of the same', () => {
    expect(pays(withPromotion(buyGet('organizer', 2, 'organizer', 1), [line('organizer', 7)]))).toBe(2_550);
  });

  it.each([
    { buy: 2, get: 1, units: [3, 6, 9, 10], free: [1, 2, 3, 3] },
    { buy: 2, get: 3, units: [5, 8, 10], free: [3, 4, 6] },
  ])('A13 buy $buy take $get: of $units things $free are free', ({ buy, get, units, free }) => {
    const freeOf = (quantity: number) =>
      withPromotion(buyGet('pen', buy, 'pen', get), [line('pen', quantity)]).due.discountMinor / 320;
    expect(units.map(freeOf)).toEqual(free);
  });

  it('A14 every three cabinets give one more, which is not in the base of a later code', () => {
    const programme = programmeWith({
      promotions: [buyGet('cabinet', 3, 'cabinet', 1), tenOffOrder('TEN')],
    });
    const bill = (cabinets: number) => billOf([line('cabinet', cabinets)], { rewards: [chosen('ten')] });
    expect(pays(evaluate(programme, holding(0), bill(4)))).toBe(86_400);
    expect(pays(evaluate(programme, holding(0), bill(2)))).toBe(57_600);
  });

  it('A45 five courses, the sixth free', () => {
    const { due } = withPromotion(buyGet('course', 5, 'course', 1), [line('course', 6)]);
    expect(due.payableMinor).toBe(15_000);
    expect(Math.round((due.discountMinor * 1_000) / due.totalMinor) / 10).toBe(16.7);
  });

  it('A50 three boards, one pen: the pens are rung up and then free', () => {
    expect(pays(withPromotion(buyGet('board', 3, 'pen', 1), [line('board', 6), line('pen', 2)]))).toBe(1_188);
  });
});

describe('Off certain things', () => {
  it('A15 ten percent off A once A comes to 40', () => {
    const promotion = {
      ...named('ten-a'),
      when: { minimumMinor: 4_000, minimumOf: { items: ['a15'] } },
      gives: { kind: 'percentOff', basisPoints: 1_000, of: { items: ['a15'] } },
    };
    const other = line('b15', 1, 3_000);
    expect(pays(withPromotion(promotion, [line('a15', 1, 2_000), other]))).toBe(5_000);
    expect(pays(withPromotion(promotion, [line('a15', 2, 2_000), other]))).toBe(6_600);
  });

  it('A16 free goods up to 40 share the cap in proportion to their prices', () => {
    const promotion = {
      ...named('free-goods'),
      when: { minimumQuantity: 1, minimumOf: { items: ['promo'] } },
      gives: { kind: 'freeItems', of: { items: ['a16', 'b16'] }, capMinor: 4_000 },
    };
    const promo = taxed('promo', 1, 3_450, 1_500);
    const b = line('b16', 1, 2_500);
    const a = (quantity: number) => line('a16', quantity, 1_500);
    expect(pays(withPromotion(promotion, [promo, b]))).toBe(3_450);
    expect(pays(withPromotion(promotion, [promo, b, a(1)]))).toBe(3_450);
    const capped = withPromotion(promotion, [promo, b, a(2)]);
    expect(pays(capped)).toBe(4_950);
    expect(sharesOf(capped)).toEqual({ 1: 1_818, 2: 2_182 });
  });

  it.each([
    [5, 1_312],
    [6, 1_632],
  ])('A17 ninety percent off the cheapest of %i pens', (pens, expected) => {
    expect(pays(withPromotion(cheapest90, [line('pen', pens)]))).toBe(expected);
  });

  it('A18 a code on some things counts after what the cheapest has lost', () => {
    const programme = programmeWith({ promotions: [cheapest90, half] });
    const lines = [line('board', 10), line('organizer', 3), taxed('tray', 4, 528, 1_000)];
    expect(pays(evaluate(programme, holding(0), billOf(lines)))).toBe(5_444);
    const both = evaluate(programme, holding(0), billOf(lines, { rewards: [chosen('half')] }));
    expect(pays(both)).toBe(3_778);
  });

  it('A27 a promotion that can be used once in all', () => {
    const programme = programmeWith({ promotions: [{ ...cheapest90, limits: { budget: { times: 1 } } }] });
    const bill = billOf([line('pen', 5)]);
    expect(pays(evaluate(programme, holding(0), bill))).toBe(1_312);
    const used = { given: { cheapest: { times: 1, quantity: 288 } } };
    expect(pays(evaluate(programme, holding(0), bill, used))).toBe(1_600);
  });

  it.each([
    { of: ['chair', 'drawer'], expected: 8_700 },
    { of: ['chair'], expected: 9_950 },
  ])('A39 a quarter off $of leaves $expected', ({ of, expected }) => {
    const gives = { kind: 'percentOff', basisPoints: 2_500, of: { items: of } };
    expect(pays(withPromotion({ ...named('quarter'), gives }, [line('chair', 4), line('drawer', 2)]))).toBe(
      expected,
    );
  });

  it('A46 a cabinet makes chairs free, and one chair loses only its own price', () => {
    const promotion = {
      ...named('chairs'),
      when: { minimumQuantity: 1, minimumOf: { items: ['cabinet-46'] } },
      gives: { kind: 'freeItems', of: { items: ['chair-46'] }, capMinor: 20_000 },
    };
    const bill = (chairs: number) => [line('cabinet-46', 1, 50_000), line('chair-46', chairs, 10_000)];
    expect(pays(withPromotion(promotion, bill(2)))).toBe(50_000);
    expect(pays(withPromotion(promotion, bill(1)))).toBe(50_000);
  });

  it('A49 ten percent off A once A comes to 110', () => {
    const promotion = {
      ...named('ten-a'),
      when: { minimumMinor: 11_000, minimumOf: { items: ['a'] } },
      gives: { kind: 'percentOff', basisPoints: 1_000, of: { items: ['a'] } },
    };
    expect(pays(withPromotion(promotion, [line('a', 1), line('b', 40)]))).toBe(30_000);
    expect(pays(withPromotion(promotion, [line('a', 2), line('b', 20)]))).toBe(28_000);
  });
});

describe('Off the order', () => {
  it.each([
    [14, 148_680],
    [15, 150_450],
    [17, 160_480],
    [20, 188_800],
    [22, 194_700],
  ])('A19 of four steps only the best applies: %i things at 118', (quantity, expected) => {
    const steps = [
      [1_500, 10],
      [1_750, 15],
      [2_000, 20],
      [2_500, 25],
    ] as const;
    const promotions = steps.map(([from, percent]) => ({
      ...named(`step-${from}`),
      when: { minimumMinor: from * 100 },
      gives: { kind: 'percentOff', basisPoints: percent * 100 },
      stacking: { group: 'steps' },
    }));
    const bill = billOf([taxed('thing', quantity, 11_800, 1_800)]);
    expect(pays(evaluate(programmeWith({ promotions }), holding(0), bill))).toBe(expected);
  });

  it('A20 a coupon asks for its minimum after the others, and again when the bill shrinks', () => {
    const coupon = (id: string, code: string) => ({
      ...named(id),
      code,
      when: { minimumMinor: 10_000, minimumBase: 'afterDiscounts' },
      gives: { kind: 'moneyOff', amountMinor: 10_000 },
    });
    const programme = programmeWith({ promotions: [coupon('first', 'ONE-1'), coupon('second', 'TWO-2')] });
    const answer = (chairs: number, ...codes: string[]) =>
      evaluate(
        programme,
        holding(0),
        billOf([line('chair', chairs)], { rewards: codes.map((code) => chosen(code)) }),
      );
    expect(pays(answer(10, 'first'))).toBe(6_500);
    const second = answer(10, 'first', 'second');
    expect(second.refusals.map(({ kind, reward }) => [kind, reward])).toEqual([['belowMinimum', 'second']]);
    expect(second.refusals[0]?.text.en).toBe('$35 more to buy for “second”');
    expect(pays(answer(15, 'first', 'second'))).toBe(4_750);
    expect(answer(5, 'first', 'second').refusals.map(({ reward }) => reward)).toEqual(['first', 'second']);
    expect(pays(answer(5))).toBe(8_250);
  });

  it('A21 the order of use matters', () => {
    const programme = programmeWith({
      promotions: [
        tenOffOrder('TEN'),
        { ...named('coupon'), code: 'OFF-288', gives: { kind: 'moneyOff', amountMinor: 28_850 } },
      ],
    });
    const lines = [taxed('x', 1, 11_500, 1_500), line('y', 1, 10_000), line('z', 1, 10_000)];
    const taking = (...ids: string[]) =>
      evaluate(programme, holding(0), billOf(lines, { rewards: ids.map((id) => chosen(id)) }));
    expect(pays(taking('ten'))).toBe(28_350);
    expect(pays(taking('ten', 'coupon'))).toBe(0);
    expect(pays(taking('coupon'))).toBe(2_650);
    const last = taking('coupon', 'ten');
    expect(pays(last)).toBe(2_385);
    // Of what is left of the taxed line 15 parts in 115 are tax: 1.13 of 23.85, and 22.72 before tax.
    const leftOfTaxed = 11_500 - (sharesOf(last)[0] ?? 0);
    expect(Math.floor((leftOfTaxed * 15) / 115)).toBe(113);
  });

  it('A40 a price list and then ten percent multiply', () => {
    const programme = programmeWith({
      promotions: [
        { ...named('list'), gives: { kind: 'priceList', prices: [{ item: 'a', priceMinor: 9_000 }] } },
        tenOffOrder('TEN'),
      ],
    });
    const bill = billOf([line('a', 1)], { rewards: [chosen('ten')] });
    expect(pays(evaluate(programme, holding(0), bill))).toBe(8_100);
  });

  it.each([
    [1_000, 0],
    [2_000, 500],
  ])('A47 ten off after a discount typed by hand: %i leaves %i', (price, expected) => {
    const promotion = { ...named('ten'), gives: { kind: 'moneyOff', amountMinor: 1_000 } };
    expect(pays(withPromotion(promotion, [line('thing', 1, price), typed(-500)]))).toBe(expected);
  });

  it('A48 only one percentage off the whole order', () => {
    const programme = programmeWith({
      promotions: [{ ...tenOffOrder(), id: 'automatic' }, tenOffOrder('TEN')],
      policies: { orderPercentages: 'one' },
    });
    const lines = [line('cabinet', 1)];
    expect(pays(evaluate(programme, holding(0), billOf(lines)))).toBe(28_800);
    const both = evaluate(programme, holding(0), billOf(lines, { rewards: [chosen('ten')] }));
    expect(kinds(both)).toEqual(['notTogether']);
  });
});

describe('Gift cards', () => {
  const programme = programmeWith({ units: [points, wallet], promotions: [tenOffOrder('TEN')] });
  const card = (code: string): Tender => ({ kind: 'giftCard', unit: 'wallet', code, amountMinor: null });
  const cards = (available: Readonly<Record<string, number>>): Context => ({
    bearers: Object.fromEntries(
      Object.entries(available).map(([code, money]) => [code, { unit: 'wallet', available: money }]),
    ),
  });
  const pay = (lines: BillLine[], held: Readonly<Record<string, number>>, rewards: ChosenReward[] = []) =>
    evaluate(programme, guest, billOf(lines, { rewards, tenders: Object.keys(held).map(card) }), cards(held));

  it('A22 a gift card pays after discounts', () => {
    const half = pay([line('a', 1)], { g: 5_000 }, [chosen('ten')]);
    expect(pays(half)).toBe(4_000);
    const whole = pay([line('a', 1)], { g: 10_000 }, [chosen('ten')]);
    expect([pays(whole), whole.due.walletMinor]).toEqual([0, 9_000]);
    expect(whole.effects).toContainEqual({
      kind: 'spend',
      unit: 'wallet',
      quantity: 9_000,
      reward: 'wallet',
      code: 'g',
    });
  });

  it('A23 a gift card is spent in parts', () => {
    let left = 500;
    const bill = (price: number) => {
      const { due } = pay([line('thing', 1, price)], { g: left });
      left -= due.walletMinor;
      return [due.payableMinor, left];
    };
    expect(bill(400)).toEqual([0, 100]);
    expect(bill(3_600)).toEqual([3_500, 0]);
    left = 5_000;
    expect(bill(320)).toEqual([0, 4_680]);
  });

  it('A42 two gift cards on one bill', () => {
    const both = pay([taxed('thing', 20, 11_500, 1_500)], { g: 10_000, h: 10_000 });
    expect(pays(both)).toBe(210_000);
  });
});

function earning(amount: object, rule: object = {}) {
  return { ...named('rule'), unit: 'points', on: { kind: 'bill' }, amount, ...rule };
}
function perDollar(quantity: number, rule: object = {}) {
  return earning({ kind: 'perAmount', perMinor: 100, quantity, steps: 'proportional' }, rule);
}
function freePen(quantity: number) {
  return {
    kind: 'benefit',
    ...named('free-pen'),
    price: { unit: 'points', quantity },
    gives: { kind: 'freeItems', of: { items: ['pen'] }, quantity: 1 },
  };
}
function asMoney(step: number, stepMinor: number) {
  return { kind: 'pointsAsMoney', ...named('money'), unit: 'points', step, stepMinor };
}
function tenOffOrder(code?: string) {
  return {
    ...named('ten'),
    ...(code === undefined ? {} : { code }),
    gives: { kind: 'percentOff', basisPoints: 1_000 },
  };
}
function buyGet(buy: string, buyQuantity: number, get: string, getQuantity: number) {
  return {
    ...named('buy-get'),
    gives: { kind: 'buyGet', buy: { items: [buy] }, buyQuantity, get: { items: [get] }, getQuantity },
  };
}
const cheapest90 = { ...named('cheapest'), gives: { kind: 'cheapestOff', basisPoints: 9_000 } };
const half = {
  ...named('half'),
  code: 'HALF',
  gives: { kind: 'percentOff', basisPoints: 5_000, of: { items: ['pen', 'board', 'organizer'] } },
};

const prices: Readonly<Record<string, number>> = {
  pen: 320,
  organizer: 510,
  board: 198,
  cabinet: 32_000,
  chair: 1_650,
  drawer: 2_500,
  course: 3_000,
  a: 10_000,
  b: 500,
};

const line = (item: string, quantity: number, unitMinor = prices[item] ?? 0): BillLine =>
  lineAt(item, quantity, unitMinor);

const taxed = (item: string, quantity: number, unitMinor: number, taxBasisPoints: number): BillLine => ({
  ...line(item, quantity, unitMinor),
  taxBasisPoints,
});
const withPromotion = (promotion: object, lines: readonly BillLine[]): Evaluation =>
  evaluate(programmeWith({ promotions: [promotion] }), holding(0), billOf(lines));

const pays = ({ due }: Evaluation): number => due.payableMinor;
const kinds = ({ refusals }: Evaluation): string[] => refusals.map(({ kind }) => kind);

/** What a balance changes by. */
function change({ effects }: Evaluation, unit = 'points'): number {
  let sum = 0;
  for (const effect of effects) {
    if (effect.kind === 'earn' && effect.unit === unit) sum += effect.quantity;
    if (effect.kind === 'spend' && effect.unit === unit) sum -= effect.quantity;
  }
  return sum;
}

/** What was taken off each line, by its place. */
function sharesOf({ effects }: Evaluation): Record<number, number> {
  const shares: Record<number, number> = {};
  for (const effect of effects) {
    if (effect.kind !== 'discount') continue;
    for (const { line: place, amountMinor } of effect.lines)
      shares[place] = (shares[place] ?? 0) + amountMinor;
  }
  return shares;
}
