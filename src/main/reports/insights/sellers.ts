import { mostSellers } from '../../../shared/contract/insights.ts';
import type { GivenReward, SoldLine } from '../../../shared/domain/ledger/event.ts';
import { addDays, type LocalDate } from '../../../shared/kernel/dates.ts';
import type { Readable } from '../../database/database.ts';
import type { SoldReport } from './question.ts';

/** Bills and deeds that were taken back whole are left out; one that was refunded in part counts whole. */
export function readSellers(
  database: Readable,
  {
    today,
    days,
    promotions,
  }: { readonly today: LocalDate; readonly days: number; readonly promotions: readonly string[] },
): SoldReport {
  const from = addDays(today, 1 - days);
  const rows = database
    .prepare<[LocalDate, LocalDate], Row>(
      `SELECT e.kind, e.body ->> '$.detail.lines', e.body ->> '$.detail.rewards' FROM event e
       WHERE e.business_date BETWEEN ? AND ? AND e.kind IN ('sale', 'anonymousSale', 'action')
         AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.position = e.position AND t.complete = 1)`,
    )
    .raw()
    .iterate(from, today);
  const items = new Map<string, Sold>();
  const rewards = new Map<string, Given>();
  for (const [kind, lines, given] of rows) {
    if (lines !== null)
      addLines(items, JSON.parse(lines) as SoldLine[], kind === 'sale' ? 'member' : 'other');
    if (given !== null && given !== '[]') addRewards(rewards, JSON.parse(given) as GivenReward[]);
  }
  for (const promotion of promotions) rewards.delete(promotion);
  return {
    from,
    until: today,
    items: [...items.values()].sort(byPieces).slice(0, mostSellers),
    rewards: [...rewards.values()].sort((a, b) => b.count - a.count || compare(a.reward, b.reward)),
  };
}

type Row = [kind: 'sale' | 'anonymousSale' | 'action', lines: string | null, rewards: string | null];
type Writable<T> = { -readonly [key in keyof T]: T[key] };
type Sold = Writable<SoldReport['items'][number]>;
type Given = Writable<SoldReport['rewards'][number]>;

function addLines(items: Map<string, Sold>, lines: readonly SoldLine[], who: 'member' | 'other'): void {
  for (const { item, quantity, amountMinor, discountMinor } of lines) {
    if (item === null || quantity <= 0) continue;
    const sold = items.get(item) ?? { item, memberPieces: 0, otherPieces: 0, memberMinor: 0, otherMinor: 0 };
    items.set(item, sold);
    sold[`${who}Pieces`] += quantity;
    sold[`${who}Minor`] += amountMinor - discountMinor;
  }
}

/** Points as money, and whatever else takes money off, count by use; things by piece. */
function addRewards(rewards: Map<string, Given>, given: readonly GivenReward[]): void {
  for (const { reward, quantity, discountMinor, costMinor } of given) {
    const sums = rewards.get(reward) ?? { reward, count: 0, costMinor: 0 };
    rewards.set(reward, sums);
    sums.count += discountMinor > 0 ? 1 : quantity;
    sums.costMinor += discountMinor + costMinor;
  }
}

const byPieces = (a: Sold, b: Sold): number =>
  b.memberPieces + b.otherPieces - (a.memberPieces + a.otherPieces) || compare(a.item, b.item);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
