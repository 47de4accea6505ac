/** Scenes of the Results screen, and what the terminal answers to it. */
import type { Page } from 'playwright-core';
import type { Corrections, Liability, PartnerView } from '../../src/shared/contract/results.ts';
import type { CardCompletion, DrawView, Settlement, TerminalView } from '../../src/shared/contract/view.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import { insightAnswers, insightScenes, noInsightAnswers } from './fixture-insights.ts';
import { type FixtureAnswers, ownerAnswers, ownerView } from './fixture-owner.ts';
import { goToScreen, type OwnerScene } from './fixture-owner-scenes.ts';
import { names, shopProgramme } from './fixture-shop-programme.ts';

/** Longer than the time within which a second tap is taken for a slip of the finger. */
const tapPauseMs = 400;

export const resultTabs = ['insights', 'cards', 'draws', 'partners', 'outstanding', 'staff'] as const;

export const resultsView = (language: Language): TerminalView =>
  ownerView(language, { programme: shopProgramme(language) });

/** Opens a part of the screen through the menu, as an owner does. */
export async function openResults(page: Page, tab: (typeof resultTabs)[number]): Promise<void> {
  await goToScreen(page, 'results');
  await page.locator('.results-tabs .segment').nth(resultTabs.indexOf(tab)).click();
  await page.clock.runFor(tapPauseMs);
}

const done = (value: unknown) => ({ kind: 'done', value }) as const;

const price = (language: Language, dong: number): number =>
  ({ vi: dong, th: Math.round(dong / 7), en: Math.round(dong / 250) })[language];

type Counts = readonly [completed: number, members: number];

const card = (id: string, name: CardCompletion['name'], withStart: Counts, without: Counts | null) => ({
  card: id,
  name,
  groups: [
    { group: 'headStart' as const, boxes: 10, headStart: 2, completed: withStart[0], members: withStart[1] },
    ...(without
      ? [{ group: 'control' as const, boxes: 8, headStart: 0, completed: without[0], members: without[1] }]
      : []),
  ],
});

const cards: CardCompletion[] = [
  card('coffee', { vi: 'Thẻ cà phê', th: 'บัตรกาแฟ', en: 'Coffee card' }, [102, 300], [57, 300]),
  card('bread', { vi: 'Thẻ bánh mì', th: 'บัตรขนมปัง', en: 'Bread card' }, [11, 64], [3, 21]),
  card('tea', { vi: 'Thẻ trà', th: 'บัตรชา', en: 'Tea card' }, [40, 160], null),
];

const commitment = '5f2b9c0e7a6d41883c1fe0b4d2957a6e8b30c4f19d7e2a5560b1c8f3e94d7a12';
const bike = { vi: 'Xe đạp Thống Nhất', th: 'จักรยานแม่บ้าน', en: 'City bicycle' };
const beans = { vi: 'Một ký cà phê hạt', th: 'เมล็ดกาแฟหนึ่งกิโล', en: 'A kilogram of beans' };

const winners: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Nguyễn Thị Hồng Ánh', 'Trần Quốc Bảo', ''],
  th: ['ปิยะนุช ศรีสุวรรณ', 'สมชาย ใจดี', ''],
  en: ['Amelia Thornton', 'Daniel Okafor', ''],
};

export const draws = (language: Language): DrawView[] => [
  {
    draw: 'autumn',
    event: 't1.1.912',
    name: { vi: 'Quay thưởng mùa thu', th: 'จับรางวัลฤดูใบไม้ร่วง', en: 'Autumn draw' },
    drawnOn: '2026-11-21',
    state: 'committed',
    commitment,
    entries: 1_284,
    members: 217,
    prizes: [
      { name: bike, count: 1 },
      { name: beans, count: 2 },
    ],
    winners: [],
  },
  {
    draw: 'summer',
    event: 't1.1.640',
    name: { vi: 'Quay thưởng mùa hè', th: 'จับรางวัลฤดูร้อน', en: 'Summer draw' },
    drawnOn: '2026-08-31',
    state: 'done',
    commitment,
    entries: 803,
    members: 144,
    prizes: [
      { name: bike, count: 1 },
      { name: beans, count: 2 },
    ],
    winners: winners[language].map((name, place) => ({
      prize: place === 0 ? 0 : 1,
      name,
      entry: `${place}a7c41f09be2d35${place}`,
    })),
  },
  {
    draw: 'tet',
    event: 't1.1.900',
    name: { vi: 'Quay thưởng Tết', th: 'จับรางวัลปีใหม่', en: 'New Year draw' },
    drawnOn: '2027-02-06',
    state: 'committed',
    commitment,
    entries: 0,
    members: 0,
    prizes: [{ name: bike, count: 1 }],
    winners: [],
  },
  {
    draw: 'spring',
    event: null,
    name: { vi: 'Quay thưởng mùa xuân', th: 'จับรางวัลฤดูใบไม้ผลิ', en: 'Spring draw' },
    drawnOn: '2027-04-30',
    state: 'open',
    commitment: null,
    entries: 0,
    members: 0,
    prizes: [{ name: beans, count: 5 }],
    winners: [],
  },
];

