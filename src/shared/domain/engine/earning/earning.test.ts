/** What rules give of bills with lines, tenders, groups, limits and everything else a rule can ask for. */
import { describe, expect, it } from 'vitest';
import { programmeOf } from '../../../../../test/support/programme.ts';
import type { Bill, BillLine, Occasion } from '../../bills/bill.ts';
import type { Programme, ProgrammeInput } from '../../programme/document.ts';
import { evaluate } from '../evaluate.ts';
import type { Context, Evaluation, MemberState } from '../evaluation.ts';

const name = { vi: 'điểm', th: 'แต้ม', en: 'points' };
const on = { kind: 'bill' } as const;
const pointsOnly: ProgrammeInput['units'] = [
  { id: 'points', kind: 'points', name, one: { en: 'point' }, scale: 0, expiry: { kind: 'never' } },
];
const nobody: MemberState = { enrolledOn: '2026-01-01', available: {} };
type RuleInput = ProgrammeInput['earn'][number];

describe('A rule for some lines', () => {
  const lines = [
    line({ item: 'latte', category: 'drinks', quantity: 2, unitMinor: 30_000 }),
    line({ item: 'cake', category: 'food', tags: ['sweet'], quantity: 1, unitMinor: 40_000 }),
    line({ item: 'tea', category: 'drinks', quantity: 1, unitMinor: 20_000, voided: true }),
    line({ item: 'card', quantity: 1, unitMinor: 500_000, sells: 'giftCard' }),
  ];
  const bill = bought({ totalMinor: 600_000, lines });

  it.each<[string, Partial<RuleInput>, number]>([
    ['by category', { of: { categories: ['drinks'] } }, 6],
    ['by item', { of: { items: ['cake'] } }, 4],
    ['by tag', { of: { tags: ['sweet'] } }, 4],
    ['by any of several', { of: { items: ['latte'], tags: ['sweet'] } }, 10],
    ['but some', { of: { except: { categories: ['drinks'] } } }, 4],
    ['of a kind but one', { of: { categories: ['drinks', 'food'], except: { items: ['cake'] } } }, 6],
    ['without a choice: goods alone', {}, 10],
    ['of what is not on the bill', { of: { items: ['yacht'] } }, 0],
    ['by the thing', { of: { categories: ['drinks'] }, amount: { kind: 'perItem', quantity: 1 } }, 2],
    ['once', { of: { items: ['cake'] }, amount: { kind: 'fixed', quantity: 7 } }, 7],
    ['once, of nothing bought', { of: { items: ['tea'] }, amount: { kind: 'fixed', quantity: 7 } }, 0],
  ])('%s', (_, changes, expected) => {
    expect(earned(evaluate(with10k(changes), nobody, bill))).toBe(expected);
  });

  it('earns nothing of what the programme keeps out', () => {
    const programme = with10k({}, { policies: { earnsNothing: { categories: ['food'] } } });
    expect(earned(evaluate(programme, nobody, bill))).toBe(6);
  });

  it('gives nothing for a bill of gift cards alone', () => {
    const programme = with10k({ amount: { kind: 'fixed', quantity: 1 } });
    const card = bought({ totalMinor: 500_000, lines: lines.slice(3) });
    expect(earned(evaluate(programme, nobody, card))).toBe(0);
  });

  it('says so where a bill does not list its items', () => {
    const { why } = evaluate(
      with10k({ of: { categories: ['drinks'] } }),
      nobody,
      bought({ totalMinor: 100_000 }),
    );
    expect(why).toMatchObject([{ inputs: { reason: 'needsLines' }, outcome: null }]);
    expect(why[0]?.text.en).toBe('The bill does not list its items: 0 points');
  });
});

