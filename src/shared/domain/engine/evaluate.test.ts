import { describe, expect, it } from 'vitest';
import type { Bill, ChosenReward, Occasion } from '../bills/bill.ts';
import type { Policies, Programme, ProgrammeInput } from '../programme/document.ts';
import { parseProgramme } from '../programme/parse.ts';
import { templateProgramme } from '../programme/templates.ts';
import { evaluate } from './evaluate.ts';
import type { MemberState } from './evaluation.ts';

const both = complete(templateProgramme('pointsAndStamps', 'VND', '2026-01-01'));

type RuleInput = ProgrammeInput['earn'][number];

describe('A bill', () => {
  it('earns by every rule that counts it, each with its last day and its reason', () => {
    const evaluation = evaluate(both, holding({}), bill({ totalMinor: 185_000, itemCount: 2 }));
    expect(evaluation).toEqual({
      effects: [
        {
          kind: 'earn',
          unit: 'points',
          quantity: 9,
          expiresOn: '2027-11-30',
          availableFrom: null,
          rule: 'spend',
          to: 'member',
        },
        {
          kind: 'earn',
          unit: 'stamps',
          quantity: 2,
          expiresOn: '2027-05-31',
          availableFrom: null,
          rule: 'drink',
          to: 'member',
        },
      ],
      refusals: [],
      why: [
        {
          rule: 'spend',
          inputs: { baseMinor: 185_000, perMinor: 20_000, quantity: 1 },
          text: {
            vi: 'Mỗi 20.000\u00a0₫ được 1 điểm',
            th: 'ทุก ₫20,000 ได้ 1 แต้ม',
            en: '1 point per ₫20,000',
          },
          outcome: { unit: 'points', quantity: 9 },
        },
        {
          rule: 'drink',
          inputs: { itemCount: 2, quantity: 1 },
          text: { vi: 'Mỗi món được 1 tem', th: 'ซื้อ 1 ชิ้น ได้ 1 ดวง', en: '1 stamp per item' },
          outcome: { unit: 'stamps', quantity: 2 },
        },
      ],
      due: { totalMinor: 185_000, discountMinor: 0, walletMinor: 0, payableMinor: 185_000 },
      tier: null,
    });
  });

  it('is reduced by points as money, and the part paid with them earns nothing', () => {
    const evaluation = evaluate(
      both,
      holding({ points: 100 }),
      bill({ totalMinor: 185_000, itemCount: 0, rewards: [take('points-as-money', 30)] }),
    );
    expect(evaluation.effects).toEqual([
      {
        kind: 'earn',
        unit: 'points',
        quantity: 7,
        expiresOn: '2027-11-30',
        availableFrom: null,
        rule: 'spend',
        to: 'member',
      },
      { kind: 'spend', unit: 'points', quantity: 30, reward: 'points-as-money', code: null },
      { kind: 'discount', amountMinor: 30_000, reward: 'points-as-money', lines: [] },
    ]);
    expect(evaluation.due).toEqual({
      totalMinor: 185_000,
      discountMinor: 30_000,
      walletMinor: 0,
      payableMinor: 155_000,
    });
    expect(evaluation.why.slice(-2).map(({ text, outcome }) => [text.en, outcome])).toEqual([
      ['30 points used', { unit: 'points', quantity: -30 }],
      ['30 points for ₫30,000 off the bill', { moneyMinor: -30_000 }],
    ]);
  });

  it('hands over catalogue rewards beside what it earns', () => {
    const evaluation = evaluate(
      both,
      holding({ points: 100, stamps: 20 }),
      bill({ totalMinor: 40_000, rewards: [take('free-drink', 2), take('cake', 1)] }),
    );
    expect(evaluation.effects.filter(({ kind }) => kind !== 'earn')).toEqual([
      { kind: 'spend', unit: 'stamps', quantity: 20, reward: 'free-drink', code: null },
      { kind: 'give', reward: 'free-drink', pieces: 2, costMinor: 24_000 },
      { kind: 'spend', unit: 'points', quantity: 50, reward: 'cake', code: null },
      { kind: 'give', reward: 'cake', pieces: 1, costMinor: 18_000 },
    ]);
    expect(evaluation.why.slice(-2).map(({ text }) => text.vi)).toEqual([
      'Đổi 20 tem lấy 2 × Ly nước miễn phí',
      'Đổi 50 điểm lấy Bánh ngọt',
    ]);
  });

  it.each([
    ['withTax', 11],
    ['beforeTax', 10],
  ] as const)('counts its tax as the programme says: %s earns %i', (taxBase, expected) => {
    const programme = withPolicies({ taxBase });
    const evaluation = evaluate(programme, holding({}), bill({ totalMinor: 220_000, taxMinor: 20_000 }));
    expect(quantityOf(evaluation.effects[0])).toBe(expected);
  });

  it.each([
    ['earns', 9],
    ['earnsNothing', 7],
    ['billEarnsNothing', undefined],
  ] as const)('paid in part with points earns as the programme says: %s', (pointsPaid, expected) => {
    const { effects } = evaluate(
      withPolicies({ pointsPaid }),
      holding({ points: 30 }),
      bill({ totalMinor: 185_000, rewards: [take('points-as-money', 30)] }),
    );
    const earned = effects.find((effect) => effect.kind === 'earn' && effect.unit === 'points');
    expect(quantityOf(earned)).toBe(expected);
  });

  it('is counted exactly where the product leaves the safe integers', () => {
    const prime = 999_999_937;
    const amount = { kind: 'perAmount', perMinor: prime, quantity: prime, steps: 'proportional' } as const;
    const earn = both.earn.slice(0, 1).map((rule) => ({ ...rule, amount }));
    for (const rounding of ['down', 'nearest', 'up'] as const) {
      const programme = { ...withPolicies({ rounding }), earn };
      const { effects } = evaluate(programme, holding({}), bill({ totalMinor: prime }));
      expect(quantityOf(effects[0])).toBe(prime);
    }
  });

  it('pays a debt before what it earns can be used at once', () => {
    const programme = withPolicies({ earnedUsable: 'sameBill', pointsPaid: 'earns' });
    const owing = { ...holding({}), debts: { points: 4 } };
    const using = (quantity: number) =>
      evaluate(programme, owing, bill({ totalMinor: 200_000, rewards: [take('points-as-money', quantity)] }));
    expect(using(7).refusals.map(({ kind }) => kind)).toEqual(['notEnough']);
    expect(using(6).effects).toContainEqual({
      kind: 'earn',
      unit: 'points',
      quantity: 4,
      expiresOn: '2027-11-30',
      availableFrom: null,
      rule: 'spend',
      to: 'member',
    });
    expect(using(6).effects.some(({ kind }) => kind === 'spend')).toBe(false);
  });
});

