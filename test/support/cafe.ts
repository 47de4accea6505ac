/** A café that rings up items and whose programme has something of everything, for the product itself. */
import { randomBytes } from 'node:crypto';
import type { CatalogueItemInput, RequestOf } from '../../src/shared/contract/methods.ts';
import type { ProgrammeInput } from '../../src/shared/domain/programme/document.ts';
import { templateProgramme } from '../../src/shared/domain/programme/templates.ts';
import { businessDate } from '../../src/shared/kernel/dates.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import { names, shopItems } from './fixture-shop-programme.ts';
import { type Call, smallShop } from './product.ts';

const places = {
  vi: {},
  th: { name: 'ร้านกาแฟริมน้ำ', currency: 'THB', zone: 'Asia/Bangkok', era: 'buddhist' },
  en: { name: 'Riverside Coffee', currency: 'USD', zone: 'UTC' },
} as const satisfies Readonly<Record<Language, Partial<RequestOf<'setup.complete'>>>>;

export const cafe = (language: Language): RequestOf<'setup.complete'> => ({
  ...smallShop,
  ...places[language],
  language,
});

/** The same worth in the money of the place. */
export const price = (language: Language, dong: number): number =>
  ({ vi: dong, th: Math.round(dong / 7), en: Math.round(dong / 250) })[language];

/** On the regular's card. */
export const regularCard = '0040856634';

/** Who holds the card. */
export const regulars = {
  vi: 'Trần Thị Mai',
  th: 'ปิยะนุช ศรีสุวรรณ',
  en: 'Mary Ann Evans',
} as const;

const points = 'points';

export const offered = {
  custard: { vi: 'Bánh flan', th: 'คัสตาร์ดคาราเมล', en: 'Caramel custard' },
  tenOff: { vi: 'Giảm 10 % hóa đơn', th: 'ลด 10 % ทั้งบิล', en: '10 % off the bill' },
  welcome: { vi: 'Chào bạn mới', th: 'ต้อนรับเพื่อนใหม่', en: 'Welcome' },
  mug: { vi: 'Ly sứ của quán', th: 'แก้วของร้าน', en: 'House mug' },
} as const;

export function cafeProgramme(language: Language): ProgrammeInput {
  const shop = cafe(language);
  const base = templateProgramme('pointsAndStamps', shop.currency, businessDate(Date.now(), shop));
  const money = (dong: number) => price(language, dong);
  return {
    ...base,
    units: [
      ...base.units,
      {
        id: 'wallet',
        kind: 'money',
        name: names.wallet,
        scale: language === 'vi' ? 0 : 2,
        expiry: { kind: 'never' },
        topUp: { leastMinor: money(50_000), mostMinor: money(5_000_000) },
      },
    ],
    earn: [
      ...base.earn,
      {
        id: 'top-up-bonus',
        name: names.wallet,
        unit: 'wallet',
        on: { kind: 'topUp', unit: 'wallet' },
        when: { minimumMinor: money(200_000) },
        amount: { kind: 'percent', basisPoints: 1_000, unitMinor: language === 'vi' ? 1 : 100 },
      },
      {
        id: 'review',
        name: names.review,
        unit: points,
        on: { kind: 'action', action: 'review' },
        amount: { kind: 'fixed', quantity: 20 },
        limits: { perMonth: { times: 1 } },
      },
      {
        id: 'next-time',
        name: names.off,
        unit: 'off-20',
        on: { kind: 'bill' },
        when: { minimumMinor: money(400_000) },
        amount: { kind: 'fixed', quantity: 1 },
      },
    ],
    tiers: {
      metric: { kind: 'earned', unit: points },
      window: { kind: 'rolling', days: 365 },
      levels: [
        { id: 'green', name: names.green, threshold: 0 },
        { id: 'silver', name: names.silver, threshold: 50 },
        { id: 'gold', name: names.gold, threshold: 1_500 },
      ],
      review: 'oneStep',
      freezeDays: 90,
    },
    promotions: [
      {
        id: 'welcome',
        name: offered.welcome,
        code: 'XINCHAO',
        gives: { kind: 'percentOff', basisPoints: 500 },
      },
    ],
    rewards: [
      ...(base.rewards ?? []),
      {
        kind: 'item',
        id: 'custard',
        name: offered.custard,
        price: { unit: points, quantity: 10 },
        costMinor: money(8_000),
      },
      {
        kind: 'benefit',
        id: 'ten-off',
        name: offered.tenOff,
        price: { unit: points, quantity: 10 },
        gives: { kind: 'percentOff', basisPoints: 1_000 },
      },
      {
        kind: 'item',
        id: 'mug',
        name: offered.mug,
        price: { unit: points, quantity: 30 },
        costMinor: money(40_000),
        stock: 3,
      },
      {
        kind: 'experience',
        id: 'tasting',
        name: names.tasting,
        price: { unit: points, quantity: 300 },
        note: names.tastingNote,
      },
      {
        kind: 'donation',
        id: 'school',
        name: names.school,
        price: { unit: points, quantity: 20 },
        worthMinor: money(10_000),
      },
    ],
    vouchers: [
      {
        id: 'birthday-cake',
        name: names.cake,
        gives: { kind: 'item', costMinor: money(25_000) },
        validDays: 14,
      },
      { id: 'off-20', name: names.off, gives: { kind: 'percentOff', basisPoints: 2_000 }, validDays: 30 },
    ],
    memberships: [{ id: 'club', name: names.club, priceMinor: money(299_000), days: 365 }],
    policies: { ...base.policies, claimDays: 30 },
  };
}

export const cafeItems = (language: Language): readonly CatalogueItemInput[] =>
  shopItems(language).map(({ id, name, category, tags, priceMinor, taxBasisPoints, icon, position }) => ({
    id,
    name,
    category,
    tags: [...tags],
    priceMinor,
    taxBasisPoints,
    icon,
    picture: null,
    position,
  }));

/** Publishes the programme, fills the catalogue, and enrols a member with a card. */
export async function furnishCafe(call: Call, language: Language): Promise<void> {
  await call('reader.save', { kind: 'wedge', id: 'keyboard', name: 'USB', format: '8H10D' });
  await call('settings.programme', { document: cafeProgramme(language) });
  for (const item of cafeItems(language)) await call('catalogue.save', item);
  await call('scan.wedge', { text: regularCard });
  await call('member.enrol', {
    operationId: randomBytes(16).toString('hex'),
    phone: null,
    name: regulars[language],
    consent: true,
    withCard: true,
  });
  await call('member.leave', {});
}

/** What the quick keys are called, by the ids of their items. */
export const itemsOf = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(shopItems(language).map(({ id, name }) => [id, name]));
