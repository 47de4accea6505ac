/** The rules of the house, one sentence each. */
import type { Text } from '../../../kernel/language.ts';
import { formatQuantity } from '../../../kernel/money.ts';
import { percent } from '../../engine/sentences/words.ts';
import type { Sentence } from '../describe.ts';
import type { Policies } from '../document.ts';
import { selectionWords } from './conditions.ts';
import { fill, money, perLanguage, type Speaker } from './speaker.ts';

export function policySentences(speaker: Speaker): Sentence[] {
  const { policies, currency } = speaker.programme;
  const told: Partial<Record<keyof Policies, Text>> = {
    rounding: rounding[policies.rounding],
    discountRounding: discountRounding[policies.discountRounding],
    pointsPaid: pointsPaid[policies.pointsPaid],
    discounted: discounted[policies.discounted],
    orderDiscount: orderDiscount[policies.orderDiscount],
    walletPaid: walletPaid[policies.walletPaid],
    taxBase: taxBase[policies.taxBase],
    ...(policies.earnsNothing
      ? { earnsNothing: fill(says.earnsNothing, { things: selectionWords(policies.earnsNothing, speaker) }) }
      : {}),
    earnedUsable: earnedUsable[policies.earnedUsable],
    orderPercentages: orderPercentages[policies.orderPercentages],
    mostDiscount:
      policies.mostDiscount === 10_000
        ? says.anyDiscount
        : fill(says.mostDiscount, { percent: percent(policies.mostDiscount) }),
    refundShortfall: refundShortfall[policies.refundShortfall],
    claimDays:
      policies.claimDays === 0
        ? says.noClaims
        : fill(says.claims, { days: policies.claimDays, count: policies.claimsPerDay }),
    duplicateScanMs: fill(says.duplicate, { seconds: seconds(policies.duplicateScanMs) }),
    undoMs: fill(says.undo, { seconds: seconds(policies.undoMs) }),
    scanIsVisit: policies.scanIsVisit ? says.scanIsVisit : says.scanIsNoVisit,
    ownerApprovalAboveMinor:
      policies.ownerApprovalAboveMinor === 0
        ? says.noApproval
        : fill(says.approval, { amount: money(policies.ownerApprovalAboveMinor, currency) }),
  };
  return Object.entries(told).map(([key, text]) => ({
    path: `policies.${key}`,
    id: key,
    name: says.house,
    text,
    notes: [],
  }));
}

const seconds = (ms: number): Text => perLanguage((language) => formatQuantity(ms, 3, language));

const rounding: Record<Policies['rounding'], Text> = {
  down: { vi: 'Điểm lẻ được làm tròn xuống', th: 'เศษแต้มปัดลง', en: 'Fractions earned are rounded down' },
  up: { vi: 'Điểm lẻ được làm tròn lên', th: 'เศษแต้มปัดขึ้น', en: 'Fractions earned are rounded up' },
  nearest: {
    vi: 'Điểm lẻ được làm tròn gần nhất',
    th: 'เศษแต้มปัดใกล้ที่สุด',
    en: 'Fractions earned are rounded to the nearest',
  },
};
const discountRounding: Record<Policies['discountRounding'], Text> = {
  down: { vi: 'Số tiền giảm làm tròn xuống', th: 'ส่วนลดปัดลง', en: 'Discounts are rounded down' },
  up: { vi: 'Số tiền giảm làm tròn lên', th: 'ส่วนลดปัดขึ้น', en: 'Discounts are rounded up' },
  nearest: {
    vi: 'Số tiền giảm làm tròn gần nhất',
    th: 'ส่วนลดปัดใกล้ที่สุด',
    en: 'Discounts are rounded to the nearest',
  },
};
const pointsPaid: Record<Policies['pointsPaid'], Text> = {
  earns: {
    vi: 'Phần trả bằng điểm vẫn được tích',
    th: 'ส่วนที่จ่ายด้วยแต้มสะสมได้',
    en: 'The part paid with points earns too',
  },
  earnsNothing: {
    vi: 'Phần trả bằng điểm không được tích',
    th: 'ส่วนที่จ่ายด้วยแต้มไม่สะสม',
    en: 'The part paid with points earns nothing',
  },
  billEarnsNothing: {
    vi: 'Hóa đơn có dùng điểm không được tích',
    th: 'บิลที่ใช้แต้มไม่สะสมเลย',
    en: 'A bill that uses points earns nothing at all',
  },
};
const discounted: Record<Policies['discounted'], Text> = {
  earns: {
    vi: 'Tích theo giá trước khi giảm',
    th: 'สะสมจากราคาก่อนลด',
    en: 'What discounts took off still earns',
  },
  earnsNothing: {
    vi: 'Tích theo giá sau khi giảm',
    th: 'สะสมจากราคาหลังลด',
    en: 'What discounts took off earns nothing',
  },
};
const orderDiscount: Record<Policies['orderDiscount'], Text> = {
  lowersEveryBase: {
    vi: 'Giảm giá cả hóa đơn làm giảm phần tích của từng món',
    th: 'ส่วนลดทั้งบิลลดฐานสะสมของแต่ละรายการ',
    en: 'A discount on the bill lowers what single items earn',
  },
  lowersWholeBillOnly: {
    vi: 'Giảm giá cả hóa đơn không làm giảm phần tích của từng món',
    th: 'ส่วนลดทั้งบิลไม่ลดฐานสะสมของแต่ละรายการ',
    en: 'A discount on the bill leaves what single items earn',
  },
};
const walletPaid: Record<Policies['walletPaid'], Text> = {
  earns: {
    vi: 'Phần trả từ ví vẫn được tích',
    th: 'ส่วนที่จ่ายจากกระเป๋าเงินสะสมได้',
    en: 'The part paid from a wallet earns',
  },
  earnsNothing: {
    vi: 'Phần trả từ ví không được tích',
    th: 'ส่วนที่จ่ายจากกระเป๋าเงินไม่สะสม',
    en: 'The part paid from a wallet earns nothing',
  },
};
const taxBase: Record<Policies['taxBase'], Text> = {
  withTax: { vi: 'Tích trên giá đã có thuế', th: 'สะสมจากราคารวมภาษี', en: 'Prices with tax earn' },
  beforeTax: { vi: 'Tích trên giá chưa thuế', th: 'สะสมจากราคาก่อนภาษี', en: 'Prices before tax earn' },
};
const earnedUsable: Record<Policies['earnedUsable'], Text> = {
  nextBill: {
    vi: 'Điểm mới dùng được từ hóa đơn sau',
    th: 'แต้มใหม่ใช้ได้ตั้งแต่บิลถัดไป',
    en: 'What is earned can be used from the next bill on',
  },
  sameBill: {
    vi: 'Điểm mới dùng được ngay hóa đơn đó',
    th: 'แต้มใหม่ใช้ได้ในบิลนั้นเลย',
    en: 'What is earned can be used on the same bill',
  },
};
const orderPercentages: Record<Policies['orderPercentages'], Text> = {
  one: {
    vi: 'Chỉ một mức phần trăm trên cả hóa đơn',
    th: 'ใช้ส่วนลดเปอร์เซ็นต์ทั้งบิลได้อย่างเดียว',
    en: 'Only one percentage off the whole bill',
  },
  any: {
    vi: 'Có thể dùng nhiều mức phần trăm trên cả hóa đơn',
    th: 'ใช้ส่วนลดเปอร์เซ็นต์ทั้งบิลร่วมกันได้',
    en: 'Several percentages off the whole bill can meet',
  },
};
const refundShortfall: Record<Policies['refundShortfall'], Text> = {
  debt: {
    vi: 'Điểm thiếu khi hoàn tiền được ghi nợ',
    th: 'แต้มที่ขาดเมื่อคืนเงินถือเป็นหนี้',
    en: 'What a refund cannot take back is owed',
  },
  forgive: {
    vi: 'Điểm thiếu khi hoàn tiền được bỏ qua',
    th: 'แต้มที่ขาดเมื่อคืนเงินยกให้',
    en: 'What a refund cannot take back is let go',
  },
};