describe('A rule that gives nothing says why', () => {
  const rule = (changes: Partial<RuleInput>): Programme => {
    const programme = templateProgramme('points', 'THB', '2026-01-01');
    return complete({ ...programme, earn: programme.earn.map((each) => ({ ...each, ...changes })) });
  };
  const perItem = { kind: 'perItem', quantity: 1 } as const;
  const proportional = { kind: 'perAmount', perMinor: 2_000, quantity: 1, steps: 'proportional' } as const;

  it.each`
    because                  | programme                                             | with                                                            | vi                                                                | th                                                  | en
    ${'belowStep'}           | ${rule({})}                                           | ${{ totalMinor: 1_999 }}                                        | ${'Hóa đơn dưới 20 ฿: 0 điểm'}                                    | ${'บิลไม่ถึง 20 บาท: ได้ 0 แต้ม'}                        | ${'Bill below ฿20: 0 points'}
    ${'tooSmall'}            | ${rule({ amount: proportional })}                     | ${{ totalMinor: 1_999 }}                                        | ${'Số tiền quá nhỏ: 0 điểm'}                                      | ${'ยอดน้อยเกินไป: ได้ 0 แต้ม'}                          | ${'Amount too small: 0 points'}
    ${'noItems'}             | ${rule({ amount: perItem })}                          | ${{ itemCount: 0 }}                                             | ${'Không có món nào được tính: 0 điểm'}                           | ${'ไม่มีรายการที่นับ: ได้ 0 แต้ม'}                         | ${'No items counted: 0 points'}
    ${'billOpen'}            | ${rule({})}                                           | ${{ status: 'open' }}                                           | ${'Hóa đơn chưa hoàn tất: 0 điểm'}                                | ${'บิลยังไม่เสร็จสิ้น: ได้ 0 แต้ม'}                         | ${'Bill not completed yet: 0 points'}
    ${'paidPart'}            | ${rule({})}                                           | ${{ totalMinor: 2_500, rewards: [take('points-as-money', 6)] }} | ${'Phần đã trừ vào hóa đơn không được tích: 0 điểm'}              | ${'ส่วนที่แลกลดยอดบิลไม่นับสะสม: ได้ 0 แต้ม'}               | ${'The part taken off the bill earns nothing: 0 points'}
    ${'belowMinimum'}        | ${rule({ when: { minimumMinor: 10_050 } })}           | ${{ totalMinor: 10_049 }}                                       | ${'Hóa đơn dưới 100,50 ฿: 0 điểm (Tích điểm theo hóa đơn)'}       | ${'บิลไม่ถึง ฿100.50: ได้ 0 แต้ม (สะสมแต้มจากยอดซื้อ)'}     | ${'Bill below ฿100.50: 0 points (Points for spending)'}
    ${'otherWeekday'}        | ${rule({ when: { weekdays: [1, 2] } })}               | ${{}}                                                           | ${'Chỉ áp dụng Thứ Hai, Thứ Ba: 0 điểm (Tích điểm theo hóa đơn)'} | ${'เฉพาะวันจันทร์, อังคาร: ได้ 0 แต้ม (สะสมแต้มจากยอดซื้อ)'} | ${'Only on Monday, Tuesday: 0 points (Points for spending)'}
    ${'notStarted'}          | ${rule({ when: { dates: { from: '2026-11-22' } } })}  | ${{}}                                                           | ${'Chưa đến ngày áp dụng: 0 điểm (Tích điểm theo hóa đơn)'}       | ${'ยังไม่ถึงวันเริ่ม: ได้ 0 แต้ม (สะสมแต้มจากยอดซื้อ)'}        | ${'Not started yet: 0 points (Points for spending)'}
    ${'ended'}               | ${rule({ when: { dates: { until: '2026-11-20' } } })} | ${{}}                                                           | ${'Đã hết thời gian áp dụng: 0 điểm (Tích điểm theo hóa đơn)'}    | ${'หมดช่วงเวลาแล้ว: ได้ 0 แต้ม (สะสมแต้มจากยอดซื้อ)'}      | ${'Already over: 0 points (Points for spending)'}
    ${'programmeNotStarted'} | ${rule({})}                                           | ${{ businessDate: '2025-12-31' }}                               | ${'Chương trình chưa bắt đầu: 0 điểm'}                            | ${'โปรแกรมยังไม่เริ่ม: ได้ 0 แต้ม'}                       | ${'Programme not started: 0 points'}
    ${'programmeEnded'}      | ${{ ...rule({}), endsOn: '2026-11-20' }}              | ${{}}                                                           | ${'Chương trình đã kết thúc: 0 điểm'}                             | ${'โปรแกรมสิ้นสุดแล้ว: ได้ 0 แต้ม'}                       | ${'Programme ended: 0 points'}
  `('$because', ({ because, programme, with: changes, vi, th, en }) => {
    const { effects, refusals, why } = evaluate(programme, holding({ points: 100 }), bill(changes));
    expect(refusals).toEqual([]);
    expect(effects.filter(({ kind }) => kind === 'earn')).toEqual([]);
    const spoken = why[0]?.text;
    expect({ vi: plain(spoken?.vi), th: plain(spoken?.th), en: plain(spoken?.en) }).toEqual({ vi, th, en });
    expect(why[0]).toMatchObject({ rule: 'spend', inputs: { reason: because }, outcome: null });
  });

  it('and a bill that uses points where that stops all earning', () => {
    const programme = withPolicies({ pointsPaid: 'billEarnsNothing' });
    const used = bill({ totalMinor: 185_000, rewards: [take('points-as-money', 1)] });
    const { why } = evaluate(programme, holding({ points: 1 }), used);
    expect(why[0]?.text.en).toBe('A bill that uses points earns none: 0 points');
  });
});