const partnerNames: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Rạp Ngôi Sao', 'Bánh mì Sài Gòn', 'Hiệu sách Đường Hoa'],
  th: ['โรงหนังดาวเหนือ', 'ขนมปังบางรัก', 'ร้านหนังสือถนนดอกไม้'],
  en: ['Star Cinema', 'Corner Bakery', 'Bookshop on Flower Street'],
};

const partners = (language: Language): PartnerView[] =>
  partnerNames[language].map((name, place) => ({
    partner: `partner${place}`,
    name,
    key: place === 1 ? null : '•••• beef',
  }));

const points = { vi: 'điểm', th: 'แต้ม', en: 'points' };

const settlement = (language: Language): Settlement => ({
  from: '2026-11-01',
  until: '2026-11-30',
  partners: partnerNames[language].map((name, place) => ({
    partner: `partner${place}`,
    name,
    lines:
      place === 2
        ? []
        : [
            {
              unit: 'points',
              name: points,
              givenForPartner: place === 0 ? 1_240 : 85,
              usedAtPartner: place === 0 ? 390 : 410,
            },
          ],
    balanceMinor: [price(language, 425_000), -price(language, 162_500), 0][place] ?? 0,
  })),
});

const monthNames = Array.from({ length: 12 }, (_, index) =>
  new Date(Date.UTC(2026, 10 + index, 1)).toISOString().slice(0, 7),
);

const liability = (language: Language): Liability => {
  const months = monthNames.map((month, index) => ({
    month,
    worthMinor: price(language, [420_000, 1_860_000, 640_000, 0, 910_000, 1_120_000][index % 6] ?? 0),
  }));
  const laterMinor = price(language, 2_400_000);
  const neverMinor = price(language, 3_150_000);
  const soon = months.reduce((sum, month) => sum + month.worthMinor, 0);
  const unit = (id: string, name: typeof points, held: number, worthMinor: number, endsThisMonth = 0) => ({
    unit: id,
    name,
    held,
    owed: id === 'points' ? 37 : 0,
    worthMinor,
    endsThisMonth,
  });
  const wallet = price(language, 3_150_000);
  const stamps = price(language, 1_836_000);
  return {
    date: '2026-11-21',
    units: [
      unit('points', points, 48_213, soon + laterMinor - stamps, 420),
      unit('stamps', { vi: 'tem', th: 'ดวง', en: 'stamps' }, 2_040, stamps, 36),
      unit('wallet', names.wallet, wallet, wallet),
      unit('chances', names.chances, 1_284, 0),
    ],
    worthMinor: soon + laterMinor + neverMinor,
    months,
    laterMinor,
    neverMinor,
  };
};

const corrections = (language: Language): Corrections => {
  const [first, second, third] = ownerView(language).staff;
  const person = (staff: string, name: string, bills: number, adjustments: number, reversals: number) => ({
    staff,
    name,
    bills,
    adjustments,
    reversals,
  });
  return {
    from: '2026-10-23',
    until: '2026-11-21',
    people: [
      person('owner1', first?.name ?? '', 96, 3, 5),
      person('cash1', second?.name ?? '', 1_412, 12, 31),
      person('cash2', third?.name ?? '', 1_287, 58, 27),
      person('gone', '', 0, 1, 0),
    ],
  };
};

