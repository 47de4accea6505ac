/** One slip of every kind for a shop in each language, with everything on it that a slip can show. */
import { composeDaySlip } from '../../src/shared/domain/slips/day-slip.ts';
import { composeEarnSlip } from '../../src/shared/domain/slips/earn-slip.ts';
import type {
  DaySheet,
  EarnFacts,
  EventFacts,
  SlipShop,
  SlipUnit,
} from '../../src/shared/domain/slips/facts.ts';
import { composeRefundSlip } from '../../src/shared/domain/slips/refund-slip.ts';
import { composeRewardSlip } from '../../src/shared/domain/slips/reward-slip.ts';
import type { SlipDocument, SlipKind } from '../../src/shared/domain/slips/slip.ts';
import { composeTestSlip } from '../../src/shared/domain/slips/test-slip.ts';
import type { Language, Text } from '../../src/shared/kernel/language.ts';

export const shops: Record<Language, SlipShop> = {
  vi: {
    name: 'Cà phê Bến Thành',
    address: '12 Lê Lợi, P. Bến Nghé, Quận 1, TP. Hồ Chí Minh',
    language: 'vi',
    currency: 'VND',
    zone: 'Asia/Ho_Chi_Minh',
    era: 'gregorian',
  },
  th: {
    name: 'ก๋วยเตี๋ยวเรือป้าน้อย',
    address: '88 ถ.พระอาทิตย์ แขวงชนะสงคราม เขตพระนคร กรุงเทพฯ 10200',
    language: 'th',
    currency: 'THB',
    zone: 'Asia/Bangkok',
    era: 'buddhist',
  },
  en: {
    name: 'Corner Bakery',
    address: '5 Market Street',
    language: 'en',
    currency: 'USD',
    zone: 'America/New_York',
    era: 'gregorian',
  },
};

export const units: readonly SlipUnit[] = [
  {
    id: 'points',
    kind: 'points',
    name: { vi: 'điểm', th: 'แต้ม', en: 'points' },
    scale: 0,
    showWhole: false,
  },
  { id: 'stamps', kind: 'stamps', name: { vi: 'tem', th: 'ดวง', en: 'stamps' }, scale: 0, showWhole: false },
];

const people: Record<Language, { member: string; staff: string }> = {
  vi: { member: 'Nguyễn Thị Hồng Ánh', staff: 'Lan' },
  th: { member: 'สมชาย ใจดี', staff: 'คุณแนน' },
  en: { member: 'Anna Miller', staff: 'Sam' },
};
const coffee: Text = { vi: 'Cà phê sữa đá miễn phí', th: 'ก๋วยเตี๋ยวเรือฟรี 1 ชาม', en: 'Free coffee' };
const shapes = { vi: 'cup', th: 'bowl', en: 'bread' } as const;
/** 21 November 2026, 02:42 UTC. */
const atMs = 1_795_228_920_000;
const bill: Record<Language, { total: number; off: number }> = {
  vi: { total: 185_000, off: 5_000 },
  th: { total: 34_500, off: 2_000 },
  en: { total: 2_345, off: 150 },
};

function eventFacts(language: Language): EventFacts {
  return {
    shop: shops[language],
    units,
    event: 'k3f9.1.1284',
    receipt: 'A-0042',
    atMs,
    staffName: people[language].staff,
    memberName: people[language].member,
    balances: [
      {
        unit: 'points',
        available: 1284,
        debt: 0,
        nextExpiry: { on: '2026-12-31', quantity: 200 },
      },
      { unit: 'stamps', available: 7, debt: 0, nextExpiry: null },
    ],
    stampCards: [
      {
        name: { vi: 'Thẻ cà phê', th: 'บัตรสะสมดวง', en: 'Coffee card' },
        boxes: 10,
        filled: 7,
        fresh: 2,
        full: 0,
        shape: shapes[language],
        rewardName: coffee,
      },
    ],
  };
}

