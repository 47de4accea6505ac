import { slipDocument } from './document.ts';
import type { TestFacts } from './facts.ts';
import { centred, left, pair, plainHeader, rule, smallPair, space } from './parts.ts';
import type { SlipDocument } from './slip.ts';
import { moment } from './wording.ts';
import { words } from './words.ts';

/** Lines that a wrong typeface or a wrong stack of marks would spoil first. */
export const testLines = {
  vi: ['Tiếng Việt: Ẫ ễ ự ỗ Đặng Mỹ Lệ', 'Phở bò tái chín, cà phê sữa đá'],
  th: ['ภาษาไทย ปี่ ญู น้ำ กิ๊ ผู้ที่', 'ก๋วยเตี๋ยวเรือ ชาเย็น น้ำส้ม'],
  en: ['English: café, crème brûlée', 'The quick brown fox 0123456789'],
} as const;

/** Whether this printer prints the whole width, the three scripts and a code that readers read. */
export function composeTestSlip({ shop, printerName, atMs }: TestFacts): SlipDocument {
  const { language } = shop;
  return slipDocument('test', [
    ...plainHeader(shop, words.testHeading),
    smallPair(words.printer[language], printerName),
    smallPair(moment(atMs, shop), ''),
    rule,
    left(words.testWidth[language], 'small'),
    space(6),
    { kind: 'ruler' },
    rule,
    ...Object.values(testLines).flatMap((lines) => lines.map((line) => left(line))),
    rule,
    pair('₫ 1.234.567', '฿ 8,901.50', true),
    rule,
    {
      kind: 'stamps',
      boxes: 5,
      filled: 3,
      fresh: 1,
      shape: 'cup',
    },
    rule,
    { kind: 'qr', content: 'QUEN:TEST', caption: 'QUEN:TEST' },
    space(6),
    centred(words.testDone[language]),
  ]);
}
