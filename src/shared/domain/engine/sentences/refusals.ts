/** Why a reward cannot be had, or an occasion cannot be. */
import type { Text } from '../../../kernel/language.ts';
import type { Minor } from '../../../kernel/money.ts';
import type { Programme } from '../../programme/document.ts';
import { counted, money, type Noun, pieces, quoted, words } from './words.ts';

/** A condition of its own, a limit or a stock keeps it back. */
const conditions = {
  /** `reason` is a clause: `Only on Monday`. */
  notNow: (name: Text, reason: Text): Text => ({
    vi: `${quoted(name).vi}: ${reason.vi}`,
    th: `${quoted(name).th}: ${reason.th}`,
    en: `${quoted(name).en}: ${reason.en}`,
  }),
  belowMinimum: (name: Text, missingMinor: Minor, { currency }: Pick<Programme, 'currency'>): Text => {
    const more = money(missingMinor, currency);
    return {
      vi: `Mua thêm ${more.vi} để dùng ${quoted(name).vi}`,
      th: `ซื้อเพิ่มอีก ${more.th} เพื่อใช้ ${quoted(name).th}`,
      en: `${more.en} more to buy for ${quoted(name).en}`,
    };
  },
  tooFewItems: (name: Text, missing: number): Text => {
    const more = counted(missing);
    return {
      vi: `Mua thêm ${more.vi} món để dùng ${quoted(name).vi}`,
      th: `ซื้อเพิ่มอีก ${more.th} ชิ้น เพื่อใช้ ${quoted(name).th}`,
      en: `${more.en} more ${missing === 1 ? 'item' : 'items'} to buy for ${quoted(name).en}`,
    };
  },
  membersOnly: (name: Text): Text => ({
    vi: `${quoted(name).vi} chỉ dành cho thành viên`,
    th: `${quoted(name).th} เฉพาะสมาชิก`,
    en: `${quoted(name).en} is for members only`,
  }),
  limitReached: (name: Text, left: number): Text => {
    if (left < 1) {
      return {
        vi: `${quoted(name).vi} đã dùng hết số lần`,
        th: `${quoted(name).th} ใช้ครบจำนวนแล้ว`,
        en: `${quoted(name).en} has been used as often as it may`,
      };
    }
    const most = counted(left);
    return {
      vi: `${quoted(name).vi} chỉ còn được dùng ${most.vi} lần`,
      th: `${quoted(name).th} ใช้ได้อีก ${most.th} ครั้ง`,
      en: `${quoted(name).en} can be used only ${most.en} more ${left === 1 ? 'time' : 'times'}`,
    };
  },
  outOfStock: (name: Text, left: number): Text => {
    if (left < 1) {
      return {
        vi: `${quoted(name).vi} đã hết`,
        th: `${quoted(name).th} หมดแล้ว`,
        en: `${quoted(name).en} is out of stock`,
      };
    }
    const rest = pieces(name, left);
    return { vi: `Chỉ còn ${rest.vi}`, th: `เหลือเพียง ${rest.th}`, en: `Only ${rest.en} left` };
  },
};

/** The bill as it lies there does not carry it. */
const onTheBill = {
  needsLines: (name: Text): Text => ({
    vi: `${quoted(name).vi} cần hóa đơn ghi từng món`,
    th: `${quoted(name).th} ใช้ได้กับบิลที่แยกรายการเท่านั้น`,
    en: `${quoted(name).en} needs a bill that lists its items`,
  }),
  nothingToReduce: (name: Text): Text => ({
    vi: `Hóa đơn không còn gì để ${quoted(name).vi} giảm`,
    th: `บิลนี้ไม่มีรายการให้ ${quoted(name).th} ลด`,
    en: `Nothing on this bill for ${quoted(name).en} to take off`,
  }),
  fewerWillDo: (name: Text): Text => ({
    vi: `Hóa đơn này dùng ít ${quoted(name).vi} hơn là đủ`,
    th: `บิลนี้ใช้ ${quoted(name).th} น้อยกว่านี้ก็พอ`,
    en: `This bill needs fewer of ${quoted(name).en}`,
  }),
  onlyOne: (name: Text): Text => ({
    vi: `Mỗi hóa đơn chỉ dùng một lần ${quoted(name).vi}`,
    th: `${quoted(name).th} ใช้ได้ครั้งละ 1`,
    en: `${quoted(name).en} can be taken once at a time`,
  }),
  tooMany: (most: number): Text => {
    const at = counted(most);
    return {
      vi: `Mỗi lần tối đa ${at.vi}`,
      th: `ครั้งละไม่เกิน ${at.th}`,
      en: `At most ${at.en} at a time`,
    };
  },
  notTogether: (name: Text, other: Text): Text => ({
    vi: `${quoted(name).vi} không dùng chung với ${quoted(other).vi}`,
    th: `${quoted(name).th} ใช้ร่วมกับ ${quoted(other).th} ไม่ได้`,
    en: `${quoted(name).en} cannot be combined with ${quoted(other).en}`,
  }),
};

