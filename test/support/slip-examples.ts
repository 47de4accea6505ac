/** One slip of every kind for a shop in each language, with everything on it that a slip can show. */
import { composeCardSlip } from '../../src/shared/domain/slips/card-slip.ts';
import { composeDaySlip } from '../../src/shared/domain/slips/day-slip.ts';
import { composeDrawResultSlip, composeDrawSlip } from '../../src/shared/domain/slips/draw-slips.ts';
import { composeEarnSlip } from '../../src/shared/domain/slips/earn-slip.ts';
import type {
  DaySheet,
  EarnFacts,
  EventFacts,
  SlipShop,
  SlipUnit,
} from '../../src/shared/domain/slips/facts.ts';
import { composeGuestSlip } from '../../src/shared/domain/slips/guest-slip.ts';
import type { SlipLook } from '../../src/shared/domain/slips/look.ts';
import type { DrawFacts, SlipCoupon } from '../../src/shared/domain/slips/programme-facts.ts';
import {
  composeGiftCardSlip,
  composeMembershipSlip,
  composeTopUpSlip,
} from '../../src/shared/domain/slips/purchase-slips.ts';
import { composeRefundSlip } from '../../src/shared/domain/slips/refund-slip.ts';
import { composeRewardSlip } from '../../src/shared/domain/slips/reward-slip.ts';
import { composeSettlementSlip } from '../../src/shared/domain/slips/settlement-slip.ts';
import type { SlipDocument, SlipKind } from '../../src/shared/domain/slips/slip.ts';
import { composeTestSlip } from '../../src/shared/domain/slips/test-slip.ts';
import { composeVoucherSlip } from '../../src/shared/domain/slips/voucher-slip.ts';
import type { Language, Text } from '../../src/shared/kernel/language.ts';
import { exampleLogo } from './slip-logo.ts';

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

/** What any of the kinds of slips says of a full programme, as far as it applies. */
function programmeFacts(language: Language): EventFacts {
  const facts = eventFacts(language);
  const { currency } = shops[language];
  return {
    ...facts,
    units: [
      ...units,
      { id: 'wallet', kind: 'money', name: wallet, scale: 0, showWhole: false, currency },
      { id: 'cashback', kind: 'money', name: cashback, scale: 0, showWhole: false, currency },
      {
        id: 'chances',
        kind: 'entries',
        name: { vi: 'lượt quay', th: 'สิทธิ์ลุ้น', en: 'chances' },
        scale: 0,
        showWhole: false,
      },
      { id: 'cake', kind: 'voucher', name: cake, scale: 0, showWhole: false },
    ],
    balances: [
      ...facts.balances,
      { unit: 'wallet', available: amounts[language].left, debt: 0, nextExpiry: null },
      {
        unit: 'cashback',
        available: 0,
        debt: 0,
        nextExpiry: null,
        coming: [{ on: '2026-11-28', quantity: amounts[language].cashback }],
      },
      { unit: 'chances', available: 0, debt: 0, nextExpiry: null },
    ],
    level: {
      name: gold,
      since: '2026-11-21',
      toKeep: { unit: 'points', quantity: 216 },
      safeUntil: '2027-11-20',
      next: {
        name: { vi: 'Kim cương', th: 'ไดมอนด์', en: 'Diamond' },
        missing: { unit: 'points', quantity: 716 },
      },
      frozenUntil: null,
      isNew: true,
      benefits: {
        vi: 'Gấp đôi điểm, ưu tiên đặt bàn cuối tuần.',
        th: 'แต้มคูณสอง จองโต๊ะวันหยุดก่อนใคร',
        en: 'Double points, weekend tables first.',
      },
      hasCard: true,
    },
    memberships: [{ name: club, uses: 1, until: '2027-11-20' }],
    vouchers: [
      { name: cake, uses: 1, until: '2026-12-20' },
      {
        name: { vi: 'Giảm 10% món mới', th: 'ลด 10% เมนูใหม่', en: '10% off what is new' },
        uses: 3,
        until: null,
      },
    ],
    draws: [{ ...newYear, commitment, entry: '1f0c9a7be52d4480', chances: 3 }],
  };
}

