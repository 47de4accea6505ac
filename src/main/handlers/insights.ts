import type {
  InsightPart,
  InsightPeriod,
  MonthsReport,
  SellersReport,
} from '../../shared/contract/insights.ts';
import { isRewarded } from '../../shared/domain/insights/rewarded.ts';
import { ok } from '../../shared/kernel/result.ts';
import { type Core, languageOf, programmeOf, shopOf, today } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { type InsightTables, insightTables } from '../reports/insights/insight-csv.ts';
import { rewardName } from '../views/history-view.ts';
import { audit } from './audit.ts';

export type InsightMethod = `insight.${'months' | 'lifetime' | 'sellers' | 'habits' | 'forecast' | 'csv'}`;

export const insightHandlers = (core: Core): Pick<Handlers, InsightMethod> => {
  const ask = insightsOf(core);
  return {
    'insight.months': async () => ok(await ask.months()),
    'insight.lifetime': async () => ok(await ask.lifetime()),
    'insight.sellers': async ({ days }) => ok(await ask.sellers(days)),
    'insight.habits': async ({ days }) => ok(await ask.habits(days)),
    'insight.forecast': async () => ok(await ask.forecast()),
    'insight.csv': async ({ part, days }) => {
      const text = await csvOf(core, ask, part, days);
      const audited = audit(core, 'exported', `insights ${part}`);
      return audited.ok ? ok({ name: `quen-${part}-${today(core)}.csv`, text }) : audited;
    },
  };
};

type Ask = ReturnType<typeof insightsOf>;

function insightsOf(core: Core) {
  const promotions = () => programmeOf(core).promotions.map(({ id }) => id);
  const { insights } = core.reports;
  return {
    months: (): Promise<MonthsReport> =>
      insights.ask({ part: 'months', today: today(core), promotions: promotions() }),
    lifetime: () => insights.ask({ part: 'lifetime', today: today(core) }),
    async sellers(days: InsightPeriod): Promise<SellersReport> {
      const sold = await insights.ask({
        part: 'sellers',
        today: today(core),
        days,
        promotions: promotions(),
      });
      return {
        ...sold,
        items: sold.items.map((one) => ({ ...one, name: core.catalogue.find(one.item)?.name ?? one.item })),
        rewards: sold.rewards.map((one) => ({ ...one, name: rewardName(core, one.reward) })),
        unrewarded: unrewardedOf(core, sold.items),
      };
    },
    habits(days: InsightPeriod) {
      const { zone, closingHour } = shopOf(core);
      return insights.ask({ part: 'habits', today: today(core), days, calendar: { zone, closingHour } });
    },
    forecast: () => insights.ask({ part: 'forecast', today: today(core) }),
  };
}

/** Of the items that sell best, those that are still sold and that nothing gives. */
const bestSellers = 5;
const mostHints = 3;

function unrewardedOf(core: Core, items: readonly { readonly item: string }[]): string[] {
  const programme = programmeOf(core);
  return items
    .slice(0, bestSellers)
    .flatMap(({ item }) => core.catalogue.find(item) ?? [])
    .filter((item) => !isRewarded(programme, item))
    .slice(0, mostHints)
    .map(({ name }) => name);
}

async function csvOf(core: Core, ask: Ask, part: InsightPart, days: InsightPeriod): Promise<string> {
  const programme = programmeOf(core);
  const tables: InsightTables = insightTables({
    language: languageOf(core),
    currency: shopOf(core).currency,
    unitName: (id) => programme.units.find((unit) => unit.id === id)?.name ?? null,
    scaleOf: (id) => programme.units.find((unit) => unit.id === id)?.scale ?? 0,
  });
  switch (part) {
    case 'engagement':
      return tables.engagement(await ask.months());
    case 'share':
      return tables.share(await ask.months());
    case 'satisfaction':
      return tables.satisfaction(await ask.months());
    case 'lifetime':
      return tables.lifetime(await ask.lifetime());
    case 'sellers':
      return tables.sellers(await ask.sellers(days));
    case 'habits':
      return tables.habits(await ask.habits(days));
    case 'forecast':
      return tables.forecast(await ask.forecast());
  }
}
