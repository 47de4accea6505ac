import type { Text } from '../../kernel/language.ts';

/** What slips say about levels, vouchers, wallets, codes, draws and partners, `{n}` and the like filled in when composed. */
export const programmeWords = {
  paidFrom: { vi: 'Trả từ {name}', th: 'จ่ายจาก{name}', en: 'Paid from {name}' },
  giftCard: { vi: 'thẻ quà tặng', th: 'บัตรของขวัญ', en: 'gift card' },
  left: { vi: 'Còn lại', th: 'คงเหลือหลังจ่าย', en: 'Left' },
  stillToPay: { vi: 'Còn phải trả', th: 'ยอดที่ต้องจ่ายเพิ่ม', en: 'Still to pay' },
  usableFrom: { vi: 'Dùng được từ {date}', th: 'ใช้ได้ตั้งแต่ {date}', en: 'Usable from {date}' },

  level: { vi: 'Hạng thành viên', th: 'ระดับสมาชิก', en: 'Level' },
  levelReached: { vi: 'Chúc mừng, bạn đã lên hạng', th: 'ยินดีด้วย เลื่อนระดับเป็น', en: 'New level reached' },
  toKeep: {
    vi: 'Thêm {amount} để giữ hạng {level}',
    th: 'อีก {amount} เพื่อคงระดับ {level}',
    en: '{amount} more to keep {level}',
  },
  toKeepUntil: {
    vi: 'Thêm {amount} đến hết {date} để giữ hạng {level}',
    th: 'อีก {amount} ภายใน {date} เพื่อคงระดับ {level}',
    en: '{amount} more to keep {level} by {date}',
  },
  toReach: {
    vi: 'Thêm {amount} để lên hạng {level}',
    th: 'อีก {amount} ถึงระดับ {level}',
    en: '{amount} more to {level}',
  },
  safeUntil: { vi: 'Giữ hạng đến hết {date}', th: 'คงระดับถึง {date}', en: 'Kept until {date}' },
  frozenUntil: {
    vi: 'Hạng được bảo lưu đến hết {date}',
    th: 'พักการทบทวนระดับถึง {date}',
    en: 'Frozen until {date}',
  },
  visit: { vi: '1 lượt', th: '1 ครั้ง', en: '1 visit' },
  visits: { vi: '{n} lượt', th: '{n} ครั้ง', en: '{n} visits' },

  waiting: { vi: 'Ưu đãi đang chờ bạn', th: 'คูปองที่รอคุณอยู่', en: 'Waiting for you' },
  moreWaiting: { vi: 'và {n} ưu đãi khác', th: 'และอีก {n} รายการ', en: 'and {n} more' },
  until: { vi: 'đến hết {date}', th: 'ถึง {date}', en: 'until {date}' },
  withoutEnd: { vi: 'không thời hạn', th: 'ไม่มีวันหมดอายุ', en: 'no end' },
  membership: { vi: 'Gói hội viên', th: 'แพ็กเกจสมาชิก', en: 'Membership' },

  claimHeading: { vi: 'Phiếu giữ điểm', th: 'ใบรับแต้มภายหลัง', en: 'Claim slip' },
  purchaseHeading: { vi: 'Phiếu mua hàng', th: 'ใบรายการซื้อ', en: 'Purchase slip' },
  claimGives: { vi: 'Hóa đơn này được cộng', th: 'บิลนี้ได้รับ', en: 'This bill is good for' },
  claimCaption: {
    vi: 'Mang phiếu này đến hết {date} để nhận {gets}',
    th: 'นำใบนี้มาภายใน {date} เพื่อรับ {gets}',
    en: 'Bring this slip until {date} and get {gets}',
  },
  claimOnce: {
    vi: 'Mỗi phiếu chỉ nhận một lần.',
    th: 'หนึ่งใบรับได้ครั้งเดียว',
    en: 'Each slip can be claimed once.',
  },

  couponHeading: { vi: 'Phiếu ưu đãi', th: 'คูปอง', en: 'Voucher' },
  couponUses: { vi: 'Dùng được {n} lần', th: 'ใช้ได้ {n} ครั้ง', en: 'Good for {n} uses' },
  couponUntil: { vi: 'Dùng đến hết {date}', th: 'ใช้ได้ถึง {date}', en: 'Valid until {date}' },
  couponBearer: {
    vi: 'Ai mang phiếu này cũng dùng được.',
    th: 'ผู้ถือคูปองนี้ใช้ได้',
    en: 'For whoever brings it.',
  },
  minimum: { vi: 'Hóa đơn từ {amount}', th: 'เมื่อซื้อตั้งแต่ {amount}', en: 'Bills from {amount}' },
  minimumQuantity: { vi: 'Mua từ {n} món', th: 'เมื่อซื้อตั้งแต่ {n} ชิ้น', en: 'From {n} items' },
  onDays: { vi: 'Vào {days}', th: 'เฉพาะ{days}', en: 'On {days}' },
  atHours: { vi: 'Từ {from} đến {until}', th: 'เวลา {from}–{until}', en: 'From {from} to {until}' },
  onlyFor: { vi: 'Dành cho {names}', th: 'เฉพาะ {names}', en: 'For {names}' },

  giftCardHeading: { vi: 'Thẻ quà tặng', th: 'บัตรของขวัญ', en: 'Gift card' },
  giftCardKeep: {
    vi: 'Giữ phiếu này như tiền mặt.',
    th: 'เก็บใบนี้ไว้เหมือนเงินสด',
    en: 'Keep this slip like cash.',
  },

  topUpHeading: { vi: 'Phiếu nạp tiền', th: 'ใบเติมเงิน', en: 'Top-up slip' },
  paidIn: { vi: 'Đã nạp', th: 'เติมเงิน', en: 'Paid in' },
  bonus: { vi: 'Tặng thêm', th: 'โบนัส', en: 'Bonus' },
  newBalance: { vi: 'Số dư mới', th: 'ยอดคงเหลือใหม่', en: 'New balance' },

  membershipHeading: { vi: 'Phiếu hội viên', th: 'ใบสมัครสมาชิก', en: 'Membership slip' },
  paid: { vi: 'Đã thanh toán', th: 'ชำระแล้ว', en: 'Paid' },
  benefits: { vi: 'Quyền lợi', th: 'สิทธิประโยชน์', en: 'Benefits' },

  voucherHeading: { vi: 'Ưu đãi dành cho bạn', th: 'คูปองสำหรับคุณ', en: 'A voucher for you' },
  voucherHow: {
    vi: 'Đưa thẻ hoặc phiếu này khi thanh toán.',
    th: 'แสดงบัตรหรือใบนี้ตอนชำระเงิน',
    en: 'Show your card or this slip when you pay.',
  },

  donationThanks: {
    vi: 'Cảm ơn bạn đã góp {amount}!',
    th: 'ขอบคุณที่ร่วมบริจาค {amount}',
    en: 'Thank you for giving {amount}!',
  },
  usedAt: { vi: 'Dùng tại {partner}', th: 'ใช้ที่ {partner}', en: 'To be used at {partner}' },
  booking: { vi: 'Cách đặt chỗ', th: 'วิธีจอง', en: 'How to book' },

  drawHeading: { vi: 'Phiếu quay thưởng', th: 'จับรางวัล', en: 'Prize draw' },
  drawnOn: { vi: 'Quay thưởng ngày {date}', th: 'จับรางวัลวันที่ {date}', en: 'Drawn on {date}' },
  chances: { vi: 'Số lượt của bạn', th: 'สิทธิ์ของคุณ', en: 'Your chances' },
  entry: { vi: 'Mã dự thưởng', th: 'รหัสของคุณ', en: 'Your entry' },
  commitment: { vi: 'Mã cam kết (SHA-256)', th: 'รหัสผูกมัด (SHA-256)', en: 'Commitment (SHA-256)' },
  commitmentWhy: {
    vi: 'In trước khi quay: sau đó ai cũng kiểm tra được.',
    th: 'พิมพ์ก่อนจับรางวัล ทุกคนตรวจสอบได้ภายหลัง',
    en: 'Printed before the draw, so that anyone can check it afterwards.',
  },
  prizes: { vi: 'Giải thưởng', th: 'รางวัล', en: 'Prizes' },
  drawResultHeading: { vi: 'Kết quả quay thưởng', th: 'ผลการจับรางวัล', en: 'Draw result' },
  winners: { vi: 'Trúng thưởng', th: 'ผู้โชคดี', en: 'Winners' },
  moreWinners: {
    vi: 'và {n} người nữa trong tệp kết quả',
    th: 'และอีก {n} คนในไฟล์ผลรางวัล',
    en: 'and {n} more in the published file',
  },
  chancesDrawn: { vi: 'Số lượt tham gia', th: 'จำนวนสิทธิ์ทั้งหมด', en: 'Chances in the draw' },
  seed: { vi: 'Hạt giống', th: 'ค่าตั้งต้น (seed)', en: 'Seed' },
  entriesHash: { vi: 'Mã băm danh sách', th: 'แฮชของรายชื่อ', en: 'Hash of the list' },
  checkDraw: {
    vi: 'Kiểm tra: quen draw verify',
    th: 'ตรวจสอบ: quen draw verify',
    en: 'Check it: quen draw verify',
  },

  cardHeading: { vi: 'Thẻ thành viên', th: 'บัตรสมาชิก', en: 'Member card' },
  since: { vi: 'Từ {date}', th: 'ตั้งแต่ {date}', en: 'Since {date}' },

  settlementHeading: { vi: 'Bảng đối soát đối tác', th: 'ใบสรุปยอดพันธมิตร', en: 'Partner statement' },
  period: { vi: '{from} – {until}', th: '{from} – {until}', en: '{from} – {until}' },
  givenForPartner: { vi: 'Đã cộng thay', th: 'ให้แทนพันธมิตร', en: 'Given for them' },
  usedAtPartner: { vi: 'Đã dùng ở đó', th: 'ใช้ที่พันธมิตร', en: 'Used with them' },
  theyOwe: { vi: 'Đối tác trả cửa hàng', th: 'พันธมิตรจ่ายให้ร้าน', en: 'They pay the shop' },
  weOwe: { vi: 'Cửa hàng trả đối tác', th: 'ร้านจ่ายให้พันธมิตร', en: 'The shop pays them' },
  nothingOwed: { vi: 'Không ai nợ ai', th: 'ไม่มียอดค้าง', en: 'Nothing is owed' },
  nothingMoved: { vi: 'Không có giao dịch', th: 'ไม่มีรายการ', en: 'Nothing moved' },

  refundOf: { vi: 'Hoàn khoản', th: 'คืนรายการ', en: 'Refund of' },
  walletPaid: { vi: 'Trả bằng ví, thẻ quà tặng', th: 'จ่ายจากกระเป๋าเงินหรือบัตรของขวัญ', en: 'Paid from wallets' },
  topUp: { vi: 'Nạp tiền', th: 'เติมเงิน', en: 'Top-up' },
  backToWallet: {
    vi: 'Hoàn vào ví, thẻ quà tặng',
    th: 'คืนเข้ากระเป๋าเงินหรือบัตรของขวัญ',
    en: 'Returned to wallet, gift card',
  },
} as const satisfies Record<string, Text>;