const coupon = (language: Language): SlipCoupon => ({
  name: { vi: 'Giảm 50.000 ₫', th: 'ลด 50 บาท', en: '$5 off' },
  uses: 1,
  until: '2026-12-05',
  conditions: [
    {
      vi: 'Hóa đơn từ 200.000 ₫',
      th: 'เมื่อซื้อตั้งแต่ ฿200.00',
      en: 'Bills from $20.00',
    },
  ],
  code: couponCodes[language],
});

/** As many characters as real ones have; nobody signed them. */
export const couponCodes: Record<Language, string> = {
  vi: 'Q1V/7K2M/4ZQ8W1XG5T9B2C6D/NEXT-BILL/1/20261205/0F8QZ5N2YK7T3WXH',
  th: 'Q1V/7K2M/8WXG5T9B2C6D4ZQ1/NEXT-BILL/1/20261205/N2YK7T3WXH0F8QZ5',
  en: 'Q1V/7K2M/5T9B2C6D4ZQ8W1XG/NEXT-BILL/1/20261205/T3WXH0F8QZ5N2YK7',
};
export const giftCardCode = 'Q1G/7K2M/4ZQ8W1XG5T9B2C6D/WALLET/200000/-/0F8QZ5N2YK7T3WXH';
export const claimCode =
  'Q1C/7K2M/K3F9.1.1284/20261221/POINTS:12:SPEND+CASHBACK:6000:BACK+CHANCES:1:CHANCE/0F8QZ5N2YK7T3WXH';

/** An earn slip with everything that a full programme can say on it. */
export function fullEarnFacts(language: Language): EarnFacts {
  const { total, off } = bill[language];
  const { cashback: back, left, paid } = amounts[language];
  return {
    ...earnFacts(language),
    ...programmeFacts(language),
    discountMinor: 2 * off,
    discounts: [
      { name: { vi: 'Chào bạn mới', th: 'ต้อนรับสมาชิกใหม่', en: 'Welcome' }, amountMinor: off },
      { name: { vi: 'Điểm đổi tiền', th: 'แต้มแทนเงิน', en: 'Points as money' }, amountMinor: off },
    ],
    payments: [
      { wallet, amountMinor: paid, leftMinor: left },
      { wallet: null, amountMinor: total - 2 * off - paid - back, leftMinor: 0 },
    ],
    changes: [
      { unit: 'points', quantity: -50 },
      { unit: 'points', quantity: 9 },
      { unit: 'cashback', quantity: back },
      { unit: 'chances', quantity: 1 },
    ],
    coupons: [coupon(language)],
  };
}

const wallet: Text = { vi: 'ví', th: 'กระเป๋าเงิน', en: 'wallet' };
const cashback: Text = { vi: 'hoàn tiền', th: 'เงินคืน', en: 'cashback' };
const cake: Text = { vi: 'Bánh sinh nhật', th: 'เค้กวันเกิด', en: 'Birthday cake' };
const gold: Text = { vi: 'Vàng', th: 'ทอง', en: 'Gold' };
const club: Text = { vi: 'Hội cà phê', th: 'คลับก๋วยเตี๋ยว', en: 'Bread club' };
const commitment = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const newYear = {
  name: { vi: 'Rút thăm năm mới', th: 'ลุ้นโชคปีใหม่', en: 'New Year draw' },
  drawnOn: '2026-12-31',
};
const amounts: Record<Language, { paid: number; left: number; cashback: number }> = {
  vi: { paid: 100_000, left: 70_000, cashback: 6_000 },
  th: { paid: 20_000, left: 7_000, cashback: 600 },
  en: { paid: 1_000, left: 700, cashback: 60 },
};