describe('What was taken off', () => {
  const lines = [
    line({ item: 'food', category: 'food', unitMinor: 100_000 }),
    line({ item: 'other', category: 'other', unitMinor: 100_000 }),
  ];
  const promotion = {
    id: 'tenth',
    name,
    gives: { kind: 'percentOff', basisPoints: 1_000 },
  } as const;
  const onFood = { ...promotion, gives: { ...promotion.gives, of: { categories: ['food'] } } };
  const bill = bought({ totalMinor: 200_000, lines });
  const food = { of: { categories: ['food'] } };

  it.each<[string, Partial<RuleInput>, Partial<ProgrammeInput>, number]>([
    ['does not earn', {}, { promotions: [promotion] }, 18],
    [
      'earns where the programme says so',
      {},
      { promotions: [promotion], policies: { discounted: 'earns' } },
      20,
    ],
    ['off the bill lowers every base', food, { promotions: [promotion] }, 9],
    [
      'off the bill lowers the base of the whole bill only',
      food,
      { promotions: [promotion], policies: { orderDiscount: 'lowersWholeBillOnly' } },
      10,
    ],
    [
      'off a line lowers the base of that line always',
      food,
      { promotions: [onFood], policies: { orderDiscount: 'lowersWholeBillOnly' } },
      9,
    ],
  ])('%s', (_, rule, settings, expected) => {
    expect(earned(evaluate(with10k(rule, settings), nobody, bill))).toBe(expected);
  });

  it('and given free earns nothing by the thing', () => {
    const programme = with10k(
      { amount: { kind: 'perItem', quantity: 1 } },
      {
        promotions: [
          {
            id: 'third',
            name,
            gives: {
              kind: 'buyGet',
              buy: { items: ['food'] },
              buyQuantity: 2,
              get: { items: ['food'] },
              getQuantity: 1,
            },
          },
        ],
      },
    );
    const three = bought({
      totalMinor: 300_000,
      lines: [line({ item: 'food', quantity: 3, unitMinor: 100_000 })],
    });
    expect(earned(evaluate(programme, nobody, three))).toBe(2);
  });

  it('before tax is counted by the rate of each line', () => {
    const taxed = bought({
      totalMinor: 220_000,
      lines: [
        line({ item: 'a', unitMinor: 110_000, taxBasisPoints: 1_000 }),
        line({ item: 'b', unitMinor: 110_000, taxBasisPoints: 0 }),
      ],
    });
    const programme = (taxBase: 'withTax' | 'beforeTax') => with10k({}, { policies: { taxBase } });
    expect(earned(evaluate(programme('withTax'), nobody, taxed))).toBe(22);
    expect(earned(evaluate(programme('beforeTax'), nobody, taxed))).toBe(21);
  });
});

describe('How a bill was paid', () => {
  const wallet = {
    id: 'wallet',
    kind: 'money',
    name,
    scale: 0,
    expiry: { kind: 'never' },
  } as const;
  const units = { units: [...pointsOnly, wallet] };
  const split = bought({
    totalMinor: 100_000,
    tenders: [
      { kind: 'qr', amountMinor: 30_000 },
      { kind: 'wallet', unit: 'wallet', amountMinor: 20_000 },
    ],
  });
  const member = { ...nobody, available: { wallet: 50_000 } };

  it.each<[string, Partial<RuleInput>, Partial<ProgrammeInput>, number]>([
    ['does not matter by itself', {}, {}, 10],
    ['earns in proportion where a rule asks for it', { tenders: ['qr'] }, {}, 3],
    ['any of several', { tenders: ['qr', 'cash'] }, {}, 8],
    ['not at all', { tenders: ['card'] }, {}, 0],
    [
      'from a wallet earns nothing where the programme says so',
      {},
      { policies: { walletPaid: 'earnsNothing' } },
      8,
    ],
    [
      'from a wallet earns where a rule asks for it',
      { tenders: ['wallet'] },
      { policies: { walletPaid: 'earnsNothing' } },
      2,
    ],
  ])('%s', (_, rule, settings, expected) => {
    expect(earned(evaluate(with10k(rule, { ...units, ...settings }), member, split))).toBe(expected);
  });

  it('is said where it earns nothing', () => {
    const { why } = evaluate(with10k({ tenders: ['card'] }, units), member, split);
    expect(why[0]).toMatchObject({
      inputs: { reason: 'otherTender' },
      text: { vi: expect.stringMatching(/trả/) },
    });
  });
});

