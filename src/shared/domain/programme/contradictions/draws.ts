/** Draws and partners whose units do not serve them. */
import type { Text } from '../../../kernel/language.ts';
import type { Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

export function* drawsHaveEntries({ draws, units }: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of placed('draws', draws)) {
    const unit = units.find(({ id }) => id === entry.unit);
    if (unit?.kind !== 'entries') yield { path: `${path}.unit`, text: notEntries };
  }
}

export function* partnersSettleOnce({ partners }: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of placed('partners', partners)) {
    const seen = new Set<string>();
    for (const { path: at, entry: rate } of placed(`${path}.settlement`, entry.settlement)) {
      if (seen.has(rate.unit)) yield { path: `${at}.unit`, text: settledTwice(rate.unit) };
      seen.add(rate.unit);
    }
  }
}

const notEntries: Text = {
  vi: 'Quay thưởng cần đơn vị loại "entries".',
  th: 'การจับรางวัลต้องใช้หน่วยประเภท "entries"',
  en: 'A draw needs a unit of the kind "entries".',
};

const settledTwice = (unit: string): Text => ({
  vi: `"${unit}" có hai mức thanh toán với cùng một đối tác.`,
  th: `"${unit}" มีสองอัตราชำระกับพันธมิตรเดียวกัน`,
  en: `"${unit}" has two rates with one partner.`,
});
