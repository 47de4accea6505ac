/** Lines of an events file as the engine knows them. */
import type { Occasion, Tender } from '../../shared/domain/bills/bill.ts';
import type { Evaluation } from '../../shared/domain/engine/evaluation.ts';
import type { Coupon } from '../../shared/domain/ledger/event.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { TrialEvent, TrialEventOf } from './evaluate-events.ts';

/** How later lines call it. */
export const nameOf = ({ id, line }: TrialEvent): string => id ?? String(line);

export const isEnrolment = (event: TrialEvent): boolean =>
  event.kind === 'enrolment' || (event.kind === 'action' && event.action === 'enrolment');

export function billOf(event: TrialEventOf<'bill'>): Extract<Occasion, { kind: 'bill' }> {
  const { lines, tenders, date: businessDate, status } = event;
  const sold = lines?.filter(({ voided }) => !voided) ?? [];
  return {
    kind: 'bill',
    totalMinor: event.totalMinor ?? sold.reduce((sum, line) => sum + line.quantity * line.unitMinor, 0),
    taxMinor: event.taxMinor,
    itemCount: event.itemCount ?? (lines ? sold.reduce((sum, { quantity }) => sum + quantity, 0) : 1),
    ...(lines ? { lines } : {}),
    ...(tenders ? { tenders: tenders.map(tenderOf) } : {}),
    rewards: event.rewards,
    businessDate,
    status,
  };
}

type TrialTender = NonNullable<TrialEventOf<'bill'>['tenders']>[number];

const tenderOf = ({ kind, unit, code, amountMinor }: TrialTender): Tender => ({
  kind,
  amountMinor,
  ...(unit === undefined ? {} : { unit }),
  ...(code === undefined ? {} : { code }),
});

export function codesIn(occasion: Occasion): string[] {
  if (occasion.kind !== 'bill') return [];
  return [...occasion.rewards, ...(occasion.tenders ?? [])].flatMap(({ code }) => code ?? []);
}

export const couponsOf = ({ vouchers }: Programme, { effects }: Evaluation, line: number): Coupon[] =>
  effects
    .filter((effect) => effect.kind === 'coupon')
    .map(({ voucher, expiresOn }, index) => ({
      code: `${voucher}-${line}-${index + 1}`,
      voucher,
      uses: vouchers.find(({ id }) => id === voucher)?.uses ?? 1,
      expiresOn,
    }));

export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