describe('Multipliers', () => {
  const bill = bought({ totalMinor: 50_000 });
  const times = (id: string, hundredths: number, changes: object = {}) =>
    rule({ id, amount: { kind: 'multiplier', times: hundredths, ...changes } });
  const playing = (...rules: RuleInput[]) => earned(evaluate(programmeOf({ earn: rules }), nobody, bill));

  it('add up, whatever their order', () => {
    expect(playing(rule({}), times('triple', 300))).toBe(15);
    expect(playing(rule({}), times('double', 200), times('triple', 300))).toBe(20);
    expect(playing(times('triple', 300), times('double', 200), rule({}))).toBe(20);
  });

  it('multiply the rules that they name', () => {
    const bonus = rule({ id: 'bonus', amount: { kind: 'fixed', quantity: 100 } });
    expect(playing(rule({}), bonus, times('double', 200, { of: ['rule'] }))).toBe(110);
  });

  it('round as the programme says', () => {
    const half = (rounding: 'down' | 'up') =>
      earned(
        evaluate(programmeOf({ earn: [rule({}), times('half', 150)], policies: { rounding } }), nobody, bill),
      );
    expect(half('down')).toBe(7);
    expect(half('up')).toBe(8);
  });

  it('leave other units, and other receivers, alone', () => {
    const stars = { id: 'stars', kind: 'points', name, scale: 0, expiry: { kind: 'never' } } as const;
    const units = [...pointsOnly, stars];
    const { effects } = evaluate(
      programmeOf({ units, earn: [rule({}), rule({ id: 'star', unit: 'stars' }), times('double', 200)] }),
      nobody,
      bill,
    );
    expect(effects).toMatchObject([
      { unit: 'points', quantity: 5 },
      { unit: 'stars', quantity: 5 },
      { unit: 'points', quantity: 5, rule: 'double' },
    ]);
  });

  it('reach the lines that they ask for', () => {
    const lines = [
      line({ item: 'latte', category: 'drinks', unitMinor: 60_000 }),
      line({ item: 'cake', category: 'food', unitMinor: 40_000 }),
    ];
    const drinks = rule({
      id: 'double',
      of: { categories: ['drinks'] },
      amount: { kind: 'multiplier', times: 200 },
    });
    const programme = programmeOf({ earn: [rule({}), drinks] });
    expect(earned(evaluate(programme, nobody, bought({ totalMinor: 100_000, lines })))).toBe(16);
  });

  it('say when there is nothing to multiply', () => {
    const { why } = evaluate(programmeOf({ earn: [times('double', 200)] }), nobody, bill);
    expect(why).toMatchObject([{ inputs: { reason: 'nothingToMultiply' }, outcome: null }]);
  });
});

describe('Of an exclusive group', () => {
  const bill = bought({ totalMinor: 50_000 });
  const fixed = (id: string, quantity: number, stacking: object, more: object = {}) =>
    rule({ id, amount: { kind: 'fixed', quantity }, stacking: { group: 'one', ...stacking }, ...more });
  const given = (...rules: RuleInput[]) =>
    evaluate(programmeOf({ earn: rules }), nobody, bill).effects.map((effect) =>
      effect.kind === 'earn' ? effect.rule : effect.kind,
    );

  it('the best counts, or the first that can, by their order', () => {
    expect(given(fixed('a', 5, {}), fixed('b', 9, {}), fixed('c', 9, {}))).toEqual(['b']);
    expect(given(fixed('a', 5, { pick: 'first' }), fixed('b', 9, { pick: 'first' }))).toEqual(['a']);
    expect(given(fixed('a', 5, { pick: 'first' }), fixed('b', 9, { pick: 'first', order: 1 }))).toEqual([
      'b',
    ]);
    const never = { when: { minimumMinor: 1_000_000 } };
    expect(given(fixed('a', 99, { pick: 'first' }, never), fixed('b', 9, { pick: 'first' }))).toEqual(['b']);
  });

  it('the others say why not', () => {
    const { why } = evaluate(programmeOf({ earn: [fixed('a', 5, {}), fixed('b', 9, {})] }), nobody, bill);
    expect(why[0]).toMatchObject({ rule: 'a', inputs: { reason: 'groupTaken' }, outcome: null });
    expect(why[0]?.text.en).toBe('Another offer of its group counts instead: 0 points');
  });

  it('a multiplier competes with what it would add', () => {
    const group = { group: 'one' };
    const triple = rule({ id: 'triple', amount: { kind: 'multiplier', times: 300 }, stacking: group });
    expect(given(rule({}), triple, fixed('b', 9, {}))).toEqual(['rule', 'triple']);
    expect(given(rule({}), triple, fixed('b', 11, {}))).toEqual(['rule', 'b']);
  });
});