describe('What a rule gives is said', () => {
  const said = (changes: Partial<RuleInput>, occasion: Occasion) => {
    const rules = both.earn.slice(0, 1).map((rule) => ({ ...rule, ...changes }));
    const { why } = evaluate(complete({ ...both, stampCards: [], earn: rules }), holding({}), occasion);
    return plain(why[0]?.text.vi) + ' | ' + plain(why[0]?.text.th) + ' | ' + plain(why[0]?.text.en);
  };
  const fixed = { kind: 'fixed', quantity: 5 } as const;
  const onAction = (action: 'visit' | 'enrolment' | 'redemption') =>
    ({ on: { kind: 'action', action }, amount: fixed }) as const;

  it.each([
    [
      { amount: { kind: 'perAmount', perMinor: 10_000, quantity: 1, steps: 'proportional' } } as const,
      bill({ totalMinor: 55_000 }),
      'Mỗi 10.000 ₫ được 1 điểm, tính theo tỷ lệ | ทุก ₫10,000 ได้ 1 แต้ม คิดตามสัดส่วน | 1 point per ₫10,000, in proportion',
    ],
    [
      { amount: { kind: 'percent', basisPoints: 250, unitMinor: 1 } } as const,
      bill({ totalMinor: 55_000 }),
      'Hoàn 2,5% giá trị hóa đơn bằng điểm | คืน 2.5% ของยอดบิลเป็นแต้ม | 2.5% of the bill back in points',
    ],
    [
      { amount: fixed },
      bill({ totalMinor: 55_000 }),
      'Mỗi hóa đơn được 5 điểm | ทุกบิล ได้ 5 แต้ม | 5 points per bill',
    ],
    [
      { amount: fixed, when: { weekdays: [6] } },
      bill({ totalMinor: 55_000 }),
      'Mỗi hóa đơn được 5 điểm (Tích điểm theo hóa đơn) | ทุกบิล ได้ 5 แต้ม (สะสมแต้มจากยอดซื้อ) | 5 points per bill (Points for spending)',
    ],
    [onAction('visit'), deed('visit'), 'Mỗi lần ghé được 5 điểm | มาทุกครั้ง ได้ 5 แต้ม | 5 points per visit'],
    [
      onAction('enrolment'),
      deed('enrolment'),
      'Tặng 5 điểm khi đăng ký thành viên | สมัครสมาชิก รับ 5 แต้ม | 5 points for joining',
    ],
    [
      onAction('redemption'),
      deed('redemption'),
      'Mỗi lần đổi quà được 5 điểm | แลกของรางวัลทุกครั้ง ได้ 5 แต้ม | 5 points per redemption',
    ],
  ])('%j', (changes, occasion, expected) => {
    expect(said(changes, occasion)).toBe(expected);
  });
});

