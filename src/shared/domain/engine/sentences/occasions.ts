/** Why an occasion cannot be. */
import type { Text } from '../../../kernel/language.ts';
import type { Currency, Minor } from '../../../kernel/money.ts';
import type { Unit } from '../../programme/document.ts';
import { counted, money } from './words.ts';

export const occasionSentences = {
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
  invalidItemCount: (most: number): Text => {
    const largest = counted(most);
    return {
      vi: `Số món phải là số nguyên từ 0 đến ${largest.vi}`,
      th: `จำนวนชิ้นต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง ${largest.th}`,
      en: `The number of items must be whole, from 0 to ${largest.en}`,
    };
  },
  invalidDate: (): Text => ({
    vi: 'Ngày của hóa đơn không có thật',
    th: 'วันที่ของบิลไม่มีอยู่จริง',
    en: 'The date of the bill does not exist',
  }),
  tooManyLines: (most: number): Text => {
    const largest = counted(most);
    return {
      vi: `Hóa đơn có tối đa ${largest.vi} dòng`,
      th: `บิลมีได้ไม่เกิน ${largest.th} รายการ`,
      en: `A bill has at most ${largest.en} lines`,
    };
  },
  invalidLine: (place: number): Text => {
    const line = counted(place);
    return {
      vi: `Dòng ${line.vi} của hóa đơn có số lượng, giá hoặc thuế không hợp lệ`,
      th: `รายการที่ ${line.th} ของบิลมีจำนวน ราคา หรือภาษีไม่ถูกต้อง`,
      en: `Line ${line.en} of the bill has a quantity, price or tax that cannot be`,
    };
  },
  linesDiffer: (sum: Minor, total: Minor, currency: Currency): Text => {
    const lines = money(sum, currency);
    const bill = money(total, currency);
    return {
      vi: `Các dòng cộng lại được ${lines.vi}, không phải ${bill.vi}`,
      th: `รายการรวมกันได้ ${lines.th} ไม่ใช่ ${bill.th}`,
      en: `The lines add up to ${lines.en}, not ${bill.en}`,
    };
  },
  invalidTender: (): Text => ({
    vi: 'Số tiền trả phải là số nguyên không âm',
    th: 'ยอดชำระต้องเป็นจำนวนเต็มที่ไม่ติดลบ',
    en: 'What is paid must be a whole amount, not below 0',
  }),
  cannotTopUp: (): Text => ({
    vi: 'Không nạp tiền vào ví này được',
    th: 'เติมเงินเข้ากระเป๋านี้ไม่ได้',
    en: 'This wallet cannot be topped up',
  }),
  topUpBounds: (unit: Unit, least: Minor, most: Minor, currency: Currency): Text => {
    const from = money(least, currency);
    const until = money(most, currency);
    return {
      vi: `Mỗi lần nạp vào ${unit.name.vi} từ ${from.vi} đến ${until.vi}`,
      th: `เติมเข้า${unit.name.th}ได้ครั้งละ ${from.th} ถึง ${until.th}`,
      en: `${unit.name.en} takes from ${from.en} to ${until.en} at once`,
    };
  },
  unknownMembership: (): Text => ({
    vi: 'Chương trình không bán gói hội viên này',
    th: 'โปรแกรมนี้ไม่มีแพ็กเกจสมาชิกนี้',
    en: 'This programme sells no such membership',
  }),
  needsMember: (): Text => ({
    vi: 'Cần có thành viên',
    th: 'ต้องมีสมาชิกก่อน',
    en: 'This needs a member',
  }),
  notStarted: (): Text => ({
    vi: 'Chương trình chưa bắt đầu',
    th: 'โปรแกรมยังไม่เริ่ม',
    en: 'The programme has not started',
  }),
  ended: (): Text => ({
    vi: 'Chương trình đã kết thúc',
    th: 'โปรแกรมสิ้นสุดแล้ว',
    en: 'The programme has ended',
  }),
};