describe('Limits', () => {
  const bill = bought({ totalMinor: 100_000 });
  const gives = (limits: RuleInput['limits'], member: Partial<MemberState> = {}, context: Context = {}) =>
    evaluate(with10k({ limits }), { ...nobody, ...member }, bill, context);

  it('cut to what is left, and say so', () => {
    const evaluation = gives({ perBill: { quantity: 4 } });
    expect(earned(evaluation)).toBe(4);
    expect(evaluation.why[0]).toMatchObject({
      inputs: { withoutLimit: 10 },
      outcome: { quantity: 4 },
      text: { en: '1 point per ₫10,000; a limit leaves 4 points' },
    });
  });

  it('count what was given before', () => {
    const uses = { rule: [{ on: '2026-11-20', times: 1, quantity: 8 }] };
    expect(earned(gives({ perWeek: { quantity: 12 } }, { uses }))).toBe(4);
    expect(earned(gives({ perDay: { quantity: 12 } }, { uses }))).toBe(10);
    expect(earned(gives({ perMember: { times: 1 } }, { uses }))).toBe(0);
    expect(earned(gives({ budget: { quantity: 3 } }))).toBe(3);
    const given = { rule: { times: 5, quantity: 3 } };
    expect(earned(gives({ budget: { quantity: 3 } }, {}, { given }))).toBe(0);
  });

  it('that are reached say so', () => {
    const given = { rule: { times: 5, quantity: 3 } };
    const { why, effects } = gives({ budget: { times: 5 } }, {}, { given });
    expect(effects).toEqual([]);
    expect(why[0]?.text.th).toBe('ครบจำนวนที่กำหนดแล้ว: ได้ 0 แต้ม');
  });
});

describe('Deeds', () => {
  const deed = (action: Extract<Occasion, { kind: 'action' }>['action'], called?: string): Occasion => ({
    kind: 'action',
    action,
    ...(called !== undefined && { name: called }),
    businessDate: '2026-11-21',
    rewards: [],
  });
  const forDeed = (action: 'survey' | 'review', called?: string) =>
    rule({
      on: { kind: 'action', action, ...(called !== undefined && { name: called }) },
      amount: { kind: 'fixed', quantity: 5 },
    });

  it('earn by their kind, and by their name where the rule asks for one', () => {
    const any = programmeOf({ earn: [forDeed('survey')] });
    const spring = programmeOf({ earn: [forDeed('survey', 'spring')] });
    expect(earned(evaluate(any, nobody, deed('survey', 'spring')))).toBe(5);
    expect(earned(evaluate(any, nobody, deed('review')))).toBe(0);
    expect(earned(evaluate(spring, nobody, deed('survey', 'spring')))).toBe(5);
    expect(earned(evaluate(spring, nobody, deed('survey', 'autumn')))).toBe(0);
    expect(earned(evaluate(spring, nobody, deed('survey')))).toBe(0);
  });

  it.each([
    'visit',
    'enrolment',
    'redemption',
    'review',
    'survey',
    'referral',
    'share',
    'donation',
    'webinar',
    'event',
    'profileCompleted',
    'birthday',
    'activity',
  ] as const)('%s is told in every language', (action) => {
    const programme = programmeOf({
      earn: [rule({ on: { kind: 'action', action }, amount: { kind: 'fixed', quantity: 5 } })],
    });
    const text = evaluate(programme, nobody, deed(action)).why[0]?.text;
    expect(text?.vi).toContain('5 điểm');
    expect(text?.th).toContain('5 แต้ม');
    expect(text?.en).toContain('5 points');
  });
});

describe('Whoever brought the member', () => {
  const share = rule({
    id: 'friend',
    to: 'referrer',
    when: { referredWithinDays: 90 },
    amount: { kind: 'percent', basisPoints: 500, unitMinor: 1_000 },
  });
  const programme = programmeOf({ earn: [rule({}), share] });
  const bill = bought({ totalMinor: 1_000_000 });

  it('earns beside the member', () => {
    const { effects, why } = evaluate(programme, { ...nobody, referredOn: '2026-10-01' }, bill);
    expect(effects).toMatchObject([
      { rule: 'rule', quantity: 100, to: 'member' },
      { rule: 'friend', quantity: 50, to: 'referrer' },
    ]);
    expect(why[1]).toMatchObject({ outcome: { unit: 'points', quantity: 50, to: 'referrer' } });
    expect(why[1]?.text.en).toBe('5% of the bill back in points (name), for whoever brought the member');
  });

  it('earns nothing of members whom nobody brought, or long ago', () => {
    expect(evaluate(programme, nobody, bill).effects).toMatchObject([{ to: 'member' }]);
    expect(evaluate(programme, { ...nobody, referredOn: '2026-01-01' }, bill).effects).toHaveLength(1);
    const always = programmeOf({ earn: [{ ...share, when: {} }] });
    expect(evaluate(always, nobody, bill)).toMatchObject({ effects: [], why: [] });
  });

  it('cannot lend what was earned to the member on the same bill', () => {
    const money = {
      kind: 'pointsAsMoney',
      id: 'money',
      name,
      unit: 'points',
      step: 1,
      stepMinor: 1,
    } as const;
    const { refusals } = evaluate(
      programmeOf({
        earn: [share],
        rewards: [money],
        policies: { earnedUsable: 'sameBill', pointsPaid: 'earns' },
      }),
      { ...nobody, referredOn: '2026-10-01' },
      { ...bill, rewards: [{ reward: 'money', quantity: 1 }] },
    );
    expect(refusals).toMatchObject([{ kind: 'notEnough' }]);
  });
});

