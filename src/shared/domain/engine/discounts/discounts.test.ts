/** Each kind of benefit, reward and voucher, and how they meet, through the public engine. */
import { describe, expect, it } from 'vitest';
import {
  billOf,
  chosen,
  guest,
  holding,
  line,
  named,
  points,
  programmeWith,
  text,
  wallet,
} from '../../../../../test/support/bills.ts';
import type { Bill, ChosenReward, Occasion } from '../../bills/bill.ts';
import type { Programme } from '../../programme/document.ts';
import { evaluate } from '../evaluate.ts';
import type { Context, Evaluation, MemberState } from '../evaluation.ts';
import { promotionsFor, rewardsFor, stampCardsFor, vouchersFor } from '../offers.ts';

const redemption = (...rewards: ChosenReward[]): Occasion => ({
  kind: 'action',
  action: 'redemption',
  businessDate: '2026-11-21',
  rewards,
});
const pays = ({ due }: Evaluation): number => due.payableMinor;
const refusedAs = ({ refusals }: Evaluation): string[] => refusals.map(({ kind }) => kind);
const price = (quantity: number) => ({ unit: 'points', quantity });
const coffeeCake = [line('coffee', 2, 500), line('cake', 1, 800)];

const having = (available: Record<string, number>, parts: Partial<MemberState> = {}): MemberState => ({
  enrolledOn: '2020-01-01',
  available,
  ...parts,
});

describe('A bundle', () => {
  const promotion = {
    ...named('breakfast'),
    gives: {
      kind: 'bundle',
      parts: [
        { of: { items: ['coffee'] }, quantity: 1 },
        { of: { items: ['cake'] }, quantity: 1 },
      ],
      priceMinor: 1_000,
    },
  };
  const programme = programmeWith({ promotions: [promotion] });

  it.each([
    { coffees: 1, cakes: 1, expected: 1_000 },
    { coffees: 2, cakes: 1, expected: 1_500 },
    { coffees: 2, cakes: 3, expected: 2_800 },
    { coffees: 2, cakes: 0, expected: 1_000 },
  ])('of $coffees coffees and $cakes cakes costs $expected', ({ coffees, cakes, expected }) => {
    const lines = [line('coffee', coffees, 500), ...(cakes > 0 ? [line('cake', cakes, 800)] : [])];
    expect(pays(evaluate(programme, holding(0), billOf(lines)))).toBe(expected);
  });

  it('is not made where it would cost more than its things', () => {
    const lines = [line('coffee', 1, 100), line('cake', 1, 800)];
    expect(pays(evaluate(programme, holding(0), billOf(lines)))).toBe(900);
  });
});

describe('A thing that is free already', () => {
  it('is neither bought nor free a second time', () => {
    const pens = { items: ['pen'] };
    const programme = programmeWith({
      promotions: [
        { ...named('gift'), gives: { kind: 'freeItems', of: pens, quantity: 1 } },
        {
          ...named('buy-get'),
          gives: { kind: 'buyGet', buy: pens, buyQuantity: 2, get: pens, getQuantity: 1 },
        },
      ],
    });
    const paid = (quantity: number) =>
      pays(evaluate(programme, holding(0), billOf([line('pen', quantity, 320)])));
    expect(paid(3)).toBe(640);
    expect(paid(4)).toBe(640);
  });
});