describe('Joining', () => {
  it('stamps the head start of every card', () => {
    const evaluation = evaluate(both, holding({}), deed('enrolment'));
    expect(evaluation.effects).toEqual([
      {
        kind: 'earn',
        unit: 'stamps',
        quantity: 2,
        expiresOn: '2027-05-31',
        availableFrom: null,
        rule: 'drink-card',
        to: 'member',
      },
    ]);
    expect(evaluation.why[0]).toMatchObject({
      text: {
        vi: 'Tặng sẵn 2 tem trên “Thẻ đồ uống”',
        th: 'แถม 2 ดวง เริ่มต้นบน “บัตรเครื่องดื่ม”',
        en: '2 stamps to start “Drinks card”',
      },
      outcome: { unit: 'stamps', quantity: 2 },
    });
    expect(evaluation.due).toEqual({ totalMinor: 0, discountMinor: 0, walletMinor: 0, payableMinor: 0 });
  });

  it('gives no head start before the programme begins', () => {
    expect(evaluate(both, holding({}), { ...deed('enrolment'), businessDate: '2025-12-31' }).effects).toEqual(
      [],
    );
  });
});

describe('A reward is refused', () => {
  const stepped: Programme = {
    ...both,
    rewards: both.rewards.map((reward) =>
      reward.kind === 'pointsAsMoney' ? { ...reward, step: 5, stepMinor: 5_000, least: 20 } : reward,
    ),
  };
  const ended: Programme = { ...both, endsOn: '2026-11-20' };
  const early: Programme = { ...both, startsOn: '2026-11-22' };
  const money = (quantity: number) =>
    bill({ totalMinor: 60_000, rewards: [take('points-as-money', quantity)] });
  const drinks = (quantity: number) => ({ ...deed('redemption'), rewards: [take('free-drink', quantity)] });

  it.each`
    kind                       | programme  | occasion                                                                | vi                                                       | th                                            | en
    ${'unknownReward'}         | ${both}    | ${{ ...deed('redemption'), rewards: [take('yacht', 1)] }}               | ${'Chương trình không có phần quà này'}                  | ${'โปรแกรมนี้ไม่มีของรางวัลนี้'}                     | ${'This programme has no such reward'}
    ${'invalidQuantity'}       | ${both}    | ${drinks(0)}                                                            | ${'Số lượng phải là số nguyên từ 1 trở lên'}             | ${'จำนวนต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป'}           | ${'The quantity must be a whole number from 1'}
    ${'invalidQuantity'}       | ${both}    | ${drinks(1.5)}                                                          | ${'Số lượng phải là số nguyên từ 1 trở lên'}             | ${'จำนวนต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป'}           | ${'The quantity must be a whole number from 1'}
    ${'invalidQuantity'}       | ${both}    | ${money(-5)}                                                            | ${'Số lượng phải là số nguyên từ 1 trở lên'}             | ${'จำนวนต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป'}           | ${'The quantity must be a whole number from 1'}
    ${'notEnough'}             | ${both}    | ${drinks(1)}                                                            | ${'Còn thiếu 1 tem để đổi “Ly nước miễn phí”'}           | ${'ยังขาดอีก 1 ดวง สำหรับ “เครื่องดื่มฟรี 1 แก้ว”'}    | ${'1 stamp short of “Free drink”'}
    ${'notEnough'}             | ${both}    | ${money(51)}                                                            | ${'Không đủ, còn thiếu 1 điểm'}                          | ${'ไม่พอ ยังขาดอีก 1 แต้ม'}                       | ${'Not enough: 1 point missing'}
    ${'notAStep'}              | ${stepped} | ${money(21)}                                                            | ${'Chỉ dùng theo bội số của 5 điểm'}                     | ${'ใช้ได้ครั้งละ 5 แต้ม หรือจำนวนที่เป็นเท่าของ 5 แต้ม'} | ${'Can only be used in steps of 5 points'}
    ${'belowLeast'}            | ${stepped} | ${money(15)}                                                            | ${'Phải dùng ít nhất 20 điểm'}                           | ${'ต้องใช้ขั้นต่ำ 20 แต้ม'}                         | ${'At least 20 points must be used'}
    ${'moreThanBill'}          | ${stepped} | ${bill({ totalMinor: 34_900, rewards: [take('points-as-money', 35)] })} | ${'Hóa đơn này chỉ dùng được tối đa 30 điểm'}            | ${'บิลนี้ใช้ได้ไม่เกิน 30 แต้ม'}                      | ${'At most 30 points can be used on this bill'}
    ${'needsBill'}             | ${both}    | ${{ ...deed('redemption'), rewards: [take('points-as-money', 5)] }}     | ${'“Dùng điểm trừ tiền” chỉ dùng được khi có hóa đơn'}   | ${'“ใช้แต้มแทนเงินสด” ใช้ได้เมื่อมีบิลเท่านั้น'}          | ${'“Pay with points” can only be used on a bill'}
    ${'outsideProgrammeDates'} | ${ended}   | ${money(5)}                                                             | ${'Chương trình đã kết thúc nên không đổi quà được nữa'} | ${'โปรแกรมสิ้นสุดแล้ว จึงแลกไม่ได้อีก'}               | ${'The programme has ended: nothing can be redeemed any more'}
    ${'outsideProgrammeDates'} | ${early}   | ${money(5)}                                                             | ${'Chương trình chưa bắt đầu nên chưa đổi quà được'}     | ${'โปรแกรมยังไม่เริ่ม จึงยังแลกไม่ได้'}               | ${'The programme has not started: nothing can be redeemed yet'}
  `('as $kind: $en', ({ kind, programme, occasion, vi, th, en }) => {
    const evaluation = evaluate(programme, holding({ points: 50, stamps: 9 }), occasion);
    expect(evaluation.refusals).toMatchObject([{ kind, text: { vi, th, en } }]);
    expect(evaluation.effects).toEqual([]);
    expect(evaluation.why).toMatchObject([{ inputs: { reason: kind }, text: { en }, outcome: null }]);
    expect(evaluation.due.discountMinor).toBe(0);
  });

  it('when two rewards together cost more than there is, the one that goes beyond', () => {
    const rewards = [take('cake', 1), take('iced-tea', 1)];
    const { refusals } = evaluate(both, holding({ points: 79 }), bill({ totalMinor: 1_000, rewards }));
    expect(refusals).toMatchObject([{ kind: 'notEnough', reward: 'iced-tea' }]);
    expect(refusals[0]?.text.en).toBe('1 point short of “Iced lemon tea”');
  });

  it('when two rewards together take more off than the bill is', () => {
    const rewards = [take('points-as-money', 50), take('points-as-money', 20)];
    const { refusals } = evaluate(both, holding({ points: 79 }), bill({ totalMinor: 60_000, rewards }));
    expect(refusals[0]?.text.en).toBe('At most 10 points can be used on this bill');
  });
});