describe('A rule that promises', () => {
  const cake = {
    id: 'cake',
    name: { vi: 'Bánh', th: 'เค้ก', en: 'Cake' },
    gives: { kind: 'item' },
    validDays: 30,
    uses: 3,
  } as const;
  const club = { id: 'club', name, priceMinor: 500_000, days: 30 };
  const promising = (unit: string, voucher: object, quantity = 1) =>
    programmeOf({
      vouchers: [{ ...cake, ...voucher }],
      memberships: [club],
      earn: [rule({ unit, amount: { kind: 'fixed', quantity } })],
    });
  const bill = bought({ totalMinor: 10_000 });

  it('a voucher gives its uses, until its last day', () => {
    const { effects, why } = evaluate(promising('cake', { validFrom: { days: 1 } }, 2), nobody, bill);
    expect(effects).toEqual([
      {
        kind: 'earn',
        unit: 'cake',
        quantity: 6,
        expiresOn: '2026-12-21',
        availableFrom: '2026-11-22',
        rule: 'rule',
        to: 'member',
      },
    ]);
    expect(why).toMatchObject([{ text: { en: '2 Cake per bill' }, outcome: { unit: 'cake', quantity: 6 } }]);
  });

  it('a bearer voucher gives slips to print', () => {
    const { effects, why } = evaluate(promising('cake', { bearer: true }, 2), nobody, bill);
    const coupon = { kind: 'coupon', voucher: 'cake', expiresOn: '2026-12-21', rule: 'rule' };
    expect(effects).toEqual([coupon, coupon]);
    expect(why).toMatchObject([{ outcome: { unit: 'cake', quantity: 6 } }]);
  });

  it('a bearer voucher for every thing gives no roll of slips', () => {
    const programme = programmeOf({
      vouchers: [{ ...cake, bearer: true }],
      earn: [rule({ unit: 'cake', amount: { kind: 'perItem', quantity: 1 } })],
    });
    const { effects, why } = evaluate(programme, nobody, bought({ totalMinor: 10_000, itemCount: 500 }));
    expect(effects).toHaveLength(20);
    expect(why[0]).toMatchObject({
      text: { en: '1 Cake per item; a limit leaves 20 Cake' },
      outcome: { quantity: 60 },
    });
  });

  it('a membership gives its days', () => {
    expect(evaluate(promising('club', {}), nobody, bill).effects).toMatchObject([
      { unit: 'club', quantity: 1, expiresOn: '2026-12-20' },
    ]);
  });
});

describe('Money paid into a wallet', () => {
  const wallet = {
    id: 'wallet',
    kind: 'money',
    name: { vi: 'Ví', th: 'กระเป๋า', en: 'Wallet' },
    scale: 0,
    expiry: { kind: 'never' },
    topUp: { leastMinor: 50_000, mostMinor: 2_000_000 },
  } as const;
  const units = [...pointsOnly, wallet];
  const bonus = rule({
    id: 'bonus',
    unit: 'wallet',
    on: { kind: 'topUp', unit: 'wallet' },
    when: { minimumMinor: 500_000 },
    amount: { kind: 'percent', basisPoints: 1_000, unitMinor: 1 },
  });
  const programme = programmeOf({ units, earn: [bonus, rule({})] });
  const paying = (paidMinor: number, changes: object = {}): Occasion => ({
    kind: 'topUp',
    unit: 'wallet',
    paidMinor,
    businessDate: '2026-11-21',
    ...changes,
  });

  it('is there, with its bonus', () => {
    const { effects, why, due } = evaluate(programme, nobody, paying(500_000));
    expect(effects).toMatchObject([
      { unit: 'wallet', quantity: 500_000, rule: 'wallet' },
      { unit: 'wallet', quantity: 50_000, rule: 'bonus' },
    ]);
    expect(why.map(({ text }) => text.en)).toEqual([
      '₫500,000 paid into Wallet',
      '10% of the top-up in Wallet (name)',
    ]);
    expect(due).toEqual({ totalMinor: 500_000, discountMinor: 0, walletMinor: 0, payableMinor: 500_000 });
  });

  it('without the bonus below its minimum', () => {
    expect(evaluate(programme, nobody, paying(499_999)).effects).toMatchObject([{ quantity: 499_999 }]);
  });

  it.each([
    ['too little', paying(49_999), nobody, 'Wallet takes from ₫50,000 to ₫2,000,000 at once'],
    ['too much', paying(2_000_001), nobody, 'Wallet takes from ₫50,000 to ₫2,000,000 at once'],
    ['no number', paying(Number.NaN), nobody, 'Wallet takes from ₫50,000 to ₫2,000,000 at once'],
    ['no wallet', paying(100_000, { unit: 'points' }), nobody, 'This wallet cannot be topped up'],
    ['nothing', paying(100_000, { unit: 'constructor' }), nobody, 'This wallet cannot be topped up'],
    ['a guest', paying(100_000), { ...nobody, isGuest: true }, 'This needs a member'],
    ['too early', paying(100_000, { businessDate: '2019-01-01' }), nobody, 'The programme has not started'],
    [
      'no day',
      paying(100_000, { businessDate: '2026-02-30' }),
      nobody,
      'The date of the bill does not exist',
    ],
  ])('is refused: %s', (_, occasion, member, says) => {
    const { effects, refusals } = evaluate(programme, member, occasion);
    expect(effects).toEqual([]);
    expect(refusals).toMatchObject([{ reward: null, text: { en: says } }]);
  });
});

