/** Methods and views of the owner's Insights: what the programme brings, told from the terminal's own books. */
import * as v from 'valibot';
import type { Forecast } from '../domain/insights/forecast.ts';
import type { Lifetime } from '../domain/insights/lifetime.ts';
import type { LocalDate } from '../kernel/dates.ts';
import type { Text } from '../kernel/language.ts';
import type { Minor } from '../kernel/money.ts';

const nothing = v.strictObject({});
/** Ways of looking back, in days, today included. */
export const insightPeriods = [30, 90, 365] as const;
export type InsightPeriod = (typeof insightPeriods)[number];
const overDays = v.strictObject({ days: v.picklist(insightPeriods) });

export const insightParts = [
  'engagement',
  'share',
  'lifetime',
  'sellers',
  'habits',
  'forecast',
  'satisfaction',
] as const;
export type InsightPart = (typeof insightParts)[number];

function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}

export const insightMethods = {
  'insight.months': method<MonthsReport>()(nothing),
  'insight.lifetime': method<Lifetime>()(nothing),
  'insight.sellers': method<SellersReport>()(overDays),
  'insight.habits': method<HabitsReport>()(overDays),
  'insight.forecast': method<Forecast>()(nothing),
  /** One part as CSV text, byte order mark included. `days`: of parts that look back over a chosen time. */
  'insight.csv': method<{ name: string; text: string }>()(
    v.strictObject({ part: v.picklist(insightParts), days: v.picklist(insightPeriods) }),
  ),
} as const;

export interface MonthsReport {
  readonly today: LocalDate;
  /** Whoever comes after so many days came back. */
  readonly awayDays: number;
  /** Oldest first, without gaps, from the first with anything in it; at most 24, this one last. */
  readonly months: readonly InsightMonth[];
}

export interface InsightMonth {
  /** `2026-11`. */
  readonly month: string;
  /** Members who came, for a bill or a visit. */
  readonly active: number;
  /** Of them, who had come in an earlier month. */
  readonly returning: number;
  /** Of them, who had stayed away for `awayDays` before they came. */
  readonly cameBack: number;
  readonly joined: number;
  /** With a member: how many, and their totals as typed. */
  readonly bills: number;
  readonly billsMinor: Minor;
  /** Without one. */
  readonly otherBills: number;
  readonly otherMinor: Minor;
  /** Rewards given, and what points, rewards, vouchers and discounts took off bills or cost as goods. */
  readonly rewards: number;
  readonly rewardsMinor: Minor;
  /** What was taken back is off; units that did not move are missing. In the unit's scale. */
  readonly units: readonly { readonly unit: string; readonly earned: number; readonly used: number }[];
  /** How often each of 1 to 5 was given, in this order. */
  readonly ratings: readonly number[];
}

export interface SellersReport {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** By pieces sold, most first; at most `mostSellers`. */
  readonly items: readonly SellerView[];
  /** By times, most first. */
  readonly rewards: readonly {
    readonly reward: string;
    readonly name: Text;
    readonly count: number;
    /** What it took off bills or cost as goods. */
    readonly costMinor: Minor;
  }[];
  /** Names of items that sell best and that nothing in the programme gives; at most 3. */
  readonly unrewarded: readonly string[];
}

export const mostSellers = 100;

export interface SellerView {
  readonly item: string;
  /** As the catalogue calls it; the id of what is no longer sold. */
  readonly name: string;
  readonly memberPieces: number;
  readonly otherPieces: number;
  /** After discounts. */
  readonly memberMinor: Minor;
  readonly otherMinor: Minor;
}

export interface HabitsReport {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Hours of the day in the order of the business day, from the first with a bill to the last. */
  readonly hours: readonly number[];
  /** Bills with members: a row for each weekday, Monday first, with a number for each of `hours`. */
  readonly bills: readonly (readonly number[])[];
}
