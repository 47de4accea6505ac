/** What the engine says of what is taken off a bill, given or paid. */
import type { Text } from '../../../kernel/language.ts';
import type { Minor } from '../../../kernel/money.ts';
import type { Programme } from '../../programme/document.ts';
import { money, type Noun, pieces, quoted, words } from './words.ts';

type Currency = Pick<Programme, 'currency'>;

/** `“Happy hour”: $2.88 off`. */
export function discountSentence(name: Text, amountMinor: Minor, { currency }: Currency): Text {
  const amount = money(amountMinor, currency);
  const of = quoted(name);
  return {
    vi: `${of.vi}: giảm ${amount.vi}`,
    th: `${of.th}: ลด ${amount.th}`,
    en: `${of.en}: ${amount.en} off`,
  };
}

export function voucherUsedSentence(name: Text, uses: number): Text {
  const used = pieces(name, uses);
  return { vi: `Dùng phiếu ${used.vi}`, th: `ใช้คูปอง ${used.th}`, en: `Voucher used: ${used.en}` };
}

export function voucherGivenSentence(name: Text, uses: number): Text {
  const given = pieces(name, uses);
  return { vi: `Nhận phiếu ${given.vi}`, th: `ได้รับคูปอง ${given.th}`, en: `Voucher given: ${given.en}` };
}

export function creditSentence(noun: Noun, quantity: number, name: Text): Text {
  const given = words(noun, quantity);
  const of = quoted(name);
  return {
    vi: `Nhận ${given.vi} từ ${of.vi}`,
    th: `ได้รับ ${given.th} จาก ${of.th}`,
    en: `${given.en} from ${of.en}`,
  };
}

export function donationSentence(name: Text, worthMinor: Minor, { currency }: Currency): Text {
  const worth = money(worthMinor, currency);
  const of = quoted(name);
  return {
    vi: `Cửa hàng góp ${worth.vi} cho ${of.vi}`,
    th: `ร้านบริจาค ${worth.th} ให้ ${of.th}`,
    en: `The shop gives ${worth.en} to ${of.en}`,
  };
}

export function partnerSentence(partner: string, worthMinor: Minor, { currency }: Currency): Text {
  const worth = money(worthMinor, currency);
  return {
    vi: `Dùng tại ${partner}, trị giá ${worth.vi}`,
    th: `ใช้ที่ ${partner} มูลค่า ${worth.th}`,
    en: `To be used at ${partner}, worth ${worth.en}`,
  };
}

export function walletSentence(name: Text, amountMinor: Minor, { currency }: Currency): Text {
  const amount = money(amountMinor, currency);
  const of = quoted(name);
  return {
    vi: `Trả ${amount.vi} từ ${of.vi}`,
    th: `จ่าย ${amount.th} จาก ${of.th}`,
    en: `${amount.en} paid from ${of.en}`,
  };
}
