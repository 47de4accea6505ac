/** Bills with lines, and programmes of a few parts, for tests of the engine. Amounts are in cents, tax included. */
import type { Bill, BillLine, ChosenReward } from '../../src/shared/domain/bills/bill.ts';
import type { MemberState } from '../../src/shared/domain/engine/evaluation.ts';
import type { Programme } from '../../src/shared/domain/programme/document.ts';
import { parseProgramme } from '../../src/shared/domain/programme/parse.ts';

/** A valid programme in dollars with one unit `points`, changed as told. */
export function programmeWith(parts: object): Programme {
  const result = parseProgramme({
    schema: 1,
    id: 'example',
    version: 1,
    startsOn: '2020-01-01',
    name: text('example'),
    currency: 'USD',
    units: [points],
    earn: [],
    stampCards: [],
    rewards: [],
    ...parts,
  });
  if (!result.ok) throw new Error(`${result.refusal.path}: ${result.refusal.text.en}`);
  return result.value;
}

/** The same word in every language. */
export const text = (word: string) => ({ vi: word, th: word, en: word });
export const named = (id: string) => ({ id, name: text(id) });

export const points = {
  id: 'points',
  kind: 'points',
  name: text('points'),
  scale: 0,
  expiry: { kind: 'never' },
};
export const wallet = { ...points, id: 'wallet', kind: 'money', name: text('wallet'), scale: 2 };

export const line = (item: string, quantity: number, unitMinor: number): BillLine => ({
  item,
  category: null,
  tags: [],
  quantity,
  unitMinor,
  taxBasisPoints: 0,
  sells: 'goods',
  voided: false,
});

/** A discount typed in by hand: below 0. */
export const typed = (unitMinor: number): BillLine => ({ ...line('', 1, unitMinor), item: null });

export const chosen = (reward: string, quantity = 1): ChosenReward => ({ reward, quantity });

export const billOf = (
  lines: readonly BillLine[],
  parts: Partial<Bill> = {},
): Bill & { readonly kind: 'bill' } => ({
  kind: 'bill',
  totalMinor: lines.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0),
  itemCount: 0,
  lines,
  businessDate: '2026-11-21',
  status: 'completed',
  rewards: [],
  ...parts,
});

export const holding = (quantity: number): MemberState => ({
  enrolledOn: '2020-01-01',
  available: { points: quantity },
});

export const guest: MemberState = { enrolledOn: '2020-01-01', available: {}, isGuest: true };
