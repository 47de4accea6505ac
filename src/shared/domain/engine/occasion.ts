/** Whether an occasion can be at all: amounts, lines, dates and what is sold. */
import { largestBillMinor } from '../../kernel/money.ts';
import { type Bill, type BillLine, mostItems, mostLines, type Occasion } from '../bills/bill.ts';
import type { Programme } from '../programme/document.ts';
import type { CompiledProgramme } from './compiled.ts';
import type { EngineRefusal, MemberState } from './evaluation.ts';
import { occasionSentences as say } from './sentences/occasions.ts';

/** Null: nothing speaks against it. */
export function impossibleOccasion(
  compiled: CompiledProgramme,
  member: MemberState,
  occasion: Occasion,
): EngineRefusal | null {
  const day = compiled.dayOf(occasion.businessDate);
  if (day === null) return impossible(say.invalidDate());
  if (occasion.kind === 'bill') return impossibleBill(compiled.programme, occasion);
  if (occasion.kind === 'action') return null;
  if (member.isGuest === true) return impossible(say.needsMember());
  if (day.programme !== 'running') {
    const text = day.programme === 'ended' ? say.ended() : say.notStarted();
    return { kind: 'outsideProgrammeDates', reward: null, text };
  }
  if (occasion.kind === 'topUp') return impossibleTopUp(compiled, occasion);
  return compiled.memberships.has(occasion.membership) ? null : impossible(say.unknownMembership());
}

function impossibleBill(programme: Programme, bill: Bill): EngineRefusal | null {
  const { currency } = programme;
  const { totalMinor, taxMinor = 0, itemCount, lines, tenders = [] } = bill;
  const largest = largestBillMinor[currency];
  if (!isWithin(totalMinor, 1, largest)) return impossible(say.invalidAmount(largest, currency));
  if (!isWithin(taxMinor, 0, totalMinor)) return impossible(say.invalidTax());
  if (!isWithin(itemCount, 0, mostItems)) return impossible(say.invalidItemCount(mostItems));
  if (!tenders.every(({ amountMinor }) => amountMinor === null || isWithin(amountMinor, 0, largest))) {
    return impossible(say.invalidTender());
  }
  return lines === undefined ? null : impossibleLines(programme, lines, totalMinor);
}

function impossibleLines(
  { currency }: Programme,
  lines: readonly BillLine[],
  totalMinor: number,
): EngineRefusal | null {
  if (lines.length > mostLines) return impossible(say.tooManyLines(mostLines));
  const largest = largestBillMinor[currency];
  let sum = 0;
  for (const [index, line] of lines.entries()) {
    if (!isLine(line, largest)) return impossible(say.invalidLine(index + 1));
    if (!line.voided) sum += line.quantity * line.unitMinor;
  }
  return sum === totalMinor ? null : impossible(say.linesDiffer(sum, totalMinor, currency));
}

/** No tax comes near 1,000 %. */
const mostTaxBasisPoints = 100_000;

/** Only a discount on goods is typed in below 0. */
const isLine = ({ quantity, unitMinor, taxBasisPoints, sells }: BillLine, largest: number): boolean =>
  isWithin(quantity, 1, mostItems) &&
  isWithin(unitMinor, sells === 'goods' ? -largest : 0, largest) &&
  isWithin(quantity * unitMinor, -largest, largest) &&
  isWithin(taxBasisPoints, 0, mostTaxBasisPoints);

function impossibleTopUp(
  { units, programme }: CompiledProgramme,
  { unit: id, paidMinor }: Extract<Occasion, { kind: 'topUp' }>,
): EngineRefusal | null {
  const unit = units.get(id);
  if (unit?.kind !== 'money' || unit.topUp === undefined) return impossible(say.cannotTopUp());
  const { leastMinor, mostMinor } = unit.topUp;
  if (isWithin(paidMinor, leastMinor, mostMinor)) return null;
  return impossible(say.topUpBounds(unit, leastMinor, mostMinor, programme.currency));
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const impossible = (text: EngineRefusal['text']): EngineRefusal => ({
  kind: 'invalidOccasion',
  reward: null,
  text,
});