/** What an owner made of the slips: a picture, own words, the way into the network. */
export const exampleLook = (language: Language): SlipLook => ({
  logo: exampleLogo,
  header: { vi: 'Mở cửa 7:00 – 22:00', th: 'เปิดทุกวัน 7.00–22.00 น.', en: 'Open 7 am to 10 pm' }[language],
  footer: {
    vi: 'Cảm ơn quý khách, hẹn gặp lại!',
    th: 'ขอบคุณค่ะ แล้วพบกันใหม่',
    en: 'Thank you, see you soon!',
  }[language],
  wifi: null,
  hidden: [],
});

/**
 * As much as a bill at a shop with points and a stamp card ever says, in the shop's own look: picture, address, own
 * words, programme, bill with a discount, points used and earned and why, balance and what expires, card and code.
 */
export const fullSlip = (language: Language): SlipDocument =>
  composeEarnSlip({
    ...earnFacts(language),
    shop: { ...shops[language], programme: club, look: exampleLook(language) },
  });

/** A guest's card of stamps on paper. */
export const stampSlip = (language: Language): SlipDocument =>
  composeGuestSlip({
    ...eventFacts(language),
    ...nobody,
    stampCards: eventFacts(language).stampCards.map((card) => ({ ...card, filled: 3, fresh: 3 })),
    totalMinor: bill[language].total,
    discountMinor: 0,
    discounts: [],
    payments: [],
    claim: { until: '2027-01-20', gives: [{ unit: 'stamps', quantity: 3 }], code: stampCode },
    coupons: [],
  });
export const stampCode = 'Q1C/7K2M/K3F9.1.1285/20270120/STAMPS:3:STAMP-PER-ITEM/N2YK7T3WXH0F8QZ5';

/** A reward slip with an experience, a donation and a partner's reward on it. */
export const giftsSlip = (language: Language): SlipDocument =>
  composeRewardSlip({
    ...eventFacts(language),
    gives: [
      {
        name: { vi: 'Lớp pha cà phê', th: 'คลาสทำก๋วยเตี๋ยว', en: 'Baking class' },
        pieces: 1,
        note: {
          vi: 'Gọi 0901 234 567 trước hai ngày, lớp mở sáng thứ Bảy.',
          th: 'โทร 081 234 5678 ล่วงหน้าสองวัน เรียนเช้าวันเสาร์',
          en: 'Call 555 0123 two days before; classes are on Saturday mornings.',
        },
      },
      {
        name: { vi: 'Trồng cây', th: 'ปลูกต้นไม้', en: 'Plant a tree' },
        pieces: 2,
        donatedMinor: amounts[language].paid,
      },
      { name: { vi: 'Vé xem phim', th: 'ตั๋วหนัง', en: 'Cinema ticket' }, pieces: 1, partner: 'Galaxy' },
    ],
    discountMinor: 0,
    changes: [{ unit: 'points', quantity: -900 }],
    stampCards: [],
  });

/** A refund of money that was paid in. */
export const topUpRefundSlip = (language: Language): SlipDocument =>
  composeRefundSlip({
    ...programmeFacts(language),
    level: null,
    vouchers: [],
    memberships: [],
    way: 'refund',
    originalReceipt: null,
    refundMinor: amounts[language].paid,
    pointsPaidMinor: 0,
    purchase: { what: 'topUp', name: wallet },
    reason: { vi: 'Khách đổi ý', th: 'ลูกค้าเปลี่ยนใจ', en: 'Changed their mind' }[language],
    changes: [{ unit: 'wallet', quantity: -amounts[language].paid }],
    stampCards: [],
  });

export const drawResultSlip = (language: Language): SlipDocument =>
  composeDrawResultSlip({
    ...drawFacts(language),
    seed: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    entriesHash: 'fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9',
    chances: 418,
    winners: [
      { prize: 0, entry: '1f0c9a7be52d4480', name: people[language].member },
      { prize: 1, entry: '77ab03c15e9d2f64', name: 'Trần Văn Bình' },
      { prize: 1, entry: 'c0ffee1234567890', name: '' },
    ],
  });

