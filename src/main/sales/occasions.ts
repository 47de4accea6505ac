/** What a screen asks for, as the engine and the log know it. */
import type { Refusal } from '../../shared/contract/frame.ts';
import type { ParsedRequestOf } from '../../shared/contract/methods.ts';
import type { CatalogueItem } from '../../shared/contract/view.ts';
import type { BillLine, ChosenReward, Occasion, Tender } from '../../shared/domain/bills/bill.ts';
import type { Effect, Evaluation } from '../../shared/domain/engine/evaluation.ts';
import type { GivenReward, PaidTender, SoldLine } from '../../shared/domain/ledger/event.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Minor } from '../../shared/kernel/money.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

export type BillRequest = ParsedRequestOf<'bill.preview'>;
export type BillOccasion = Extract<Occasion, { kind: 'bill' }>;

/** Finds what a code stands for; null: it stands for nothing here. */
export type FindBearer = (code: string) => string | null;

/** Prices, categories and tax are the catalogue's. Refused when an item is gone or the sum is not what was shown. */
export function billOccasion(
  request: BillRequest,
  catalogue: Catalogue,
  bearer: FindBearer,
  businessDate: LocalDate,
): Result<BillOccasion, Refusal> {
  const lines = linesOf(request.lines, catalogue);
  if (!lines.ok) return lines;
  const { totalMinor, itemCount } = request;
  const sum = lines.value?.reduce((total, line) => total + line.quantity * line.unitMinor, 0);
  if (sum !== undefined && sum !== totalMinor) return refuse({ code: 'pricesChanged', values: { sum } });
  const named = withAccounts(request, bearer);
  if (!named.ok) return named;
  return ok({
    kind: 'bill',
    totalMinor,
    itemCount,
    ...(lines.value ? { lines: lines.value } : {}),
    ...named.value,
    businessDate,
    status: 'completed',
  });
}

/** Codes as the ledger names their accounts. */
function withAccounts(
  { rewards, tenders }: BillRequest,
  bearer: FindBearer,
): Result<{ rewards: ChosenReward[]; tenders: Tender[] }, Refusal> {
  const unknown = [...rewards, ...tenders].find(({ code }) => code !== undefined && bearer(code) === null);
  if (unknown) return refuse({ code: 'codeUnknown' });
  const accountOf = (code: string | undefined) => (code === undefined ? null : bearer(code));
  return ok({
    rewards: rewards.map(({ reward, quantity, code }) => {
      const account = accountOf(code);
      return account === null ? { reward, quantity } : { reward, quantity, code: account };
    }),
    tenders: tenders.map(({ kind, unit, code, amountMinor }) => {
      const account = accountOf(code);
      return {
        kind,
        amountMinor,
        ...(unit === undefined ? {} : { unit }),
        ...(account === null ? {} : { code: account }),
      };
    }),
  });
}

function linesOf(
  asked: BillRequest['lines'],
  catalogue: Catalogue,
): Result<readonly BillLine[] | null, Refusal> {
  if (asked === null) return ok(null);
  const lines: BillLine[] = [];
  for (const line of asked) {
    if (line.kind === 'typed') {
      lines.push({ ...typedLine, unitMinor: line.amountMinor });
      continue;
    }
    const item = catalogue.find(line.item);
    if (!item) return refuse({ code: 'itemUnknown', values: { item: line.item } });
    lines.push(billLine(item, line.quantity));
  }
  return ok(lines);
}

/** An item of the catalogue as a bill has it. */
export const billLine = (item: CatalogueItem, quantity: number): BillLine => ({
  ...typedLine,
  item: item.id,
  category: item.category === '' ? null : item.category,
  tags: item.tags,
  quantity,
  unitMinor: item.priceMinor,
  taxBasisPoints: item.taxBasisPoints,
});

const typedLine: Omit<BillLine, 'unitMinor'> = {
  item: null,
  category: null,
  tags: [],
  quantity: 1,
  taxBasisPoints: 0,
  sells: 'goods',
  voided: false,
};

/** The bill's lines for the log, with what was taken off each. */
export function soldLines(lines: readonly BillLine[] | undefined, evaluation: Evaluation): SoldLine[] {
  const off = new Map<number, Minor>();
  for (const effect of evaluation.effects) {
    if (effect.kind !== 'discount') continue;
    for (const { line, amountMinor } of effect.lines) off.set(line, (off.get(line) ?? 0) + amountMinor);
  }
  return (lines ?? []).map(({ item, category, quantity, unitMinor }, position) => ({
    item,
    category,
    quantity,
    amountMinor: quantity * unitMinor,
    discountMinor: off.get(position) ?? 0,
  }));
}

/** What the bill was paid with; what no tender names was paid in cash. */
export function paidTenders(tenders: readonly Tender[], evaluation: Evaluation): PaidTender[] {
  const paid: PaidTender[] = [];
  for (const effect of evaluation.effects) {
    if (effect.kind !== 'pay') continue;
    paid.push({ kind: effect.code === null ? 'wallet' : 'giftCard', amountMinor: effect.amountMinor });
  }
  let left = evaluation.due.payableMinor;
  for (const { kind, amountMinor } of tenders) {
    if (kind === 'wallet' || kind === 'giftCard') continue;
    const amount = Math.min(left, amountMinor ?? left);
    if (amount > 0) paid.push({ kind, amountMinor: amount });
    left -= amount;
  }
  if (left > 0) paid.push({ kind: 'cash', amountMinor: left });
  return paid;
}

/**
 * Everything that was given: what was chosen, in its order, then promotions that applied on their own. The quantity of
 * a promotion is the money that it took off, which is what its limits count.
 */
export function givenRewards(
  chosen: readonly ChosenReward[],
  { effects }: Evaluation,
  promotions: readonly { readonly id: string }[],
): GivenReward[] {
  const own = effects.flatMap((effect) =>
    effect.kind === 'discount' && !chosen.some(({ reward }) => reward === effect.reward)
      ? [effect.reward]
      : [],
  );
  return [...chosen, ...[...new Set(own)].map((reward) => ({ reward, quantity: 1 }))].map(
    ({ reward, quantity }) => {
      const discountMinor = sumOf(effects, reward, 'discount');
      return {
        reward,
        quantity: promotions.some(({ id }) => id === reward) ? discountMinor : quantity,
        discountMinor,
        costMinor: sumOf(effects, reward, 'give'),
      };
    },
  );
}

function sumOf(effects: readonly Effect[], reward: string, kind: 'discount' | 'give'): Minor {
  let sum = 0;
  for (const effect of effects) {
    if (effect.kind !== kind || !('reward' in effect) || effect.reward !== reward) continue;
    if (effect.kind === 'discount') sum += effect.amountMinor;
    if (effect.kind === 'give') sum += effect.costMinor;
  }
  return sum;
}