const vouchers = {
  notHeld: (name: Text): Text => ({
    vi: `Thành viên không có phiếu ${quoted(name).vi}`,
    th: `สมาชิกไม่มีคูปอง ${quoted(name).th}`,
    en: `The member has no voucher ${quoted(name).en}`,
  }),
  fewerUses: (name: Text, left: number): Text => {
    const rest = counted(left);
    return {
      vi: `Phiếu ${quoted(name).vi} chỉ còn ${rest.vi} lần`,
      th: `คูปอง ${quoted(name).th} เหลืออีก ${rest.th} ครั้ง`,
      en: `Voucher ${quoted(name).en} has only ${rest.en} left`,
    };
  },
  voucherEnded: (name: Text): Text => ({
    vi: `Phiếu ${quoted(name).vi} đã hết hạn`,
    th: `คูปอง ${quoted(name).th} หมดอายุแล้ว`,
    en: `Voucher ${quoted(name).en} has expired`,
  }),
  needsCode: (name: Text): Text => ({
    vi: `Quét mã trên phiếu ${quoted(name).vi}`,
    th: `สแกนรหัสบนคูปอง ${quoted(name).th}`,
    en: `Scan the code on the voucher ${quoted(name).en}`,
  }),
  unknownCode: (name: Text): Text => ({
    vi: `Mã này không phải của phiếu ${quoted(name).vi}`,
    th: `รหัสนี้ไม่ใช่ของคูปอง ${quoted(name).th}`,
    en: `This code is not of a voucher ${quoted(name).en}`,
  }),
  usedUp: (name: Text): Text => ({
    vi: `Phiếu ${quoted(name).vi} này đã được dùng hết`,
    th: `คูปอง ${quoted(name).th} ใบนี้ใช้หมดแล้ว`,
    en: `This voucher ${quoted(name).en} is used up`,
  }),
};

const wallets = {
  unknownWallet: (): Text => ({
    vi: 'Không trả được bằng ví hoặc thẻ này',
    th: 'ชำระด้วยกระเป๋าเงินหรือบัตรนี้ไม่ได้',
    en: 'This wallet or card cannot pay',
  }),
  walletShort: (name: Text, missingMinor: Minor, { currency }: Pick<Programme, 'currency'>): Text => {
    const missing = money(missingMinor, currency);
    return {
      vi: `${quoted(name).vi} còn thiếu ${missing.vi}`,
      th: `${quoted(name).th} ขาดอีก ${missing.th}`,
      en: `${missing.en} missing in ${quoted(name).en}`,
    };
  },
  walletEmpty: (name: Text): Text => ({
    vi: `${quoted(name).vi} không còn tiền`,
    th: `${quoted(name).th} ไม่มีเงินเหลือ`,
    en: `${quoted(name).en} is empty`,
  }),
};

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
  needsBill: (name: Text): Text => ({
    vi: `${quoted(name).vi} chỉ dùng được khi có hóa đơn`,
    th: `${quoted(name).th} ใช้ได้เมื่อมีบิลเท่านั้น`,
    en: `${quoted(name).en} can only be used on a bill`,
  }),
  notAStep: (unit: Noun, step: number): Text => {
    const each = words(unit, step);
    return {
      vi: `Chỉ dùng theo bội số của ${each.vi}`,
      th: `ใช้ได้ครั้งละ ${each.th} หรือจำนวนที่เป็นเท่าของ ${each.th}`,
      en: `Can only be used in steps of ${each.en}`,
    };
  },
  belowLeast: (unit: Noun, least: number): Text => {
    const from = words(unit, least);
    return {
      vi: `Phải dùng ít nhất ${from.vi}`,
      th: `ต้องใช้ขั้นต่ำ ${from.th}`,
      en: `At least ${from.en} must be used`,
    };
  },
  moreThanBill: (unit: Noun, most: number): Text => {
    const usable = words(unit, most);
    return {
      vi: `Hóa đơn này chỉ dùng được tối đa ${usable.vi}`,
      th: `บิลนี้ใช้ได้ไม่เกิน ${usable.th}`,
      en: `At most ${usable.en} can be used on this bill`,
    };
  },
  notEnough: (
    { name, isPointsAsMoney }: { readonly name: Text; readonly isPointsAsMoney: boolean },
    unit: Noun,
    missing: number,
  ): Text => {
    const lacking = words(unit, missing);
    if (isPointsAsMoney) {
      return {
        vi: `Không đủ, còn thiếu ${lacking.vi}`,
        th: `ไม่พอ ยังขาดอีก ${lacking.th}`,
        en: `Not enough: ${lacking.en} missing`,
      };
    }
    return {
      vi: `Còn thiếu ${lacking.vi} để đổi ${quoted(name).vi}`,
      th: `ยังขาดอีก ${lacking.th} สำหรับ ${quoted(name).th}`,
      en: `${lacking.en} short of ${quoted(name).en}`,
    };
  },
  ...conditions,
  ...onTheBill,
  ...vouchers,
  ...wallets,
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
};
