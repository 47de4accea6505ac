/** Why a campaign promises a voucher. */
import type { Text } from '../../../kernel/language.ts';
import type { Campaign } from '../../programme/document.ts';
import { counted, quoted } from './words.ts';

/** `Birthday: “Slice of cake” given`. `awayDays`: since the last visit. */
export function campaignSentence(
  { name, trigger }: Campaign,
  voucher: Text,
  level: Text | null,
  awayDays: number,
): Text {
  const because = reason(trigger.kind, name, level, awayDays);
  const gift = quoted(voucher);
  return {
    vi: `${because.vi}: tặng ${gift.vi}`,
    th: `${because.th}: ได้รับ ${gift.th}`,
    en: `${because.en}: ${gift.en} given`,
  };
}

function reason(kind: Campaign['trigger']['kind'], name: Text, level: Text | null, awayDays: number): Text {
  switch (kind) {
    case 'birthday':
      return { vi: 'Sinh nhật', th: 'วันเกิด', en: 'Birthday' };
    case 'enrolment':
      return { vi: 'Chào mừng thành viên mới', th: 'ต้อนรับสมาชิกใหม่', en: 'Welcome' };
    case 'away': {
      const days = counted(awayDays);
      return {
        vi: `Trở lại sau ${days.vi} ngày`,
        th: `กลับมาหลังจาก ${days.th} วัน`,
        en: `Back after ${days.en} ${awayDays === 1 ? 'day' : 'days'}`,
      };
    }
    case 'tier':
      return level === null
        ? name
        : { vi: `Đạt hạng ${level.vi}`, th: `ถึงระดับ ${level.th}`, en: `${level.en} reached` };
    case 'date':
      return name;
  }
}