describe('Caps', () => {
  it('hold a percentage down', () => {
    const gives = { kind: 'percentOff', basisPoints: 5_000, capMinor: 300 };
    const programme = programmeWith({ promotions: [{ ...named('half'), gives }] });
    expect(pays(evaluate(programme, holding(0), billOf([line('a', 1, 1_000)])))).toBe(700);
  });

  it('hold all discounts together down, points as money included', () => {
    const programme = programmeWith({
      promotions: [{ ...named('half'), gives: { kind: 'percentOff', basisPoints: 4_000 } }],
      rewards: [{ kind: 'pointsAsMoney', ...named('money'), unit: 'points', step: 1, stepMinor: 1 }],
      policies: { mostDiscount: 5_000 },
    });
    const take = (quantity: number) =>
      evaluate(
        programme,
        holding(5_000),
        billOf([line('a', 1, 1_000)], { rewards: [chosen('money', quantity)] }),
      );
    expect(pays(take(100))).toBe(500);
    expect(refusedAs(take(101))).toEqual(['moreThanBill']);
  });

  it('hold points as money to a share of what the bill costs', () => {
    const programme = programmeWith({
      rewards: [
        {
          kind: 'pointsAsMoney',
          ...named('money'),
          unit: 'points',
          step: 10,
          stepMinor: 10,
          mostOfBill: 3_000,
        },
      ],
    });
    const take = (quantity: number) =>
      evaluate(
        programme,
        holding(5_000),
        billOf([line('a', 1, 1_000)], { rewards: [chosen('money', quantity)] }),
      );
    expect(pays(take(300))).toBe(700);
    expect(take(310).refusals[0]?.text.en).toBe('At most 300 points can be used on this bill');
  });

  it('leave gift cards and top-ups on the bill alone', () => {
    const programme = programmeWith({
      promotions: [{ ...named('half'), gives: { kind: 'percentOff', basisPoints: 5_000 } }],
    });
    const card = { ...line('card', 1, 5_000), sells: 'giftCard' as const };
    expect(pays(evaluate(programme, holding(0), billOf([line('a', 1, 1_000), card])))).toBe(5_500);
  });
});

describe('Groups', () => {
  const off = (id: string, amountMinor: number, parts: object = {}) => ({
    ...named(id),
    gives: { kind: 'moneyOff', amountMinor },
    ...parts,
  });
  const member = (...rewards: ChosenReward[]) => billOf([line('a', 1, 10_000)], { rewards });

  it('take the best, or the first where they say so', () => {
    const promotions = (pick: string) => [
      off('small', 100, { stacking: { group: 'g', pick, order: 1 } }),
      off('large', 300, { stacking: { group: 'g', pick, order: 2 } }),
    ];
    const best = programmeWith({ promotions: promotions('best') });
    const first = programmeWith({ promotions: promotions('first') });
    expect(pays(evaluate(best, holding(0), member()))).toBe(9_700);
    expect(pays(evaluate(first, holding(0), member()))).toBe(9_900);
  });

  it('let a chosen code take the place of a promotion that gives less', () => {
    const programme = programmeWith({
      promotions: [
        off('daily', 200, { stacking: { group: 'g' } }),
        off('less', 100, { code: 'LESS', stacking: { group: 'g' } }),
        off('more', 500, { code: 'MORE', stacking: { group: 'g' } }),
      ],
    });
    expect(pays(evaluate(programme, holding(0), member(chosen('more'))))).toBe(9_500);
    const less = evaluate(programme, holding(0), member(chosen('less')));
    expect(less.refusals).toMatchObject([
      { kind: 'notTogether', text: { en: '“less” cannot be combined with “daily”' } },
    ]);
    expect(refusedAs(evaluate(programme, holding(0), member(chosen('more'), chosen('less'))))).toEqual([
      'notTogether',
    ]);
  });

  it('do not let one code count twice', () => {
    const programme = programmeWith({ promotions: [off('code', 100, { code: 'CODE' })] });
    expect(refusedAs(evaluate(programme, holding(0), member(chosen('code'), chosen('code'))))).toEqual([
      'limitReached',
    ]);
  });

  it('apply by their order whatever the document lists first', () => {
    const half = { ...named('half'), gives: { kind: 'percentOff', basisPoints: 5_000 } };
    const turned = [{ ...half, stacking: { order: 2 } }, off('hundred', 1_000, { stacking: { order: 1 } })];
    expect(pays(evaluate(programmeWith({ promotions: turned }), holding(0), member()))).toBe(4_500);
    expect(pays(evaluate(programmeWith({ promotions: turned.toReversed() }), holding(0), member()))).toBe(
      4_500,
    );
  });
});

