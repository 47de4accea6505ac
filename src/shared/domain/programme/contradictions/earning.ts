/** Earn rules that ask for what their occasion has not, say the same twice, or give too much. */
import { canonicalJson, type Json } from '../../../kernel/canonical-json.ts';
import type { Text } from '../../../kernel/language.ts';
import { exponentOf, largestBillMinor } from '../../../kernel/money.ts';
import { mostItems } from '../../bills/bill.ts';
import type { EarnRule, Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

/** The most that one rule may give on the largest bill: keeps every sum of a bill in the safe integers. */
const largestGain = 1_000_000_000_000;

export function* rulesFitTheirOccasion({ earn, vouchers }: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry: rule } of placed('earn', earn)) {
    if (rule.on.kind === 'action') yield* actionFits(rule, path);
    if (rule.on.kind !== 'bill') yield* hasNoLines(rule, path);
    const isBearer = vouchers.some(({ id, bearer }) => id === rule.unit && bearer);
    if (isBearer && rule.to === 'referrer') yield { path: `${path}.to`, text: printedForNobody };
  }
}

function* actionFits({ amount, when }: EarnRule, path: string): Generator<ProgrammeRefusal> {
  if (amount.kind !== 'fixed' && amount.kind !== 'multiplier') {
    yield { path: `${path}.amount.kind`, text: actionsHaveNoAmount };
  }
  if (when.minimumMinor !== undefined) yield { path: `${path}.when.minimumMinor`, text: actionsHaveNoAmount };
}

function* hasNoLines({ amount, when, of, tenders }: EarnRule, path: string): Generator<ProgrammeRefusal> {
  if (amount.kind === 'perItem') yield { path: `${path}.amount.kind`, text: onlyBillsHaveLines };
  if (when.minimumQuantity !== undefined) {
    yield { path: `${path}.when.minimumQuantity`, text: onlyBillsHaveLines };
  }
  if (when.minimumOf !== undefined) yield { path: `${path}.when.minimumOf`, text: onlyBillsHaveLines };
  if (of !== undefined) yield { path: `${path}.of`, text: onlyBillsHaveLines };
  if (tenders !== undefined) yield { path: `${path}.tenders`, text: onlyBillsHaveLines };
}

export function* rulesDiffer({ earn }: Programme): Generator<ProgrammeRefusal> {
  const seen = new Map<string, string>();
  for (const { path, entry } of placed('earn', earn)) {
    const meaning = meaningOf(entry);
    const twin = seen.get(meaning);
    if (twin !== undefined) yield { path, text: sameAs(twin) };
    seen.set(meaning, entry.id);
  }
}

/** Everything but what the rule is called and when its turn is. */
function meaningOf({ unit, on, when, of, tenders, amount, limits, to }: EarnRule): string {
  const weekdays = when.weekdays && [...new Set(when.weekdays)].sort((a, b) => a - b);
  const meaning = { unit, on, when: { ...when, weekdays }, of, tenders, amount, limits, to };
  return canonicalJson(meaning satisfies Json);
}

/** A percentage of money as money is so much of it, and nothing else. */
export function* percentagesOfMoneyAreMoney(programme: Programme): Generator<ProgrammeRefusal> {
  const whole = 10 ** exponentOf[programme.currency];
  for (const { path, entry } of placed('earn', programme.earn)) {
    const unit = programme.units.find(({ id }) => id === entry.unit);
    if (entry.amount.kind === 'percent' && unit?.kind === 'money' && entry.amount.unitMinor !== whole)
      yield { path: `${path}.amount.unitMinor`, text: moneyForMoney(whole) };
  }
}

export function* gainsStaySmall(programme: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of placed('earn', programme.earn)) {
    if (largestGainOf(entry, programme) > largestGain) yield { path: `${path}.amount`, text: givesTooMuch };
  }
}

/** An estimate for comparison only; floating point is near enough. */
function largestGainOf(rule: EarnRule, programme: Programme): number {
  const { amount, unit } = rule;
  const base = largestBaseOf(rule, programme);
  const uses = programme.vouchers.find(({ id }) => id === unit)?.uses ?? 1;
  switch (amount.kind) {
    case 'perAmount':
      return (base / amount.perMinor) * amount.quantity * uses;
    case 'percent': {
      const scale = programme.units.find(({ id }) => id === unit)?.scale ?? 0;
      return ((base * amount.basisPoints) / 10_000 / amount.unitMinor) * 10 ** scale * uses;
    }
    case 'perItem':
      return amount.quantity * mostItems * uses;
    case 'fixed':
      return amount.quantity * uses;
    // What it multiplies is held small where it is given; together they are cut by the engine.
    case 'multiplier':
      return 0;
  }
}

function largestBaseOf({ on }: EarnRule, { currency, units, memberships }: Programme): number {
  switch (on.kind) {
    case 'bill':
      return largestBillMinor[currency];
    case 'topUp':
      return units.find(({ id }) => id === on.unit)?.topUp?.mostMinor ?? 0;
    case 'membership':
      return memberships.find(({ id }) => id === on.membership)?.priceMinor ?? 0;
    case 'action':
      return 0;
  }
}

const actionsHaveNoAmount: Text = {
  vi: 'Chỉ hóa đơn mới có số tiền và số món; hoạt động khác chỉ tặng một số lượng cố định.',
  th: 'มีเฉพาะบิลเท่านั้นที่มียอดเงินและจำนวนชิ้น กิจกรรมอื่นให้ได้เฉพาะจำนวนคงที่',
  en: 'Only a bill has an amount and items; any other action gives a fixed quantity.',
};

const onlyBillsHaveLines: Text = {
  vi: 'Chỉ hóa đơn mới có món hàng và cách thanh toán.',
  th: 'มีเฉพาะบิลเท่านั้นที่มีรายการสินค้าและวิธีชำระเงิน',
  en: 'Only a bill has items and ways of paying.',
};

const printedForNobody: Text = {
  vi: 'Phiếu in chỉ đưa cho khách đang ở quầy, không đưa cho người giới thiệu được.',
  th: 'บัตรกำนัลแบบพิมพ์ให้ได้เฉพาะลูกค้าที่เคาน์เตอร์ ให้ผู้แนะนำไม่ได้',
  en: 'A printed voucher goes to whoever is at the counter; the one who brought them is not.',
};

const sameAs = (rule: string): Text => ({
  vi: `Giống hệt quy tắc "${rule}": khách sẽ được tích hai lần.`,
  th: `ซ้ำกับกฎ "${rule}": ลูกค้าจะได้รับสองครั้ง`,
  en: `Does the same as the rule "${rule}": members would earn twice.`,
});

const moneyForMoney = (whole: number): Text => ({
  vi: `Phần trăm trả vào ví phải có "unitMinor" là ${whole}: một đơn vị tiền cho một đơn vị tiền.`,
  th: `เปอร์เซ็นต์ที่คืนเข้ากระเป๋าเงินต้องมี "unitMinor" เป็น ${whole}: เงินหนึ่งหน่วยต่อเงินหนึ่งหน่วย`,
  en: `A percentage paid into a wallet needs the "unitMinor" ${whole}: one of money for one of money.`,
});

const givesTooMuch: Text = {
  vi: 'Quy tắc này cho quá nhiều trên một hóa đơn lớn.',
  th: 'กฎนี้ให้มากเกินไปเมื่อบิลมียอดสูง',
  en: 'This rule would give too much on a large bill.',
};
