import { setImmediate } from 'node:timers/promises';
import type { SlipBlock } from '../../../src/shared/domain/slips/slip.ts';
import { facesOf } from './faces.ts';
import { layoutSlip } from './layout.ts';

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const signs = '0123456789.,:;-−+×/()%#&!?·$₫฿';
const vietnamese =
  'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ' + 'ÀÁÂẤẢĂĐÈÉÊẾÌÍÒÓÔÙÚƯÝ';
const thai =
  'กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาเแโใไๆฯ' + 'กิ กี กึ กื กุ กู กั ก่ ก้ ก๊ ก๋ ก็ ก์ น้ำ ที่ นี้ ปี่ มั่ จั้ นึ่';

/** Every letter that common slips use, in every style, a few at a time. */
export async function drawAlphabet(): Promise<void> {
  for (const weight of ['regular', 'bold'] as const) {
    await setImmediate();
    facesOf(weight);
  }
  for (const letters of inPieces(capitals + capitals.toLowerCase() + signs + vietnamese + thai)) {
    for (const block of inEveryStyle(letters)) {
      await setImmediate();
      layoutSlip({ kind: 'test', blocks: [block] }, 80);
    }
  }
  for (const width of [58, 80] as const) {
    await setImmediate();
    layoutSlip({ kind: 'test', blocks: [{ kind: 'qr', content: 'QUEN:WARM', caption: '' }] }, width);
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