describe('Rewards', () => {
  const partner = { id: 'bakery', name: 'Bakery', settlement: [] };
  const programme = programmeWith({
    units: [points, wallet],
    partners: [partner],
    vouchers: [
      { ...named('lunch'), gives: { kind: 'moneyOff', amountMinor: 500 }, uses: 3, validDays: 10 },
      { ...named('paper'), gives: { kind: 'moneyOff', amountMinor: 500 }, bearer: true, validDays: 10 },
    ],
    rewards: [
      { kind: 'item', ...named('mug'), price: price(10), costMinor: 7, stock: 3, limitedEdition: true },
      { kind: 'voucher', ...named('lunches'), price: price(20), voucher: 'lunch' },
      { kind: 'voucher', ...named('papers'), price: price(20), voucher: 'paper' },
      { kind: 'credit', ...named('credit'), price: price(30), unit: 'wallet', quantity: 400 },
      { kind: 'donation', ...named('trees'), price: price(5), worthMinor: 50 },
      { kind: 'partner', ...named('bread'), price: price(6), partner: 'bakery', worthMinor: 60 },
      { kind: 'experience', ...named('tour'), price: price(7), note: text('call us'), costMinor: 9 },
      {
        kind: 'benefit',
        ...named('coffee'),
        price: price(8),
        gives: { kind: 'freeItems', of: { items: ['coffee'] }, quantity: 1 },
      },
    ],
  });
  const take = (reward: string, quantity = 1, context: Context = {}) =>
    evaluate(programme, holding(100), redemption(chosen(reward, quantity)), context);

  it.each([
    { reward: 'mug', gives: { kind: 'give', reward: 'mug', pieces: 2, costMinor: 14 }, spent: 20 },
    { reward: 'trees', gives: { kind: 'give', reward: 'trees', pieces: 2, costMinor: 100 }, spent: 10 },
    { reward: 'bread', gives: { kind: 'give', reward: 'bread', pieces: 2, costMinor: 120 }, spent: 12 },
    { reward: 'tour', gives: { kind: 'give', reward: 'tour', pieces: 2, costMinor: 18 }, spent: 14 },
    {
      reward: 'credit',
      gives: {
        kind: 'earn',
        unit: 'wallet',
        quantity: 800,
        expiresOn: null,
        availableFrom: null,
        rule: 'credit',
        to: 'member',
      },
      spent: 60,
    },
    {
      reward: 'lunches',
      gives: {
        kind: 'earn',
        unit: 'lunch',
        quantity: 6,
        expiresOn: '2026-12-01',
        availableFrom: null,
        rule: 'lunches',
        to: 'member',
      },
      spent: 40,
    },
  ])('$reward, two of it, cost $spent points', ({ reward, gives, spent }) => {
    const { effects, refusals } = take(reward, 2);
    expect(refusals).toEqual([]);
    expect(effects).toEqual([{ kind: 'spend', unit: 'points', quantity: spent, reward, code: null }, gives]);
  });

  it('print a paper for every bearer voucher', () => {
    expect(take('papers', 2).effects.slice(1)).toEqual(
      [1, 2].map(() => ({ kind: 'coupon', voucher: 'paper', expiresOn: '2026-12-01', rule: 'papers' })),
    );
  });

  it('are refused when the stock has gone', () => {
    expect(refusedAs(take('mug', 3))).toEqual([]);
    expect(take('mug', 4).refusals).toMatchObject([
      { kind: 'outOfStock', text: { en: 'Only 3 × mug left' } },
    ]);
    const given = { given: { mug: { times: 1, quantity: 3 } } };
    expect(take('mug', 1, given).refusals[0]?.text.en).toBe('“mug” is out of stock');
  });

  it('that take something off need a bill with the thing on it', () => {
    expect(refusedAs(take('coffee'))).toEqual(['needsBill']);
    const at = (lines: Bill['lines'], quantity = 1) =>
      evaluate(
        programme,
        holding(100),
        lines === undefined
          ? { ...amount, rewards: [chosen('coffee', quantity)] }
          : billOf(lines, { rewards: [chosen('coffee', quantity)] }),
      );
    expect(refusedAs(at(undefined))).toEqual(['needsLines']);
    expect(refusedAs(at([line('cake', 1, 800)]))).toEqual(['nothingToReduce']);
    expect(pays(at(coffeeCake))).toBe(1_300);
    expect(pays(at(coffeeCake, 2))).toBe(800);
    expect(refusedAs(at(coffeeCake, 3))).toEqual(['nothingToReduce']);
  });

  it('are for members', () => {
    const { refusals } = evaluate(programme, guest, redemption(chosen('mug')));
    expect(refusals).toMatchObject([{ kind: 'notEnough', text: { en: '“mug” is for members only' } }]);
  });

  it('together never spend more than there is', () => {
    const both = (points: number) =>
      evaluate(programme, holding(points), redemption(chosen('mug', 2), chosen('trees', 3)));
    expect(refusedAs(both(35))).toEqual([]);
    expect(both(34).refusals).toMatchObject([
      { kind: 'notEnough', reward: 'trees', text: { en: '1 points short of “trees”' } },
    ]);
  });

  it('that one card cannot count twice: limits are kept over one bill and over time', () => {
    const limited = programmeWith({
      rewards: [
        { kind: 'item', ...named('mug'), price: price(10), costMinor: 7, limits: { perMonth: { times: 2 } } },
      ],
    });
    const used = { mug: [{ on: '2026-11-02', times: 1, quantity: 1 }] };
    const twice = (member: MemberState) =>
      refusedAs(evaluate(limited, member, redemption(chosen('mug'), chosen('mug'))));
    expect(twice(having({ points: 100 }))).toEqual([]);
    expect(twice(having({ points: 100 }, { uses: used }))).toEqual(['limitReached']);
    const atOnce = evaluate(limited, having({ points: 100 }, { uses: used }), redemption(chosen('mug', 2)));
    expect(atOnce.refusals[0]?.text.en).toBe('“mug” can be used only 1 more time');
  });
});

