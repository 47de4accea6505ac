/** Scenes of the owner's Insights, and what the terminal answers to them. */
import type { Page } from 'playwright-core';
import {
  type HabitsReport,
  type InsightMonth,
  type InsightPart,
  insightParts,
  type MonthsReport,
  type SellersReport,
} from '../../src/shared/contract/insights.ts';
import { type DayTotal, type Forecast, forecastOf } from '../../src/shared/domain/insights/forecast.ts';
import type { Cohort, Lifetime } from '../../src/shared/domain/insights/lifetime.ts';
import { twoFigures } from '../../src/shared/domain/insights/rounded.ts';
import { addDays, endOfMonthAfter, weekdayOf } from '../../src/shared/kernel/dates.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import type { FixtureAnswers } from './fixture-owner.ts';
import { names, shopItems } from './fixture-shop-programme.ts';

const today = '2026-11-21';
const tapPauseMs = 400;
const done = (value: unknown) => ({ kind: 'done', value }) as const;

const price = (language: Language, dong: number): number =>
  ({ vi: dong, th: Math.round(dong / 7), en: Math.round(dong / 250) })[language];

/** Grows a little, with a quiet rainy season; the month that runs is not over. */
export const monthsReport = (language: Language): MonthsReport => ({
  today,
  awayDays: 60,
  months: Array.from({ length: 24 }, (_, index): InsightMonth => {
    const month = endOfMonthAfter(today, index - 23).slice(0, 7);
    const rain = ['06', '07', '08', '09'].includes(month.slice(5)) ? 0.8 : 1;
    const size = rain * (1 + index / 30) * (index === 23 ? 0.7 : 1);
    const bills = Math.round(1_120 * size);
    const otherBills = Math.round(980 * rain * (index === 23 ? 0.7 : 1));
    return {
      month,
      active: Math.round(310 * size),
      returning: Math.round(262 * size),
      cameBack: Math.round(17 * size),
      joined: Math.round(41 * size),
      bills,
      billsMinor: price(language, bills * 92_000),
      otherBills,
      otherMinor: price(language, otherBills * 71_000),
      rewards: Math.round(88 * size),
      rewardsMinor: price(language, Math.round(88 * size) * 21_000),
      units: [{ unit: 'points', earned: Math.round(9_800 * size), used: Math.round(6_100 * size) }],
      ratings: index % 2 === 0 ? [1, 2, 4, 11, 23] : [0, 1, 3, 14, 19],
    };
  }),
});

const cohort = (language: Language, month: string | null, members: number, age: number): Cohort => ({
  month,
  members,
  visits: members * (2 + age),
  spentMinor: price(language, members * (2 + age) * 92_000),
  costMinor: price(language, members * (2 + age) * 3_400),
  coming: Math.round(members * (0.9 - age / 40)),
  expectedMinor: age < 2 ? null : twoFigures(price(language, Math.round(12 - age / 4) * 100_000), 'down'),
});

const lifetime = (language: Language): Lifetime => ({
  today,
  comingDays: 60,
  keepBasisPoints: 7_240,
  months: [
    cohort(language, null, 212, 30),
    ...Array.from({ length: 24 }, (_, index) =>
      cohort(language, endOfMonthAfter(today, index - 23).slice(0, 7), 38 + ((index * 7) % 15), 23 - index),
    ),
  ],
  all: cohort(language, null, 1_284, 14),
});

export const sellers = (language: Language): SellersReport => ({
  from: '2026-08-24',
  until: today,
  items: shopItems(language).map(({ id, name, priceMinor }, place) => {
    const [memberPieces, otherPieces] = [940 - place * 61, 610 - place * 37];
    return {
      item: id,
      name,
      memberPieces: Math.max(0, memberPieces),
      otherPieces: Math.max(1, otherPieces),
      memberMinor: Math.max(0, memberPieces) * priceMinor,
      otherMinor: Math.max(1, otherPieces) * priceMinor,
    };
  }),
  rewards: [
    { reward: 'cake', name: names.cake, count: 214, costMinor: price(language, 214 * 25_000) },
    { reward: 'tasting', name: names.tasting, count: 12, costMinor: price(language, 12 * 90_000) },
    { reward: 'school', name: names.school, count: 5, costMinor: price(language, 5 * 10_000) },
  ],
  unrewarded: shopItems(language)
    .slice(0, 2)
    .map(({ name }) => name),
});

