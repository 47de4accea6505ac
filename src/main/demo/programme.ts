/** What the furnished shop runs: the template that most shops start from, with something of everything else. */

import * as v from 'valibot';
import {
  type Programme,
  type ProgrammeInput,
  ProgrammeSchema,
} from '../../shared/domain/programme/document.ts';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';

export function demoProgramme(startsOn: LocalDate): Programme {
  const base: ProgrammeInput = templateProgramme('pointsAndStamps', 'VND', startsOn);
  return v.parse(ProgrammeSchema, {
    ...base,
    units: [...base.units, wallet],
    earn: [...base.earn, topUpBonus, review, friend],
    tiers,
    promotions: [rainyDay],
    vouchers: [birthdayDrink, missYou],
    campaigns: [birthday, away],
    policies: { ...base.policies, claimDays: 30 },
  } satisfies ProgrammeInput);
}

const wallet: ProgrammeInput['units'][number] = {
  id: 'wallet',
  kind: 'money',
  name: { vi: 'ví trả trước', th: 'กระเป๋าเงิน', en: 'prepaid wallet' },
  scale: 0,
  expiry: { kind: 'never' },
  topUp: { leastMinor: 50_000, mostMinor: 5_000_000 },
};

const topUpBonus: ProgrammeInput['earn'][number] = {
  id: 'top-up-bonus',
  name: { vi: 'Thưởng nạp ví 5 %', th: 'โบนัสเติมเงิน 5 %', en: '5 % bonus on top-ups' },
  unit: wallet.id,
  on: { kind: 'topUp', unit: wallet.id },
  when: { minimumMinor: 200_000 },
  amount: { kind: 'percent', basisPoints: 500, unitMinor: 1 },
};

const review: ProgrammeInput['earn'][number] = {
  id: 'review',
  name: { vi: 'Đánh giá trên bản đồ', th: 'รีวิวบนแผนที่', en: 'Review on the map' },
  unit: 'points',
  on: { kind: 'action', action: 'review' },
  amount: { kind: 'fixed', quantity: 5 },
  limits: { perMonth: { times: 1 } },
};

const friend: ProgrammeInput['earn'][number] = {
  id: 'friend',
  name: { vi: 'Bạn mới ghé lần đầu', th: 'เพื่อนใหม่มาครั้งแรก', en: "A friend's first bill" },
  unit: 'points',
  on: { kind: 'bill' },
  when: { nthVisit: { kind: 'exactly', number: 1 }, referredWithinDays: 60 },
  amount: { kind: 'fixed', quantity: 10 },
  to: 'referrer',
};

const tiers: NonNullable<ProgrammeInput['tiers']> = {
  metric: { kind: 'earned', unit: 'points' },
  window: { kind: 'rolling', days: 365 },
  levels: [
    { id: 'regular', name: { vi: 'Khách quen', th: 'ลูกค้าประจำ', en: 'Regular' }, threshold: 0 },
    {
      id: 'silver',
      name: { vi: 'Bạc', th: 'เงิน', en: 'Silver' },
      threshold: 100,
      benefits: {
        vi: 'Đổi quà với số điểm ít hơn 5 %',
        th: 'ใช้แต้มแลกของรางวัลน้อยลง 5 %',
        en: 'Rewards cost 5 % fewer points',
      },
      rewardPrice: 9_500,
    },
    {
      id: 'gold',
      name: { vi: 'Vàng', th: 'ทอง', en: 'Gold' },
      threshold: 300,
      benefits: {
        vi: 'Đổi quà với số điểm ít hơn 10 %',
        th: 'ใช้แต้มแลกของรางวัลน้อยลง 10 %',
        en: 'Rewards cost 10 % fewer points',
      },
      rewardPrice: 9_000,
      card: true,
    },
  ],
  review: 'oneStep',
  graceDays: 30,
  freezeDays: 90,
};

const rainyDay: NonNullable<ProgrammeInput['promotions']>[number] = {
  id: 'rainy-day',
  name: { vi: 'Ngày mưa giảm 10 %', th: 'วันฝนตกลด 10 %', en: 'Rainy day, 10 % off' },
  code: 'MUA10',
  gives: { kind: 'percentOff', basisPoints: 1_000 },
};

const birthdayDrink: NonNullable<ProgrammeInput['vouchers']>[number] = {
  id: 'birthday-drink',
  name: { vi: 'Ly nước sinh nhật', th: 'เครื่องดื่มวันเกิด', en: 'Birthday drink' },
  gives: { kind: 'item', costMinor: 12_000 },
  validDays: 30,
};

const missYou: NonNullable<ProgrammeInput['vouchers']>[number] = {
  id: 'miss-you',
  name: { vi: 'Giảm 20.000 ₫ mừng gặp lại', th: 'ลด 20,000 ₫ ต้อนรับกลับ', en: '₫20,000 off, welcome back' },
  gives: { kind: 'moneyOff', amountMinor: 20_000 },
  validDays: 30,
  when: { minimumMinor: 60_000 },
};

const birthday: NonNullable<ProgrammeInput['campaigns']>[number] = {
  id: 'birthday',
  name: { vi: 'Quà sinh nhật', th: 'ของขวัญวันเกิด', en: 'Birthday gift' },
  voucher: birthdayDrink.id,
  trigger: { kind: 'birthday', daysBefore: 7 },
};

const away: NonNullable<ProgrammeInput['campaigns']>[number] = {
  id: 'welcome-back',
  name: { vi: 'Mừng gặp lại', th: 'ยินดีต้อนรับกลับ', en: 'Welcome back' },
  voucher: missYou.id,
  trigger: { kind: 'away', days: 30 },
};
