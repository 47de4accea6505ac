/** The coffee shop once it rings up items and its programme has everything: levels, wallet, vouchers, deeds. */
import * as v from 'valibot';
import type { CatalogueItem, ProgrammeView } from '../../src/shared/contract/view.ts';
import { type ProgrammeInput, ProgrammeSchema } from '../../src/shared/domain/programme/document.ts';
import type { Language, Text } from '../../src/shared/kernel/language.ts';
import { ownerProgramme } from './fixture-owner.ts';

const price = (language: Language, dong: number): number =>
  ({ vi: dong, th: Math.round(dong / 7), en: Math.round(dong / 250) })[language];

export const names = {
  wallet: { vi: 'Ví trả trước', th: 'กระเป๋าเติมเงิน', en: 'Prepaid wallet' },
  gold: { vi: 'Hạng Vàng', th: 'ระดับทอง', en: 'Gold' },
  silver: { vi: 'Hạng Bạc', th: 'ระดับเงิน', en: 'Silver' },
  green: { vi: 'Hạng Xanh', th: 'ระดับเขียว', en: 'Green' },
  cake: { vi: 'Bánh sinh nhật', th: 'เค้กวันเกิด', en: 'Birthday cake' },
  off: { vi: 'Giảm 20 % cho lần tới', th: 'ลด 20 % ครั้งหน้า', en: '20 % off next time' },
  happyHour: { vi: 'Giờ vàng 14–16', th: 'ชั่วโมงพิเศษ 14–16', en: 'Happy hour 2–4 pm' },
  club: { vi: 'Hội cà phê sáng', th: 'คลับกาแฟเช้า', en: 'Morning coffee club' },
  chances: { vi: 'lượt quay', th: 'สิทธิ์จับรางวัล', en: 'chances' },
  review: { vi: 'Đánh giá được 20 điểm', th: 'รีวิวได้ 20 แต้ม', en: '20 points for a review' },
  friend: { vi: 'Giới thiệu bạn được 50 điểm', th: 'แนะนำเพื่อนได้ 50 แต้ม', en: '50 points for a friend' },
  tasting: {
    vi: 'Buổi thử cà phê đặc sản',
    th: 'กิจกรรมชิมกาแฟพิเศษ',
    en: 'Specialty coffee tasting',
  },
  tastingNote: {
    vi: 'Đặt chỗ trước hai ngày tại quầy.',
    th: 'จองล่วงหน้าสองวันที่เคาน์เตอร์',
    en: 'Book two days ahead at the counter.',
  },
  school: { vi: 'Tặng sách cho trường làng', th: 'มอบหนังสือให้โรงเรียน', en: 'Books for the village school' },
} as const satisfies Readonly<Record<string, Text>>;

export function shopProgramme(language: Language): ProgrammeView {
  const base = ownerProgramme(language);
  const when = { on: { kind: 'bill' } } as const;
  return v.parse(ProgrammeSchema, {
    ...base,
    schema: 1,
    units: [
      ...base.units,
      {
        id: 'wallet',
        kind: 'money',
        name: names.wallet,
        scale: language === 'vi' ? 0 : 2,
        expiry: { kind: 'never' },
        topUp: { leastMinor: price(language, 50_000), mostMinor: price(language, 5_000_000) },
      },
      { id: 'chances', kind: 'entries', name: names.chances, scale: 0, expiry: { kind: 'never' } },
    ],
    earn: [
      ...base.earn,
      {
        id: 'topup-bonus',
        name: names.wallet,
        unit: 'wallet',
        on: { kind: 'topUp', unit: 'wallet' },
        amount: { kind: 'percent', basisPoints: 1_000, unitMinor: language === 'vi' ? 1 : 100 },
      },
      {
        id: 'review',
        name: names.review,
        unit: 'points',
        on: { kind: 'action', action: 'review' },
        amount: { kind: 'fixed', quantity: 20 },
        limits: { perMonth: { times: 1 } },
      },
      {
        id: 'friend',
        name: names.friend,
        unit: 'points',
        ...when,
        when: { referredWithinDays: 30 },
        amount: { kind: 'fixed', quantity: 50 },
        to: 'referrer',
      },
    ],
    tiers: {
      metric: { kind: 'earned', unit: 'points' },
      window: { kind: 'rolling', days: 365 },
      levels: [
        { id: 'green', name: names.green, threshold: 0 },
        { id: 'silver', name: names.silver, threshold: 500 },
        { id: 'gold', name: names.gold, threshold: 1_500 },
      ],
      review: 'oneStep',
      freezeDays: 90,
    },
    promotions: [
      { id: 'happy-hour', name: names.happyHour, gives: { kind: 'percentOff', basisPoints: 1_000 } },
    ],
    rewards: [
      ...base.rewards,
      {
        kind: 'experience',
        id: 'tasting',
        name: names.tasting,
        price: { unit: 'points', quantity: 300 },
        note: names.tastingNote,
      },
      {
        kind: 'donation',
        id: 'school',
        name: names.school,
        price: { unit: 'points', quantity: 100 },
        worthMinor: price(language, 10_000),
      },
      {
        kind: 'credit',
        id: 'credit',
        name: names.wallet,
        price: { unit: 'points', quantity: 200 },
        unit: 'wallet',
        quantity: price(language, 20_000),
      },
      {
        kind: 'voucher',
        id: 'next-time',
        name: names.off,
        price: { unit: 'points', quantity: 150 },
        voucher: 'off-20',
      },
    ],
    vouchers: [
      {
        id: 'cake',
        name: names.cake,
        gives: { kind: 'item', costMinor: price(language, 25_000) },
        validDays: 14,
      },
      { id: 'off-20', name: names.off, gives: { kind: 'percentOff', basisPoints: 2_000 }, validDays: 30 },
    ],
    memberships: [{ id: 'club', name: names.club, priceMinor: price(language, 299_000), days: 365 }],
    partners: [],
    draws: [],
  } satisfies ProgrammeInput);
}