export function earnFacts(language: Language): EarnFacts {
  const { total, off } = bill[language];
  return {
    ...eventFacts(language),
    totalMinor: total,
    discountMinor: off,
    changes: [
      { unit: 'points', quantity: -50 },
      { unit: 'points', quantity: 9 },
      { unit: 'stamps', quantity: 2 },
    ],
    gives: [],
    why: [
      {
        rule: 'base',
        inputs: {},
        text: {
          vi: 'Mỗi 20.000 ₫ được 1 điểm',
          th: 'ทุก 35 บาท ได้ 1 แต้ม',
          en: '1 point for every $2.50',
        },
        outcome: { unit: 'points', quantity: 9 },
      },
      {
        rule: 'drinks',
        inputs: {},
        text: {
          vi: 'Mỗi ly nước được 1 tem',
          th: 'ทุกชามได้ 1 ดวง',
          en: '1 stamp for every drink',
        },
        outcome: { unit: 'stamps', quantity: 2 },
      },
      {
        rule: 'points-paid',
        inputs: {},
        text: {
          vi: 'Phần trả bằng điểm không được cộng điểm',
          th: 'ส่วนที่จ่ายด้วยแต้มไม่ได้รับแต้มเพิ่ม',
          en: 'The part paid with points earns nothing',
        },
        outcome: null,
      },
    ],
  };
}

export const daySheet: DaySheet = {
  date: '2026-11-21',
  bills: 87,
  billsWithMember: 61,
  totalMinor: 12_845_000,
  pointsPaidMinor: 340_000,
  refundedMinor: 185_000,
  takingsMinor: 12_320_000,
  units: [
    {
      unit: 'points',
      name: units[0]!.name,
      earned: 642,
      takenBack: 9,
      used: 3400,
      givenBack: 50,
      expired: 120,
      adjusted: -10,
      outstanding: 184_220,
    },
    {
      unit: 'stamps',
      name: units[1]!.name,
      earned: 74,
      takenBack: 0,
      used: 40,
      givenBack: 0,
      expired: 0,
      adjusted: 0,
      outstanding: 1_210,
    },
  ],
  rewards: [
    { name: coffee, count: 4, costMinor: 72_000 },
    { name: { vi: 'Bánh mì que', th: 'ชาเย็น', en: 'Croissant' }, count: 2, costMinor: 30_000 },
  ],
  rewardCostMinor: 102_000,
  newMembers: 5,
  staff: [
    { name: 'Lan', bills: 52, reversals: 1, adjustments: 0 },
    { name: 'แนน', bills: 35, reversals: 0, adjustments: 1 },
  ],
  hours: [0, 0, 3, 9, 14, 8, 6, 11, 12, 7, 4, 5, 6, 2, 0].map((bills, index) => ({ hour: 5 + index, bills })),
  closed: true,
};

export function exampleSlip(kind: SlipKind, language: Language): SlipDocument {
  const facts = eventFacts(language);
  const { total, off } = bill[language];
  switch (kind) {
    case 'earn':
      return composeEarnSlip(earnFacts(language));
    case 'reward':
      return composeRewardSlip({
        ...facts,
        gives: [{ name: coffee, pieces: 1 }],
        discountMinor: 0,
        changes: [{ unit: 'stamps', quantity: -10 }],
        stampCards: facts.stampCards.map((card) => ({ ...card, filled: 2, fresh: 0 })),
      });
    case 'refund':
      return composeRefundSlip({
        ...facts,
        way: 'refund',
        originalReceipt: 'A-0039',
        refundMinor: total,
        pointsPaidMinor: off,
        reason: { vi: 'Khách đổi món', th: 'ลูกค้าเปลี่ยนเมนู', en: 'Wrong order' }[language],
        changes: [
          { unit: 'points', quantity: -9 },
          { unit: 'points', quantity: 50 },
          { unit: 'stamps', quantity: -2 },
        ],
      });
    case 'day':
      return composeDaySlip({
        shop: shops[language],
        units,
        printedAtMs: atMs,
        staffName: people[language].staff,
        sheet: daySheet,
      });
    case 'test':
      return composeTestSlip({ shop: shops[language], printerName: 'Quầy 1', atMs });
  }
}