describe('Levels', () => {
  const programme = programmeWith({
    tiers: {
      metric: { kind: 'spent' },
      window: { kind: 'lifetime' },
      levels: [
        { ...named('silver'), threshold: 0 },
        { ...named('platinum'), threshold: 1_000, rewardPrice: 9_500 },
      ],
      review: 'neverDown',
    },
    rewards: [
      { kind: 'item', ...named('mug'), price: price(30), costMinor: 7 },
      { kind: 'pointsAsMoney', ...named('money'), unit: 'points', step: 10, stepMinor: 1_000 },
    ],
  });
  const at = (level: string, held: number): MemberState =>
    having(
      { points: held },
      {
        tier: {
          level,
          metric: 5_000,
          since: '2026-01-01',
          safeUntil: null,
          toKeep: null,
          next: null,
          frozenUntil: null,
        },
      },
    );
  const spentBy = ({ effects }: Evaluation) =>
    effects.flatMap((effect) => (effect.kind === 'spend' ? [effect.quantity] : []));

  it('pay fewer points for the same, halves rounded up', () => {
    expect(spentBy(evaluate(programme, at('silver', 100), redemption(chosen('mug'))))).toEqual([30]);
    // 28.5
    expect(spentBy(evaluate(programme, at('platinum', 100), redemption(chosen('mug'))))).toEqual([29]);
    const bill = billOf([line('a', 1, 50_000)], { rewards: [chosen('money', 100)] });
    const platinum = evaluate(programme, at('platinum', 95), bill);
    expect([pays(platinum), spentBy(platinum)]).toEqual([40_000, [95]]);
    expect(refusedAs(evaluate(programme, at('silver', 95), bill))).toEqual(['notEnough']);
  });

  it('see their own prices offered', () => {
    const offered = (member: MemberState) =>
      rewardsFor(programme, member).map(({ reward, price: each, most, missing }) => ({
        reward,
        each,
        most,
        missing,
      }));
    expect(offered(at('platinum', 95))).toEqual([
      { reward: 'mug', each: 29, most: 3, missing: 0 },
      { reward: 'money', each: 10, most: 100, missing: 0 },
    ]);
    expect(offered(at('silver', 9))).toEqual([
      { reward: 'money', each: 10, most: 0, missing: 1 },
      { reward: 'mug', each: 30, most: 0, missing: 21 },
    ]);
  });
});

