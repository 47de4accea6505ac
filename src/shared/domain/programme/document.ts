/**
 * The programme document: everything an owner can set, in one JSON file. Unknown fields are refused, so that a
 * misspelt setting is a message and not a silent default.
 */
import * as v from 'valibot';
import { currencies } from '../../kernel/money.ts';
import { benefit, promotion, reward, voucher } from './document/benefits.ts';
import { condition, limits, selection } from './document/conditions.ts';
import { earnRule, stampCard } from './document/earning.ts';
import { date, id, text, whole } from './document/fields.ts';
import { campaign, draw, membership, partner, tiers } from './document/membership.ts';
import { policies } from './document/policies.ts';
import { unit } from './document/units.ts';

const list = <const S extends v.GenericSchema>(schema: S, most: number) =>
  v.optional(v.pipe(v.array(schema), v.maxLength(most)), []);

export const ProgrammeSchema = v.strictObject({
  schema: v.literal(1),
  id,
  version: whole(1, 1_000_000),
  startsOn: date,
  /** The last day on which the programme earns and redeems; inclusive. */
  endsOn: v.optional(date),
  name: text,
  currency: v.picklist(currencies),
  units: v.pipe(v.array(unit), v.minLength(1), v.maxLength(20)),
  earn: v.pipe(v.array(earnRule), v.maxLength(200)),
  stampCards: v.pipe(v.array(stampCard), v.maxLength(10)),
  tiers: v.optional(tiers),
  promotions: list(promotion, 100),
  rewards: v.pipe(v.array(reward), v.maxLength(100)),
  vouchers: list(voucher, 100),
  memberships: list(membership, 10),
  partners: list(partner, 20),
  draws: list(draw, 20),
  campaigns: list(campaign, 50),
  policies: v.optional(policies, {}),
});

export type Programme = v.InferOutput<typeof ProgrammeSchema>;
/** A document as a person writes it, before defaults are filled in. */
export type ProgrammeInput = v.InferInput<typeof ProgrammeSchema>;
export type Unit = Programme['units'][number];
export type EarnRule = Programme['earn'][number];
export type StampCard = Programme['stampCards'][number];
export type Tiers = NonNullable<Programme['tiers']>;
export type Level = Tiers['levels'][number];
export type Promotion = Programme['promotions'][number];
export type Reward = Programme['rewards'][number];
export type Voucher = Programme['vouchers'][number];
export type Membership = Programme['memberships'][number];
export type Partner = Programme['partners'][number];
export type Draw = Programme['draws'][number];
export type Campaign = Programme['campaigns'][number];
export type Policies = Programme['policies'];
export type Benefit = v.InferOutput<typeof benefit>;
export type Condition = v.InferOutput<typeof condition>;
export type Selection = v.InferOutput<typeof selection>;
export type Limits = v.InferOutput<typeof limits>;