const drawFacts = (language: Language): DrawFacts => ({
  shop: shops[language],
  atMs,
  ...newYear,
  commitment,
  prizes: [
    { name: { vi: 'Xe đạp', th: 'จักรยาน', en: 'Bicycle' }, count: 1 },
    { name: coffee, count: 2 },
  ],
});

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
    case 'claim':
      return composeGuestSlip({
        ...programmeFacts(language),
        ...nobody,
        totalMinor: total,
        discountMinor: off,
        discounts: [{ name: { vi: 'Giờ vàng', th: 'ชั่วโมงทอง', en: 'Happy hour' }, amountMinor: off }],
        payments: [],
        claim: {
          until: '2026-12-21',
          gives: [
            { unit: 'points', quantity: 12 },
            { unit: 'cashback', quantity: amounts[language].cashback },
            { unit: 'chances', quantity: 1 },
          ],
          code: claimCode,
        },
        coupons: [coupon(language)],
      });
    case 'giftCard':
      return composeGiftCardSlip({
        ...programmeFacts(language),
        ...nobody,
        receipt: null,
        amountMinor: 2 * amounts[language].paid,
        until: '2027-11-21',
        code: giftCardCode,
      });
    case 'topUp':
      return composeTopUpSlip({
        ...programmeFacts(language),
        receipt: null,
        level: null,
        memberships: [],
        draws: [],
        balances: facts.balances,
        wallet,
        paidMinor: 2 * amounts[language].paid,
        bonusMinor: amounts[language].paid / 5,
        balanceMinor: amounts[language].left + 2.2 * amounts[language].paid,
        changes: [{ unit: 'points', quantity: 10 }],
      });
    case 'membership':
      return composeMembershipSlip({
        ...facts,
        receipt: null,
        name: club,
        paidMinor: 3 * amounts[language].paid,
        until: '2027-11-20',
        benefits: {
          vi: 'Mỗi ngày một ly cà phê đen, giảm 10% bánh.',
          th: 'ก๋วยเตี๋ยววันละชาม ลดเครื่องดื่ม 10%',
          en: 'A loaf a week, 10% off cakes.',
        },
        changes: [],
        stampCards: [],
      });
    case 'voucher':
      return composeVoucherSlip({
        ...facts,
        receipt: null,
        voucher: {
          name: cake,
          uses: 2,
          until: '2026-12-20',
          conditions: coupon(language).conditions,
        },
      });
    case 'card': {
      const { level = null } = programmeFacts(language);
      if (!level) throw new Error('the example has a level');
      return composeCardSlip(facts, { ...level, frozenUntil: '2026-12-20' });
    }
    case 'draw':
      return composeDrawSlip(drawFacts(language));
    case 'settlement':
      return composeSettlementSlip({
        shop: shops[language],
        units,
        atMs,
        from: '2026-11-01',
        until: '2026-11-30',
        partners: [
          {
            name: partners[language][0],
            lines: [{ unit: 'points', givenForPartner: 1_240, usedAtPartner: 300 }],
            balanceMinor: amounts[language].paid,
          },
          {
            name: partners[language][1],
            lines: [{ unit: 'points', givenForPartner: 0, usedAtPartner: 90 }],
            balanceMinor: -amounts[language].left,
          },
          { name: partners[language][2], lines: [], balanceMinor: 0 },
        ],
      });
  }
}

const partners: Record<Language, readonly [string, string, string]> = {
  vi: ['Nhà sách Phương Nam', 'Rạp Ngôi Sao', 'Vườn Xanh'],
  th: ['ร้านหนังสือริมน้ำ', 'โรงหนังดาวเด่น', 'สวนเขียว'],
  en: ['Riverside Books', 'Star Cinema', 'Green Garden'],
};

/** Whom nobody knows. */
const nobody = {
  memberName: null,
  balances: [],
  stampCards: [],
  level: null,
  vouchers: [],
  memberships: [],
  draws: [],
};