describe('A full stamp card', () => {
  const programme = programmeWith({
    units: [{ ...points, kind: 'stamps' }],
    stampCards: [
      {
        ...named('card'),
        unit: 'points',
        boxes: 10,
        headStart: 2,
        controlPercent: 50,
        reward: 'wash',
        shape: 'car',
      },
    ],
    rewards: [{ kind: 'item', ...named('wash'), price: price(10), costMinor: 7 }],
  });

  it.each([
    { bucket: 49, boxes: 8 },
    { bucket: 50, boxes: 10 },
  ])('of bucket $bucket costs its own $boxes boxes', ({ bucket, boxes }) => {
    const wash = (held: number) =>
      refusedAs(evaluate(programme, having({ points: held }, { bucket }), redemption(chosen('wash'))));
    expect(wash(boxes)).toEqual([]);
    expect(wash(boxes - 1)).toEqual(['notEnough']);
    expect(stampCardsFor(programme, { points: boxes }, { bucket })).toMatchObject([
      { boxes, filled: boxes, full: 1 },
    ]);
  });
});

describe('Vouchers', () => {
  const programme = programmeWith({
    vouchers: [
      {
        ...named('birthday'),
        gives: { kind: 'percentOff', basisPoints: 2_000 },
        uses: 2,
        when: { minimumMinor: 1_000, minimumBase: 'afterDiscounts' },
      },
      { ...named('cake'), gives: { kind: 'item', costMinor: 90 }, until: '2026-11-30' },
      { ...named('flyer'), gives: { kind: 'moneyOff', amountMinor: 300 }, bearer: true },
    ],
  });
  const bill = (...rewards: ChosenReward[]) => billOf([line('a', 1, 2_000)], { rewards });
  const member = having({ birthday: 2, cake: 1 });

  it('of a member take one use each time', () => {
    const { effects, due } = evaluate(programme, member, bill(chosen('birthday')));
    expect(due.payableMinor).toBe(1_600);
    expect(effects).toContainEqual({
      kind: 'spend',
      unit: 'birthday',
      quantity: 1,
      reward: 'birthday',
      code: null,
    });
    expect(refusedAs(evaluate(programme, having({}), bill(chosen('birthday'))))).toEqual(['notEnough']);
  });

  it('used twice on one bill need two uses, and the minimum is asked each time', () => {
    const twice = bill(chosen('birthday'), chosen('birthday'));
    expect(pays(evaluate(programme, member, twice))).toBe(1_280);
    expect(refusedAs(evaluate(programme, having({ birthday: 1 }), twice))).toEqual(['notEnough']);
  });

  it('for a thing hand it over, with or without a bill, until their last day', () => {
    const give = (businessDate: string) =>
      evaluate(programme, member, { ...redemption(chosen('cake')), businessDate });
    expect(give('2026-11-30').effects).toContainEqual({
      kind: 'give',
      reward: 'cake',
      pieces: 1,
      costMinor: 90,
    });
    expect(give('2026-12-01').refusals[0]?.text.en).toBe('Voucher “cake” has expired');
  });

  it('that a bearer brings are good for anyone, once per code', () => {
    const bearers = { QX7: { unit: 'flyer', available: 1 }, OLD: { unit: 'flyer', available: 0 } };
    const take = (...codes: string[]) =>
      evaluate(programme, guest, bill(...codes.map((code) => ({ ...chosen('flyer'), code }))), { bearers });
    expect(pays(take('QX7'))).toBe(1_700);
    expect(take('QX7').effects).toContainEqual({
      kind: 'spend',
      unit: 'flyer',
      quantity: 1,
      reward: 'flyer',
      code: 'QX7',
    });
    expect(refusedAs(take('QX7', 'QX7'))).toEqual(['notEnough']);
    expect(refusedAs(take('OLD'))).toEqual(['notEnough']);
    expect(refusedAs(take('NONE'))).toEqual(['unknownReward']);
    expect(refusedAs(evaluate(programme, guest, bill(chosen('flyer')), { bearers }))).toEqual(['notEnough']);
  });

  it('are listed with what keeps them back', () => {
    const offers = vouchersFor(programme, member, null, { date: '2026-12-01' });
    expect(
      offers.map(({ voucher, uses, isItem, reason }) => [voucher, uses, isItem, reason?.en ?? null]),
    ).toEqual([
      ['birthday', 2, false, null],
      ['cake', 1, true, 'Voucher “cake” has expired'],
    ]);
    const small = billOf([line('a', 1, 400)]);
    expect(vouchersFor(programme, member, small)[0]?.reason?.en).toBe('$6 more to buy for “birthday”');
  });
});