const says = {
  house: { vi: 'Quy tắc chung', th: 'กฎของร้าน', en: 'Rule of the house' },
  earnsNothing: {
    vi: 'Không tích cho {things}',
    th: 'ไม่สะสมสำหรับ {things}',
    en: 'Nothing is earned on {things}',
  },
  anyDiscount: {
    vi: 'Giảm giá có thể đến hết tiền hàng',
    th: 'ส่วนลดรวมได้ถึงเต็มราคา',
    en: 'Discounts may take off all that the goods cost',
  },
  mostDiscount: {
    vi: 'Tất cả giảm giá không quá {percent} tiền hàng',
    th: 'ส่วนลดรวมไม่เกิน {percent} ของราคา',
    en: 'All discounts take off at most {percent} of the goods',
  },
  noClaims: {
    vi: 'Hóa đơn không có thành viên không nhận lại được',
    th: 'บิลที่ไม่มีสมาชิกขอรับย้อนหลังไม่ได้',
    en: 'A bill without a member cannot be claimed later',
  },
  claims: {
    vi: 'Hóa đơn không có thành viên nhận lại được trong {days} ngày, {count} lần mỗi ngày',
    th: 'บิลที่ไม่มีสมาชิกขอรับได้ใน {days} วัน วันละ {count} ครั้ง',
    en: 'A bill without a member can be claimed for {days} days, {count} a day',
  },
  duplicate: {
    vi: 'Quét lại thẻ trong {seconds} giây không tính lần nữa',
    th: 'สแกนบัตรซ้ำใน {seconds} วินาทีไม่นับอีก',
    en: 'The same card within {seconds} s does not count again',
  },
  undo: {
    vi: 'Hoàn tác được trong {seconds} giây',
    th: 'ยกเลิกได้ภายใน {seconds} วินาที',
    en: 'Undo for {seconds} s after each entry',
  },
  scanIsVisit: {
    vi: 'Quét thẻ là tính một lần ghé',
    th: 'สแกนบัตรนับเป็นการมาหนึ่งครั้ง',
    en: 'Scanning a card counts as a visit',
  },
  scanIsNoVisit: {
    vi: 'Quét thẻ chỉ để xem thành viên',
    th: 'สแกนบัตรเพื่อดูสมาชิกเท่านั้น',
    en: 'Scanning a card only shows the member',
  },
  noApproval: {
    vi: 'Đổi quà không cần mã PIN chủ quán',
    th: 'แลกของรางวัลไม่ต้องใช้ PIN เจ้าของร้าน',
    en: 'Rewards never ask for the owner’s PIN',
  },
  approval: {
    vi: 'Đổi quà trên {amount} cần mã PIN chủ quán',
    th: 'แลกเกิน {amount} ต้องใช้ PIN เจ้าของร้าน',
    en: 'Rewards above {amount} ask for the owner’s PIN',
  },
} as const satisfies Record<string, Text>;
