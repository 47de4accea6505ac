/** Rewards that would make something of nothing. */
import type { Text } from '../../../kernel/language.ts';
import type { Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

export function* rewardsTakeMoreThanTheyGive({ rewards }: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry } of placed('rewards', rewards)) {
    if (entry.kind === 'credit' && entry.unit === entry.price.unit) {
      yield { path: `${path}.unit`, text: sameUnit };
    }
  }
}

const sameUnit: Text = {
  vi: 'Phải đổi sang một đơn vị khác với đơn vị đã trả.',
  th: 'ต้องแลกเป็นหน่วยอื่นที่ไม่ใช่หน่วยที่จ่าย',
  en: 'Must give another unit than the one it is paid with.',
};