describe('Paying from wallets', () => {
  const programme = programmeWith({
    units: [points, wallet, { ...wallet, id: 'lunch', name: text('lunch') }],
    rewards: [{ kind: 'item', ...named('mug'), price: { unit: 'wallet', quantity: 300 }, costMinor: 1 }],
  });
  const pay = (available: Record<string, number>, parts: Partial<Bill>) =>
    evaluate(programme, having(available), billOf([line('a', 1, 1_000)], parts));
  const from = (unit: string, amountMinor: number | null = null) => ({
    kind: 'wallet' as const,
    unit,
    amountMinor,
  });

  it('takes as much as is needed and there is, one wallet after the other', () => {
    const { effects, due } = pay({ wallet: 700, lunch: 900 }, { tenders: [from('lunch'), from('wallet')] });
    expect(due).toMatchObject({ walletMinor: 1_000, payableMinor: 0 });
    expect(
      effects.flatMap((effect) => (effect.kind === 'pay' ? [[effect.unit, effect.amountMinor]] : [])),
    ).toEqual([
      ['lunch', 900],
      ['wallet', 100],
    ]);
  });

  it('refuses a named amount that is not there, and an empty wallet', () => {
    const short = pay({ wallet: 700 }, { tenders: [from('wallet', 800)] });
    expect(short.refusals).toMatchObject([{ kind: 'notEnough', text: { en: '$1 missing in “wallet”' } }]);
    expect(refusedAs(pay({}, { tenders: [from('wallet')] }))).toEqual(['notEnough']);
    expect(refusedAs(pay({}, { tenders: [from('points', 1)] }))).toHaveLength(1);
  });

  it('leaves alone what a reward on the same bill takes from the wallet', () => {
    const { due } = pay({ wallet: 700 }, { tenders: [from('wallet')], rewards: [chosen('mug')] });
    expect(due).toMatchObject({ walletMinor: 400, payableMinor: 600 });
  });
});

describe('Promotions for a bill', () => {
  const programme: Programme = programmeWith({
    promotions: [
      { ...named('members'), for: 'members', gives: { kind: 'moneyOff', amountMinor: 100 } },
      { ...named('big'), when: { minimumMinor: 5_000 }, gives: { kind: 'moneyOff', amountMinor: 200 } },
      { ...named('all'), gives: { kind: 'moneyOff', amountMinor: 50 } },
    ],
  });

  it('are told beforehand, with what is missing for the others', () => {
    const told = (member: MemberState) =>
      promotionsFor(programme, member, billOf([line('a', 1, 1_000)])).map(
        ({ promotion, amountMinor, reason }) => [promotion, amountMinor, reason?.en ?? null],
      );
    expect(told(holding(0))).toEqual([
      ['members', 100, null],
      ['big', 0, '$40 more to buy for “big”'],
      ['all', 50, null],
    ]);
    expect(told(guest)[0]).toEqual(['members', 0, '“members” is for members only']);
    expect(pays(evaluate(programme, guest, billOf([line('a', 1, 1_000)])))).toBe(950);
  });
});

const amount: Bill & { readonly kind: 'bill' } = {
  kind: 'bill',
  totalMinor: 1_000,
  itemCount: 1,
  businessDate: '2026-11-21',
  status: 'completed',
  rewards: [],
};
