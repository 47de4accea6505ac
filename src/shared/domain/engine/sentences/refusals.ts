/** Why a reward cannot be had, or an occasion cannot be. */
import type { Text } from '../../../kernel/language.ts';
import { type Currency, formatQuantity, type Minor } from '../../../kernel/money.ts';
import type { Reward, Unit } from '../../programme/document.ts';
import { money, perLanguage, quoted, words } from './words.ts';

export const refusalSentences = {
  unknownReward: (): Text => ({
    vi: 'Chương trình không có phần quà này',
    th: 'โปรแกรมนี้ไม่มีของรางวัลนี้',
    en: 'This programme has no such reward',
  }),
  invalidQuantity: (): Text => ({
    vi: 'Số lượng phải là số nguyên từ 1 trở lên',
    th: 'จำนวนต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป',
    en: 'The quantity must be a whole number from 1',
  }),
  needsBill: (reward: Reward): Text => ({
    vi: `${quoted(reward.name).vi} chỉ dùng được khi có hóa đơn`,
    th: `${quoted(reward.name).th} ใช้ได้เมื่อมีบิลเท่านั้น`,
    en: `${quoted(reward.name).en} can only be used on a bill`,
  }),
  notAStep: (unit: Unit, step: number): Text => {
    const each = words(unit, step);
    return {
      vi: `Chỉ dùng theo bội số của ${each.vi}`,
      th: `ใช้ได้ครั้งละ ${each.th} หรือจำนวนที่เป็นเท่าของ ${each.th}`,
      en: `Can only be used in steps of ${each.en}`,
    };
  },
  belowLeast: (unit: Unit, least: number): Text => {
    const from = words(unit, least);
    return {
      vi: `Phải dùng ít nhất ${from.vi}`,
      th: `ต้องใช้ขั้นต่ำ ${from.th}`,
      en: `At least ${from.en} must be used`,
    };
  },
  moreThanBill: (unit: Unit, most: number): Text => {
    const usable = words(unit, most);
    return {
      vi: `Hóa đơn này chỉ dùng được tối đa ${usable.vi}`,
      th: `บิลนี้ใช้ได้ไม่เกิน ${usable.th}`,
      en: `At most ${usable.en} can be used on this bill`,
    };
  },
  notEnough: (reward: Reward, unit: Unit, missing: number): Text => {
    const lacking = words(unit, missing);
    if (reward.kind === 'pointsAsMoney') {
      return {
        vi: `Không đủ, còn thiếu ${lacking.vi}`,
        th: `ไม่พอ ยังขาดอีก ${lacking.th}`,
        en: `Not enough: ${lacking.en} missing`,
      };
    }
    return {
      vi: `Còn thiếu ${lacking.vi} để đổi ${quoted(reward.name).vi}`,
      th: `ยังขาดอีก ${lacking.th} สำหรับ ${quoted(reward.name).th}`,
      en: `${lacking.en} short of ${quoted(reward.name).en}`,
    };
  },
  notStarted: (): Text => ({
    vi: 'Chương trình chưa bắt đầu nên chưa đổi quà được',
    th: 'โปรแกรมยังไม่เริ่ม จึงยังแลกไม่ได้',
    en: 'The programme has not started: nothing can be redeemed yet',
  }),
  ended: (): Text => ({
    vi: 'Chương trình đã kết thúc nên không đổi quà được nữa',
    th: 'โปรแกรมสิ้นสุดแล้ว จึงแลกไม่ได้อีก',
    en: 'The programme has ended: nothing can be redeemed any more',
  }),
  invalidAmount: (most: Minor, currency: Currency): Text => {
    const largest = money(most, currency);
    return {
      vi: `Số tiền phải lớn hơn 0 và không quá ${largest.vi}`,
      th: `ยอดเงินต้องมากกว่า 0 และไม่เกิน ${largest.th}`,
      en: `The amount must be above 0 and at most ${largest.en}`,
    };
  },
  invalidTax: (): Text => ({
    vi: 'Tiền thuế phải từ 0 đến tổng hóa đơn',
    th: 'ภาษีต้องอยู่ระหว่าง 0 ถึงยอดบิล',
    en: 'The tax must lie between 0 and the total of the bill',
  }),
  invalidItemCount: (most: number): Text =>
    perLanguage((language) => {
      const largest = formatQuantity(most, 0, language);
      return {
        vi: `Số món phải là số nguyên từ 0 đến ${largest}`,
        th: `จำนวนชิ้นต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง ${largest}`,
        en: `The number of items must be whole, from 0 to ${largest}`,
      }[language];
    }),
  invalidDate: (): Text => ({
    vi: 'Ngày của hóa đơn không có thật',
    th: 'วันที่ของบิลไม่มีอยู่จริง',
    en: 'The date of the bill does not exist',
  }),
};