const habits: HabitsReport = {
  from: '2026-08-24',
  until: today,
  hours: Array.from({ length: 18 }, (_, index) => (index + 6) % 24),
  bills: Array.from({ length: 7 }, (_, day) =>
    [4, 21, 38, 22, 15, 19, 44, 31, 14, 12, 17, 29, 41, 33, 20, 9, 3, 1].map((bills) =>
      Math.round(bills * (day > 4 ? 1.6 : 1 + day / 20)),
    ),
  ),
};

const forecast = (language: Language): Forecast => {
  const days = Array.from({ length: 56 }, (_, index): DayTotal => {
    const date = addDays(today, index - 56);
    const bills = (weekdayOf(date) % 6 === 0 ? 96 : 61) + ((index * 5) % 9) + Math.floor(index / 14);
    return {
      date,
      bills,
      memberBills: Math.round(bills * 0.58),
      totalMinor: price(language, bills * 83_000),
    };
  });
  return forecastOf(days, '2026-01-01', today);
};

export const insightAnswers = (language: Language): FixtureAnswers => ({
  'insight.months': done(monthsReport(language)),
  'insight.lifetime': done(lifetime(language)),
  'insight.sellers': done(sellers(language)),
  'insight.habits': done(habits),
  'insight.forecast': done(forecast(language)),
  'insight.csv': done({ name: 'quen-share-2026-11-21.csv', text: '\uFEFFshare\r\n' }),
});

const nobody: Cohort = {
  month: null,
  members: 0,
  visits: 0,
  spentMinor: 0,
  costMinor: 0,
  coming: 0,
  expectedMinor: null,
};

export const noInsightAnswers: FixtureAnswers = {
  'insight.months': done({ today, awayDays: 60, months: [] }),
  'insight.lifetime': done({ today, comingDays: 60, keepBasisPoints: null, months: [], all: nobody }),
  'insight.sellers': done({ from: '2026-08-24', until: today, items: [], rewards: [], unrewarded: [] }),
  'insight.habits': done({
    from: '2026-08-24',
    until: today,
    hours: [],
    bills: [[], [], [], [], [], [], []],
  }),
  'insight.forecast': done({ kind: 'early', days: 12, needed: 28 }),
};

export async function openInsight(page: Page, part: InsightPart): Promise<void> {
  await page.locator('.insights-part').nth(insightParts.indexOf(part)).click();
  await page.clock.runFor(tapPauseMs);
}

interface InsightScene {
  readonly name: string;
  readonly answers?: FixtureAnswers;
  readonly open: (page: Page) => Promise<void>;
}

const drawn = (page: Page) => page.locator('.recharts-bar-rectangle').first().waitFor();
const charted: readonly InsightPart[] = ['engagement', 'share', 'forecast'];

async function asTable(page: Page): Promise<void> {
  await page.locator('.insight-choices .field').last().locator('.segment').last().click();
  await page.clock.runFor(tapPauseMs);
}

/** Each part with a shop's two years in it, and with nothing; charts as tables too. */
export const insightScenes: readonly InsightScene[] = [
  ...insightParts.flatMap((part): InsightScene[] => [
    {
      name: `insights ${part}`,
      open: async (page) => {
        await openInsight(page, part);
        if (charted.includes(part)) await drawn(page);
      },
    },
    { name: `insights ${part} none`, answers: noInsightAnswers, open: (page) => openInsight(page, part) },
  ]),
  ...charted.map(
    (part): InsightScene => ({
      name: `insights ${part} table`,
      open: async (page) => {
        await openInsight(page, part);
        await asTable(page);
      },
    }),
  ),
  {
    name: 'insights rewards',
    open: async (page) => {
      await page.locator('.insight-choices .segment').nth(1).click();
      await drawn(page);
    },
  },
];
