import { describe, expect, it } from 'vitest';
import { type SlipBlock, type SlipDocument, slipKinds } from '../../../src/shared/domain/slips/slip.ts';
import { languages } from '../../../src/shared/kernel/language.ts';
import { exampleSlip } from '../../../test/support/slip-examples.ts';
import { type Bitmap, paperWidths } from '../../contract/printer.ts';
import { layoutSlip } from './layout.ts';
import { shapeWord } from './shape.ts';
import { balanceLines, breakLines, textStyle } from './text.ts';

const body = textStyle(26, 'regular', 38);

describe('Layout', () => {
  it.each(slipKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    'draws the %s slip in %s on both papers with every glyph, the same each time',
    (kind, language) => {
      const slip = exampleSlip(kind, language);
      for (const word of slip.blocks.flatMap(textsOf).flatMap((text) => text.split(' '))) {
        for (const weight of ['regular', 'bold'] as const) {
          expect([word, shapeWord(word, { px: 26, weight }).missing]).toEqual([word, 0]);
        }
      }
      for (const width of paperWidths) {
        const bitmap = layoutSlip(slip, width);
        expect(bitmap.width).toBe(width === 58 ? 384 : 576);
        expect(bitmap.bits.length).toBe(bitmap.stride * bitmap.height);
        expect(layoutSlip(slip, width)).toEqual(bitmap);
      }
    },
  );

  it('shows characters that the typeface lacks as a sign, one for each', () => {
    for (const text of ['🍜', 'مرحبا', '漢字', '\u001b', '\ue000']) {
      const bitmap = layoutSlip(onlyText(text), 58);
      expect([text, inkOf(bitmap) > 50]).toEqual([text, true]);
      expect(shapeWord(text, body).missing).toBe(Array.from(text).length);
    }
  });

  it('keeps every dot of marks stacked on marks', () => {
    // Alone on its line a word may use all the room there is; between lines it must not lose anything.
    for (const word of ['Ẫ', 'ี่', 'ปี่', 'ญู', 'น้ำ', 'กิ๊', 'ฎุ']) {
      const alone = inkOf(layoutSlip({ kind: 'test', blocks: [space(60), text(word), space(60)] }, 58));
      const crowded = inkOf(layoutSlip({ kind: 'test', blocks: [text(word)] }, 58));
      expect([word, crowded]).toEqual([word, alone]);
    }
  });

  it('survives hostile documents', () => {
    const blocks: SlipBlock[] = [
      { kind: 'title', text: 'W'.repeat(240) },
      { kind: 'pair', label: 'x'.repeat(240), value: 'y'.repeat(240), bold: true },
      { kind: 'pair', label: '', value: '', bold: false },
      { kind: 'stamps', boxes: 30, filled: 30, fresh: 30, shape: 'heart' },
      { kind: 'bars', bars: [] },
      { kind: 'bars', bars: [{ label: '', value: -3 }] },
      { kind: 'text', text: '', align: 'centre', size: 'large', bold: true },
      { kind: 'qr', content: 'Q'.repeat(200), caption: '' },
      { kind: 'qr', content: 'q'.repeat(1000), caption: '', size: 'large' },
      { kind: 'cut' },
    ];
    for (const width of paperWidths)
      expect(inkOf(layoutSlip({ kind: 'test', blocks }, width))).toBeGreaterThan(0);
  });
});

describe('Lines', () => {
  it('break Thai between words and never before a mark', () => {
    const sentence = 'ส่วนที่จ่ายด้วยแต้มไม่ได้รับแต้มเพิ่ม';
    const lines = breakLines(sentence, body, 150);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(150);
    const whole = shapeWord(sentence, body).advance;
    expect(lines.reduce((sum, line) => sum + line.width, 0)).toBe(whole);
  });

  it('cut a word that fits no line', () => {
    const lines = breakLines('W'.repeat(100), body, 200);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(200);
    expect(lines.flatMap((line) => line.words.flatMap(({ word }) => word.glyphs))).toHaveLength(100);
  });

  it('leave no lonely word at the end when balanced', () => {
    const [first, second, ...more] = balanceLines('one two three four five six', body, 250);
    expect(more).toEqual([]);
    expect(second!.width / first!.width).toBeGreaterThan(0.6);
  });

  it('cut no word that fits a line, and end with no dot that parts two things', () => {
    const figures = '+9\u00a0điểm · Hoàn\u00a0tiền\u00a0+6.000\u00a0₫ · +1\u00a0lượt\u00a0quay';
    const large = textStyle(44, 'bold', 62);
    expect(balanceLines(figures, large, 560).map(({ words }) => words.length)).toEqual([1, 1, 1]);
    for (const line of balanceLines('+9\u00a0แต้ม · เงินคืน\u00a0+฿6.00 · +1\u00a0สิทธิ์ลุ้น', large, 372)) {
      // One figure, or several with a dot between each two.
      expect(line.words.length % 2).toBe(1);
    }
  });

  it.each([
    ['ก๋วยเตี๋ยวเรือป้าน้อยท่าพระจันทร์สาขาสอง', ['ก๋วยเตี๋ยว', 'ป้า', 'สาขา', 'สอง']],
    ['ผู้ที่มีน้ำใจในปี่พาทย์กิ๊บเก๋', ['ผู้', 'น้ำใจ', 'ปี่พาทย์']],
  ])('break the long name %s only where its words begin', (name, words) => {
    const starts = new Set<number>();
    let at = 0;
    for (const { segment } of new Intl.Segmenter('th', { granularity: 'word' }).segment(name)) {
      starts.add(at);
      at += segment.length;
    }
    for (const word of words) expect([word, name.includes(word)]).toEqual([word, true]);
    const lines = breakLines(name, body, 110);
    expect(lines.length).toBeGreaterThan(2);
    let glyphs = 0;
    const ends = lines.map((line) => {
      glyphs += line.words.reduce((sum, { word }) => sum + word.glyphs.length, 0);
      return glyphs;
    });
    const byPrefix = [...starts].map((start) => shapeWord(name.slice(0, start), body).glyphs.length);
    for (const end of ends.slice(0, -1)) expect(byPrefix).toContain(end);
  });

  it('give figures equal room, so that columns align', () => {
    for (const weight of ['regular', 'bold'] as const) {
      const widths = Array.from('0123456789', (figure) => shapeWord(figure, { px: 26, weight }).advance);
      expect(new Set(widths).size).toBe(1);
    }
  });
});

const space = (dots: number): SlipBlock => ({ kind: 'space', dots });
const text = (content: string): SlipBlock => ({
  kind: 'text',
  text: content,
  align: 'left',
  size: 'body',
  bold: false,
});
const onlyText = (content: string): SlipDocument => ({ kind: 'test', blocks: [text(content)] });

function inkOf({ bits }: Bitmap): number {
  let ink = 0;
  for (const byte of bits) for (let rest = byte; rest > 0; rest &= rest - 1) ink++;
  return ink;
}

function textsOf(block: SlipBlock): string[] {
  switch (block.kind) {
    case 'title':
    case 'text':
    case 'banner':
      return [block.text];
    case 'pair':
      return [block.label, block.value];
    case 'qr':
      return [block.caption];
    case 'bars':
      return block.bars.map(({ label }) => label);
    case 'rule':
    case 'picture':
    case 'cut':
    case 'ruler':
    case 'space':
    case 'stamps':
      return [];
  }
}