describe('A membership', () => {
  const club = { id: 'club', name: { vi: 'Hội', th: 'คลับ', en: 'Club' }, priceMinor: 500_000, days: 365 };
  const points = rule({
    on: { kind: 'membership', membership: 'club' },
    amount: { kind: 'percent', basisPoints: 100, unitMinor: 1_000 },
  });
  const programme = programmeOf({ memberships: [club], earn: [points] });
  const buying = (membership: string): Occasion => ({
    kind: 'membership',
    membership,
    businessDate: '2026-11-21',
  });

  it('is held until its last day, and earns what rules give for it', () => {
    const { effects, due } = evaluate(programme, nobody, buying('club'));
    expect(effects).toMatchObject([
      { unit: 'club', quantity: 1, expiresOn: '2027-11-20', rule: 'club' },
      { unit: 'points', quantity: 5, rule: 'rule' },
    ]);
    expect(due.payableMinor).toBe(500_000);
  });

  it('that is not sold is refused', () => {
    const { refusals } = evaluate(programme, nobody, buying('opera'));
    expect(refusals).toMatchObject([{ kind: 'invalidOccasion' }]);
  });
});

describe('A guest', () => {
  const money = { kind: 'pointsAsMoney', id: 'money', name, unit: 'points', step: 1, stepMinor: 1 } as const;
  const programme = with10k({}, { rewards: [money], policies: { earnedUsable: 'sameBill' } });
  const guest: MemberState = { ...nobody, isGuest: true };

  it('earns what can be claimed', () => {
    expect(earned(evaluate(programme, guest, bought({ totalMinor: 100_000 })))).toBe(10);
  });

  it('can take nothing', () => {
    const bill = bought({ totalMinor: 100_000, rewards: [{ reward: 'money', quantity: 1 }] });
    const { effects, refusals } = evaluate(programme, guest, bill);
    expect(effects).toEqual([]);
    expect(refusals).toHaveLength(1);
  });
});

