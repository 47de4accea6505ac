import { setImmediate } from 'node:timers/promises';
import type { SlipBlock } from '../../../src/shared/domain/slips/slip.ts';
import { paperWidths } from '../../contract/printer.ts';
import { encodeSlip } from '../escpos.ts';
import { facesOf } from './faces.ts';
import { layoutSlip } from './layout.ts';

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const signs = '0123456789.,:;-−+×/()%#&!?·$₫฿';
const vietnamese = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
const vietnameseCapitals = 'ÀÁÂẤẢĂĐÈÉÊẾÌÍÒÓÔÙÚƯÝ';
const thai = 'กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาเแโใไๆฯ';
const thaiMarks = 'กิ กี กึ กื กุ กู กั ก่ ก้ ก๊ ก๋ ก็ ก์ น้ำ ที่ นี้ ปี่ มั่ จั้ นึ่';
const alphabet = [
  capitals,
  capitals.toLowerCase(),
  signs,
  vietnamese,
  vietnameseCapitals,
  thai,
  thaiMarks,
].join(' ');

const pictures: readonly SlipBlock[] = [
  { kind: 'qr', content: 'QUEN:WARM', caption: '' },
  ...(['cup', 'bowl', 'scissors', 'car', 'flower', 'star', 'heart', 'bread'] as const).map(
    (shape) => ({ kind: 'stamps', boxes: 10, filled: 5, fresh: 2, shape }) as const,
  ),
];

/** Every letter that common slips use, in every style, a few at a time. */
export async function drawAlphabet(): Promise<void> {
  for (const weight of ['regular', 'bold'] as const) {
    await setImmediate();
    facesOf(weight);
  }
  for (const letters of inPieces(alphabet)) {
    for (const block of inEveryStyle(letters)) {
      await setImmediate();
      layoutSlip({ kind: 'test', blocks: [block] }, 80);
    }
  }
  for (const width of paperWidths) {
    for (const block of pictures) {
      await setImmediate();
      encodeSlip(layoutSlip({ kind: 'test', blocks: [block] }, width));
    }
  }
}

function inPieces(text: string): string[] {
  return text.match(/.{1,12}/gu) ?? [];
}

function inEveryStyle(text: string): SlipBlock[] {
  const styles = (['small', 'body', 'large'] as const).flatMap((size) =>
    [false, true].map((bold) => ({ kind: 'text', text, align: 'left', size, bold }) as const),
  );
  return [...styles, { kind: 'title', text }];
}
