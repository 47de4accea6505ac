/** Boxes, head starts and the last days of stamp cards. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { StampCard, Unit } from '../programme/document.ts';
import type { MemberState } from './evaluation.ts';
import { expiryOf } from './expiry.ts';

/** Whether a member gets the shorter card without a head start, for comparison. */
export const isControl = (card: StampCard, { bucket }: Pick<MemberState, 'bucket'>): boolean =>
  bucket !== undefined && bucket < card.controlPercent;

/** Boxes of this member's card: both kinds need as many stamps from the first visit on. */
export const boxesOf = (card: StampCard, member: Pick<MemberState, 'bucket'>): number =>
  isControl(card, member) ? card.boxes - card.headStart : card.boxes;

export const headStartOf = (card: StampCard, member: Pick<MemberState, 'bucket'>): number =>
  isControl(card, member) ? 0 : card.headStart;

export interface StampPart {
  readonly quantity: number;
  readonly expiresOn: LocalDate | null;
}

/**
 * Stamps that go together with their card: what fills the open card ends with it, the rest begins another.
 * `held` is what the member has, full cards included.
 */
export function stampExpiries(
  unit: Unit,
  boxes: number,
  held: number,
  openCardExpiry: LocalDate | null,
  quantity: number,
  date: LocalDate,
): StampPart[] {
  const anew = expiryOf(unit, date);
  const filled = held % boxes;
  if (filled === 0 || openCardExpiry === null || openCardExpiry < date)
    return [{ quantity, expiresOn: anew }];
  const fits = Math.min(quantity, boxes - filled);
  const first = { quantity: fits, expiresOn: openCardExpiry };
  return fits === quantity ? [first] : [first, { quantity: quantity - fits, expiresOn: anew }];
}