describe('Stamp cards', () => {
  const stamps = (expiry: object) => ({
    id: 'stamps',
    kind: 'stamps',
    name,
    scale: 0,
    expiry: { kind: 'fromFirstStamp', days: 30, ...expiry },
  });
  const card = {
    id: 'card',
    name: { vi: 'Thẻ', th: 'บัตร', en: 'Card' },
    unit: 'stamps',
    boxes: 10,
    headStart: 2,
    controlPercent: 50,
    reward: 'free',
    shape: 'car',
  } as const;
  const programme = programmeOf({
    units: [stamps({})] as ProgrammeInput['units'],
    earn: [rule({ unit: 'stamps', amount: { kind: 'perItem', quantity: 1 } })],
    stampCards: [card],
  });
  const joining: Occasion = {
    kind: 'action',
    action: 'enrolment',
    businessDate: '2026-11-21',
    rewards: [],
  };

  it('overflow to the next card, which lasts longer', () => {
    const { effects, why } = evaluate(
      programme,
      { ...nobody, available: { stamps: 8 }, openCardExpiry: { stamps: '2026-12-01' } },
      bought({ totalMinor: 10_000, itemCount: 5 }),
    );
    expect(effects).toMatchObject([
      { quantity: 2, expiresOn: '2026-12-01' },
      { quantity: 3, expiresOn: '2026-12-21' },
    ]);
    expect(why).toMatchObject([{ outcome: { unit: 'stamps', quantity: 5 } }]);
  });

  it('of two rules fill the card one after the other', () => {
    const two = {
      ...programme,
      earn: [...programme.earn, ...programme.earn.map((each) => ({ ...each, id: 'second' }))],
    };
    const { effects } = evaluate(
      two,
      { ...nobody, available: { stamps: 7 }, openCardExpiry: { stamps: '2026-12-01' } },
      bought({ totalMinor: 10_000, itemCount: 2 }),
    );
    expect(effects).toMatchObject([
      { rule: 'rule', quantity: 2, expiresOn: '2026-12-01' },
      { rule: 'second', quantity: 1, expiresOn: '2026-12-01' },
      { rule: 'second', quantity: 1, expiresOn: '2026-12-21' },
    ]);
  });

  it('begin with a head start, but not those for comparison', () => {
    expect(evaluate(programme, { ...nobody, bucket: 50 }, joining).effects).toMatchObject([{ quantity: 2 }]);
    const { effects, why } = evaluate(programme, { ...nobody, bucket: 49 }, joining);
    expect(effects).toEqual([]);
    expect(why).toMatchObject([{ inputs: { reason: 'control', boxes: 8 }, outcome: null }]);
    expect(why[0]?.text.en).toBe('“Card” starts with 8 empty boxes');
  });
});

describe('Points that wait', () => {
  const pending = programmeOf({
    units: [
      { id: 'points', kind: 'points', name, scale: 0, expiry: { kind: 'days', days: 90 }, pendingDays: 14 },
    ],
    earn: [rule({})],
    rewards: [{ kind: 'pointsAsMoney', id: 'money', name, unit: 'points', step: 1, stepMinor: 1 }],
    policies: { earnedUsable: 'sameBill' },
  });

  it('can be spent from a day on, and not on the bill that earns them', () => {
    expect(evaluate(pending, nobody, bought({ totalMinor: 100_000 })).effects).toMatchObject([
      { availableFrom: '2026-12-05', expiresOn: '2027-02-19' },
    ]);
    const using = bought({ totalMinor: 100_000, rewards: [{ reward: 'money', quantity: 1 }] });
    expect(evaluate(pending, nobody, using).refusals).toMatchObject([{ kind: 'notEnough' }]);
  });
});

describe('Levels', () => {
  const tiers = (reachedCounts: 'thisBill' | 'nextBill') =>
    programmeOf({
      tiers: {
        metric: { kind: 'spent' },
        window: { kind: 'lifetime' },
        levels: [
          { id: 'green', name, threshold: 0 },
          { id: 'gold', name, threshold: 1_000_000 },
        ],
        review: 'neverDown',
        reachedCounts,
      },
      earn: [rule({}), rule({ id: 'gold-bonus', when: { tiers: ['gold'] } })],
    });
  const bill = bought({ totalMinor: 1_000_000 });

  it('reached by a bill count for the next, or for this one', () => {
    const next = evaluate(tiers('nextBill'), nobody, bill);
    expect([earned(next), next.tier]).toEqual([100, { before: 'green', after: 'gold' }]);
    const now = evaluate(tiers('thisBill'), nobody, bill);
    expect([earned(now), now.tier]).toEqual([200, { before: 'green', after: 'gold' }]);
  });

  it('lost by a reward still counts for that reward', () => {
    const item = {
      kind: 'item',
      id: 'cake',
      name,
      price: { unit: 'points', quantity: 60 },
      costMinor: 1,
    } as const;
    const programme = programmeOf({
      tiers: {
        metric: { kind: 'balance', unit: 'points' },
        window: { kind: 'lifetime' },
        levels: [
          { id: 'green', name, threshold: 0 },
          { id: 'gold', name, threshold: 50, rewardPrice: 9_000 },
        ],
        review: 'toFit',
        reachedCounts: 'thisBill',
      },
      rewards: [item],
    });
    const tier = { since: '2026-01-01', safeUntil: null, toKeep: null, next: null, frozenUntil: null };
    const gold: MemberState = {
      ...nobody,
      available: { points: 54 },
      tier: { ...tier, level: 'gold', metric: 54 },
    };
    const { effects, tier: change } = evaluate(programme, gold, {
      kind: 'action',
      action: 'redemption',
      businessDate: '2026-11-21',
      rewards: [{ reward: 'cake', quantity: 1 }],
    });
    expect(effects).toMatchObject([{ kind: 'spend', quantity: 54 }, { kind: 'give' }]);
    expect(change).toEqual({ before: 'gold', after: 'green' });
  });

  it('do not move by a bill that is open, refused or a guest’s', () => {
    const still = { before: 'green', after: 'green' };
    expect(evaluate(tiers('thisBill'), nobody, { ...bill, status: 'open' }).tier).toEqual(still);
    expect(evaluate(tiers('thisBill'), nobody, { ...bill, totalMinor: 0 }).tier).toEqual(still);
    expect(evaluate(tiers('thisBill'), { ...nobody, isGuest: true }, bill).tier).toEqual(still);
  });
});