/** A shop that has something to show in every part, on top of what an owner's shop answers. */
export async function resultsAnswers(language: Language): Promise<FixtureAnswers> {
  const answers = await ownerAnswers(language);
  return {
    ...answers,
    'card.completion': done(cards),
    'draw.list': done(draws(language)),
    'draw.run': done(null),
    'draw.export': done({ name: 'draw-summer.json', text: '{}\n' }),
    'slip.preview': answers['day.preview'] ?? done(null),
    'partner.list': done(partners(language)),
    'partner.settlement': done(settlement(language)),
    'partner.preview': answers['day.preview'] ?? done(null),
    'partner.csv': done({ name: 'partners-2026-11-01-2026-11-30.csv', text: '\uFEFFpartner\r\n' }),
    'report.liability': done(liability(language)),
    'report.corrections': done(corrections(language)),
    ...insightAnswers(language),
  };
}

const nothingYet: FixtureAnswers = {
  ...noInsightAnswers,
  'card.completion': done([]),
  'draw.list': done([]),
  'partner.list': done([]),
  'partner.settlement': done({ from: '2026-11-01', until: '2026-11-30', partners: [] }),
  'report.liability': done({
    date: '2026-11-21',
    units: [{ unit: 'points', name: points, held: 0, owed: 0, worthMinor: 0, endsThisMonth: 0 }],
    worthMinor: 0,
    months: monthNames.map((month) => ({ month, worthMinor: 0 })),
    laterMinor: 0,
    neverMinor: 0,
  }),
  'report.corrections': done({ from: '2026-10-23', until: '2026-11-21', people: [] }),
};

const press = async (page: Page, selector: string, index = 0): Promise<void> => {
  await page.locator(selector).nth(index).click();
  await page.clock.runFor(tapPauseMs);
};

const drawAt = (place: number) => async (page: Page) => {
  await openResults(page, 'draws');
  await press(page, '.results-row', place);
};

export async function openDrawPin(page: Page): Promise<void> {
  await drawAt(0)(page);
  await press(page, '.results-deeds .button[data-tone=primary]');
  await press(page, '.dialog-actions .button', 1);
}

const scene = (name: string, act: OwnerScene['act']): OwnerScene => ({
  name,
  view: resultsView,
  ...(act ? { act } : {}),
});

/** `answers` come on top of `resultsAnswers`. */
export const resultScenes: readonly OwnerScene[] = [
  ...insightScenes.map(({ name, answers, open }) => ({
    name,
    view: resultsView,
    ...(answers ? { answers } : {}),
    act: async (page: Page) => {
      await openResults(page, 'insights');
      await open(page);
    },
  })),
  scene('results cards', (page) => openResults(page, 'cards')),
  scene('results draw now', drawAt(0)),
  scene('results draw done', drawAt(1)),
  scene('results draw later', drawAt(2)),
  scene('results draw open', drawAt(3)),
  scene('results draw confirm', async (page) => {
    await drawAt(0)(page);
    await press(page, '.results-deeds .button[data-tone=primary]');
  }),
  scene('results draw pin', openDrawPin),
  scene('results draw slip', async (page) => {
    await drawAt(0)(page);
    await press(page, '.results-deeds .button');
  }),
  scene('results partners', (page) => openResults(page, 'partners')),
  scene('results partner key', async (page) => {
    await openResults(page, 'partners');
    await press(page, '.results-key .button', 1);
    await page.locator('.dialog .field-input').fill('00ff zz');
  }),
  scene('results outstanding', async (page) => {
    await openResults(page, 'outstanding');
    await page.locator('.recharts-bar-rectangle').first().waitFor();
  }),
  scene('results outstanding table', async (page) => {
    await openResults(page, 'outstanding');
    await press(page, '.results-months .segment', 1);
  }),
  scene('results staff', (page) => openResults(page, 'staff')),
  ...resultTabs.map((tab) => ({
    name: `results ${tab} none`,
    view: resultsView,
    answers: nothingYet,
    act: (page: Page) => openResults(page, tab),
  })),
  {
    name: 'results for a cashier',
    view: (language) => ({ ...resultsView(language), signedIn: ownerView(language).staff[1] ?? null }),
    act: (page) => goToScreen(page, 'results'),
  },
  {
    name: 'results in the dark',
    view: (language) => {
      const view = resultsView(language);
      return { ...view, shop: view.shop && { ...view.shop, theme: 'dark' } };
    },
    act: (page) => openResults(page, 'cards'),
  },
];