describe('An occasion that cannot be is refused', () => {
  it.each([
    ['nothing to pay', { totalMinor: 0 }, 'The amount must be above 0 and at most ₫1,000,000,000'],
    ['below nothing', { totalMinor: -5 }, 'The amount must be above 0 and at most ₫1,000,000,000'],
    ['beyond measure', { totalMinor: 1e300 }, 'The amount must be above 0 and at most ₫1,000,000,000'],
    ['no number', { totalMinor: Number.NaN }, 'The amount must be above 0 and at most ₫1,000,000,000'],
    ['half a đồng', { totalMinor: 0.5 }, 'The amount must be above 0 and at most ₫1,000,000,000'],
    ['more tax than bill', { taxMinor: 60_000 }, 'The tax must lie between 0 and the total of the bill'],
    ['negative items', { itemCount: -1 }, 'The number of items must be whole, from 0 to 10,000'],
    ['too many items', { itemCount: 10_001 }, 'The number of items must be whole, from 0 to 10,000'],
    ['no such day', { businessDate: '2026-02-29' }, 'The date of the bill does not exist'],
    ['no date', { businessDate: '' }, 'The date of the bill does not exist'],
  ])('%s', (_, changes, says) => {
    const evaluation = evaluate(both, holding({}), bill({ totalMinor: 50_000, ...changes }));
    expect(evaluation.effects).toEqual([]);
    expect(evaluation.refusals).toMatchObject([
      { kind: 'invalidOccasion', reward: null, text: { en: says } },
    ]);
    expect(Number.isSafeInteger(evaluation.due.payableMinor)).toBe(true);
  });
});

/** With every default filled in. */
function complete(document: unknown): Programme {
  const result = parseProgramme(document);
  if (!result.ok) throw new Error(`${result.refusal.path}: ${result.refusal.text.en}`);
  return result.value;
}

function holding(available: Record<string, number>): MemberState {
  return { enrolledOn: '2026-01-01', available };
}

function take(reward: string, quantity: number): ChosenReward {
  return { reward, quantity };
}

function bill(changes: Partial<Bill>): Extract<Occasion, { kind: 'bill' }> {
  return {
    kind: 'bill',
    totalMinor: 18_500,
    itemCount: 1,
    // A Saturday.
    businessDate: '2026-11-21',
    status: 'completed',
    rewards: [],
    ...changes,
  };
}

function deed(action: 'visit' | 'enrolment' | 'redemption'): Extract<Occasion, { kind: 'action' }> {
  return { kind: 'action', action, businessDate: '2026-11-21', rewards: [] };
}

function withPolicies(policies: Partial<Policies>): Programme {
  return { ...both, policies: { ...both.policies, ...policies } };
}

function quantityOf(effect: object | undefined): unknown {
  return effect !== undefined && 'quantity' in effect ? effect.quantity : undefined;
}

/** Currency symbols stand behind a space that does not break. */
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');