describe('A bill that cannot be', () => {
  const latte = line({ item: 'latte', quantity: 2, unitMinor: 30_000 });
  const lines = (...changes: Partial<BillLine>[]) => changes.map((change) => ({ ...latte, ...change }));

  it.each<[string, Partial<Bill>, string]>([
    ['lines that do not add up', { lines: lines({}) }, 'The lines add up to ₫60,000, not ₫50,000'],
    [
      'half a thing',
      { lines: lines({ quantity: 0.5 }) },
      'Line 1 of the bill has a quantity, price or tax that cannot be',
    ],
    [
      'no thing',
      { lines: lines({ quantity: 0 }) },
      'Line 1 of the bill has a quantity, price or tax that cannot be',
    ],
    [
      'no price',
      { lines: lines({}, { unitMinor: Number.NaN }) },
      'Line 2 of the bill has a quantity, price or tax that cannot be',
    ],
    [
      'tax below nothing',
      { lines: lines({ taxBasisPoints: -1 }) },
      'Line 1 of the bill has a quantity, price or tax that cannot be',
    ],
    [
      'a gift card below nothing',
      {
        lines: lines(
          { quantity: 1, unitMinor: 60_000 },
          { quantity: 1, unitMinor: -10_000, sells: 'giftCard' },
        ),
      },
      'Line 2 of the bill has a quantity, price or tax that cannot be',
    ],
    ['too many lines', { lines: Array.from({ length: 201 }, () => latte) }, 'A bill has at most 200 lines'],
    [
      'a tender below nothing',
      { tenders: [{ kind: 'cash', amountMinor: -1 }] },
      'What is paid must be a whole amount, not below 0',
    ],
  ])('%s', (_, changes, says) => {
    const { effects, refusals } = evaluate(with10k({}), nobody, bought({ totalMinor: 50_000, ...changes }));
    expect(effects).toEqual([]);
    expect(refusals).toMatchObject([{ kind: 'invalidOccasion', text: { en: says } }]);
  });

  it('a voided bill earns nothing and takes nothing', () => {
    const promotion = { id: 'off', name, gives: { kind: 'percentOff', basisPoints: 1_000 } } as const;
    const programme = with10k({}, { promotions: [promotion] });
    const evaluation = evaluate(programme, nobody, bought({ totalMinor: 50_000, status: 'voided' }));
    expect(evaluation.effects).toEqual([]);
    expect(evaluation.why[0]?.text.vi).toBe('Hóa đơn đã hủy: 0 điểm');
  });
});

/** A point for every 10,000. */
function with10k(changes: Partial<RuleInput>, settings: Partial<ProgrammeInput> = {}): Programme {
  return programmeOf({ units: pointsOnly, earn: [rule(changes)], ...settings });
}

function rule(changes: Partial<RuleInput>): RuleInput {
  return {
    id: 'rule',
    name: { vi: 'tên', th: 'ชื่อ', en: 'name' },
    unit: 'points',
    on,
    amount: { kind: 'perAmount', perMinor: 10_000, quantity: 1, steps: 'full' },
    ...changes,
  };
}

function line(changes: Partial<BillLine>): BillLine {
  return {
    item: null,
    category: null,
    tags: [],
    quantity: 1,
    unitMinor: 0,
    taxBasisPoints: 0,
    sells: 'goods',
    voided: false,
    ...changes,
  };
}

function bought(changes: Partial<Bill>): Extract<Occasion, { kind: 'bill' }> {
  return {
    kind: 'bill',
    totalMinor: 1,
    itemCount: 1,
    businessDate: '2026-11-21',
    status: 'completed',
    rewards: [],
    ...changes,
  };
}

/** By the why lines, so that what was used at once counts too. */
function earned({ why }: Evaluation): number {
  return why.reduce(
    (sum, { outcome }) => sum + (outcome !== null && 'unit' in outcome ? Math.max(0, outcome.quantity) : 0),
    0,
  );
}
