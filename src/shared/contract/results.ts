/** Methods and views of the owner's Results screen that nothing else asks for. */
import * as v from 'valibot';
import { isLocalDate, type LocalDate } from '../kernel/dates.ts';
import type { Text } from '../kernel/language.ts';
import type { Minor } from '../kernel/money.ts';
import { insightMethods } from './insights.ts';
import type { SlipPicture } from './view.ts';

const nothing = v.strictObject({});
const localDate = v.pipe(v.string(), v.check(isLocalDate));
const period = v.strictObject({ from: localDate, until: localDate });

function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}

export const resultMethods = {
  /** Every partner of the programme and whether its key is here. */
  'partner.list': method<PartnerView[]>()(nothing),
  /** The statements as CSV text, byte order mark included. */
  'partner.csv': method<{ name: string; text: string }>()(period),
  'partner.preview': method<SlipPicture>()(period),
  /** What members hold and what it would cost if all of it were used. */
  'report.liability': method<Liability>()(nothing),
  /** Corrections by hand of the last 30 days beside bills. */
  'report.corrections': method<Corrections>()(nothing),

  ...insightMethods,
} as const;

export interface PartnerView {
  readonly partner: string;
  readonly name: string;
  /** All but the last four characters hidden; null: none was entered. */
  readonly key: string | null;
}

/** Bearers of gift cards and printed coupons count as members here. */
export interface Liability {
  readonly date: LocalDate;
  readonly units: readonly LiabilityUnit[];
  readonly worthMinor: Minor;
  /** The month of `date` and the eleven after it. */
  readonly months: readonly { readonly month: string; readonly worthMinor: Minor }[];
  /** Ends after the last of `months`. */
  readonly laterMinor: Minor;
  /** Never ends. */
  readonly neverMinor: Minor;
}

/** A unit, voucher or membership that somebody holds or owes. */
export interface LiabilityUnit {
  readonly unit: string;
  readonly name: Text;
  /** In the unit's scale; what is owed back is not taken off. */
  readonly held: number;
  /** Owed back after refunds. */
  readonly owed: number;
  /** 0: it buys nothing whose cost is known. */
  readonly worthMinor: Minor;
  /** Of `held`, what ends within the month of the report. */
  readonly endsThisMonth: number;
}

export interface Corrections {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** By name. */
  readonly people: readonly {
    readonly staff: string;
    /** Empty for people who are no longer known. */
    readonly name: string;
    readonly bills: number;
    readonly adjustments: number;
    readonly reversals: number;
  }[];
}
