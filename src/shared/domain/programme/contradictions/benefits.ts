/** Benefits that no bill could have. */
import type { Text } from '../../../kernel/language.ts';
import { mostItems } from '../../bills/bill.ts';
import type { Benefit, Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { benefitsOf, placed } from './check.ts';

export function* benefitsAreSound(programme: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of benefitsOf(programme)) {
    if (thingsNeeded(entry) > mostItems) yield { path, text: moreThanABillHolds };
    if (entry.kind === 'priceList') yield* pricedOnce(entry, `${path}.prices`);
  }
}

/** How many things must lie on the bill. */
function thingsNeeded(benefit: Benefit): number {
  if (benefit.kind === 'buyGet') return benefit.buyQuantity + benefit.getQuantity;
  if (benefit.kind === 'bundle') return benefit.parts.reduce((sum, { quantity }) => sum + quantity, 0);
  return 0;
}

function* pricedOnce(
  { prices }: Extract<Benefit, { kind: 'priceList' }>,
  path: string,
): Generator<ProgrammeRefusal> {
  const seen = new Set<string>();
  for (const { path: at, entry } of placed(path, prices)) {
    if (seen.has(entry.item)) yield { path: `${at}.item`, text: twoPrices(entry.item) };
    seen.add(entry.item);
  }
}

const moreThanABillHolds: Text = {
  vi: `Một hóa đơn có nhiều nhất ${mostItems} món: ưu đãi này không bao giờ dùng được.`,
  th: `บิลหนึ่งมีได้ไม่เกิน ${mostItems} ชิ้น: สิทธิ์นี้จะใช้ไม่ได้เลย`,
  en: `A bill has at most ${mostItems} things: this could never be had.`,
};

const twoPrices = (item: string): Text => ({
  vi: `"${item}" có hai giá trong cùng bảng giá.`,
  th: `"${item}" มีสองราคาในรายการเดียวกัน`,
  en: `"${item}" has two prices in one list.`,
});