const menu: readonly (readonly [id: string, icon: string, category: string, dong: number, name: Text])[] = [
  ['milk-coffee', 'cup', 'coffee', 35_000, { vi: 'Cà phê sữa đá', th: 'กาแฟเย็น', en: 'Iced milk coffee' }],
  ['black-coffee', 'cup', 'coffee', 29_000, { vi: 'Cà phê đen', th: 'กาแฟดำ', en: 'Black coffee' }],
  ['bac-xiu', 'cup', 'coffee', 39_000, { vi: 'Bạc xỉu', th: 'ลาเต้เย็น', en: 'White coffee' }],
  ['egg-coffee', 'cup', 'coffee', 49_000, { vi: 'Cà phê trứng', th: 'กาแฟไข่', en: 'Egg coffee' }],
  [
    'peach-tea',
    'glass',
    'tea',
    45_000,
    { vi: 'Trà đào cam sả', th: 'ชาพีชส้มตะไคร้', en: 'Peach tea, lemongrass' },
  ],
  ['lotus-tea', 'glass', 'tea', 42_000, { vi: 'Trà sen vàng', th: 'ชาดอกบัว', en: 'Lotus tea' }],
  ['matcha', 'glass', 'tea', 52_000, { vi: 'Matcha latte', th: 'มัทฉะลาเต้', en: 'Matcha latte' }],
  [
    'banh-mi',
    'bread',
    'food',
    32_000,
    { vi: 'Bánh mì thịt nướng', th: 'แซนด์วิชหมูย่าง', en: 'Grilled pork sandwich' },
  ],
  ['croissant', 'bread', 'food', 38_000, { vi: 'Bánh sừng bò', th: 'ครัวซองต์', en: 'Croissant' }],
  ['tiramisu', 'cake', 'food', 55_000, { vi: 'Tiramisu', th: 'ทีรามิสุ', en: 'Tiramisu' }],
  ['flan', 'cake', 'food', 25_000, { vi: 'Bánh flan', th: 'คัสตาร์ดคาราเมล', en: 'Caramel custard' }],
  ['fruit', 'fruit', 'food', 40_000, { vi: 'Trái cây dĩa', th: 'ผลไม้รวม', en: 'Fruit plate' }],
  [
    'beans',
    'bag',
    'shop',
    180_000,
    { vi: 'Cà phê hạt 250 g', th: 'เมล็ดกาแฟ 250 กรัม', en: 'Coffee beans 250 g' },
  ],
  ['mug', 'gift', 'shop', 120_000, { vi: 'Ly sứ của quán', th: 'แก้วของร้าน', en: 'House mug' }],
];

const categories: Readonly<Record<string, Text>> = {
  coffee: { vi: 'Cà phê', th: 'กาแฟ', en: 'Coffee' },
  tea: { vi: 'Trà', th: 'ชา', en: 'Tea' },
  food: { vi: 'Đồ ăn', th: 'ของกิน', en: 'Food' },
  shop: { vi: 'Mang về', th: 'ซื้อกลับบ้าน', en: 'To take home' },
};

/** The terminal's answer to `catalogue.list`; one item has a picture. */
export const shopItems = (language: Language): readonly CatalogueItem[] =>
  menu.map(([id, icon, category, dong, name], position) => ({
    id,
    name: name[language],
    category: categories[category]?.[language] ?? '',
    tags: [],
    priceMinor: price(language, dong),
    taxBasisPoints: 800,
    icon,
    hasPicture: id === 'tiramisu',
    position,
  }));
