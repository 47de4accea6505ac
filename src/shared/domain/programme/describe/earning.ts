/** What members collect and how. */
import type { Text } from '../../../kernel/language.ts';
import { earnSentence } from '../../engine/sentences/earning.ts';
import type { EarnRule, StampCard, Unit } from '../document.ts';
import { conditionNotes, limitNotes, selectionWords, stackingNotes } from './conditions.ts';
import { fill, joined, money, names, nounOf, type Speaker, same } from './speaker.ts';

export const unitWords = (unit: Unit): Text => kinds[unit.kind];

export function unitNotes(unit: Unit, { programme }: Speaker): Text[] {
  const notes = [expiry(unit)];
  if (unit.pendingDays > 0) notes.push(fill(says.pending, { days: unit.pendingDays }));
  if (unit.scale > 0 && unit.kind !== 'money') notes.push(fill(says.scale, { places: unit.scale }));
  if (unit.topUp) {
    const { leastMinor, mostMinor } = unit.topUp;
    const least = money(leastMinor, programme.currency);
    notes.push(fill(says.topUp, { least, most: money(mostMinor, programme.currency) }));
  }
  return notes;
}

function expiry({ expiry: ends }: Unit): Text {
  switch (ends.kind) {
    case 'never':
      return says.never;
    case 'days':
      return fill(says.days, { days: ends.days });
    case 'monthEnd':
      return fill(says.monthEnd, { months: ends.months });
    case 'yearEnd':
      return fill(says.yearEnd, { years: ends.years });
    case 'inactivity':
      return fill(says.inactivity, { days: ends.days });
    case 'fromFirstStamp':
      return fill(says.fromFirstStamp, { days: ends.days });
  }
}

/** What the rule gives; its conditions are notes. */
export function earnWords(rule: EarnRule, { programme }: Speaker): Text {
  const noun = nounOf(programme, rule.unit) ?? { name: same(rule.unit), scale: 0, showWhole: false };
  return earnSentence(programme, { ...rule, when: { minimumBase: 'beforeDiscounts' } }, noun);
}

export function earnNotes(rule: EarnRule, speaker: Speaker): Text[] {
  const { on, amount, of, tenders } = rule;
  const { programme } = speaker;
  const notes: Text[] = [];
  if (on.kind === 'topUp') notes.push(fill(says.onTopUp, { name: names(programme.units, [on.unit]) }));
  if (on.kind === 'membership') {
    notes.push(fill(says.onMembership, { name: names(programme.memberships, [on.membership]) }));
  }
  if (on.kind === 'action' && on.name !== undefined) notes.push(same(`“${on.name}”`));
  if (amount.kind === 'multiplier' && amount.of) {
    notes.push(fill(says.multiplies, { names: names(programme.earn, amount.of) }));
  }
  if (of) notes.push(fill(says.of, { things: selectionWords(of, speaker) }));
  if (tenders)
    notes.push(
      fill(says.tenders, {
        tenders: joined(
          tenders.map((tender) => tenderNames[tender]),
          ', ',
        ),
      }),
    );
  return [
    ...notes,
    ...conditionNotes(rule.when, speaker),
    ...limitNotes(rule.limits, rule.unit, speaker),
    ...stackingNotes(rule.stacking),
  ];
}

export function stampCardWords(card: StampCard, { programme }: Speaker): Text {
  return fill(says.card, { boxes: card.boxes, reward: names(programme.rewards, [card.reward]) });
}

export function stampCardNotes(card: StampCard): Text[] {
  const notes: Text[] = [];
  if (card.headStart > 0) notes.push(fill(says.headStart, { count: card.headStart }));
  if (card.controlPercent > 0) {
    notes.push(fill(says.control, { percent: card.controlPercent, boxes: card.boxes - card.headStart }));
  }
  return notes;
}

export const tenderNames = {
  cash: { vi: 'tiền mặt', th: 'เงินสด', en: 'cash' },
  card: { vi: 'thẻ', th: 'บัตร', en: 'card' },
  transfer: { vi: 'chuyển khoản', th: 'โอนเงิน', en: 'transfer' },
  qr: { vi: 'mã QR', th: 'คิวอาร์', en: 'QR' },
  wallet: { vi: 'ví', th: 'กระเป๋าเงิน', en: 'wallet' },
  giftCard: { vi: 'thẻ quà tặng', th: 'บัตรของขวัญ', en: 'gift card' },
  other: { vi: 'cách khác', th: 'วิธีอื่น', en: 'another way' },
} as const satisfies Record<NonNullable<EarnRule['tenders']>[number], Text>;

const kinds: Record<Unit['kind'], Text> = {
  points: { vi: 'Điểm để đổi quà', th: 'แต้มไว้แลกของรางวัล', en: 'Points for rewards' },
  stamps: { vi: 'Tem cho thẻ tem', th: 'แสตมป์สำหรับบัตรสะสม', en: 'Stamps for a stamp card' },
  money: { vi: 'Ví tiền để trả hóa đơn', th: 'กระเป๋าเงินไว้จ่ายบิล', en: 'A wallet that pays for bills' },
  entries: { vi: 'Lượt quay thưởng', th: 'สิทธิ์ลุ้นรางวัล', en: 'Chances in a draw' },
  credit: {
    vi: 'Chỉ để xét hạng, không tiêu được',
    th: 'ใช้นับระดับเท่านั้น ใช้จ่ายไม่ได้',
    en: 'Counts towards a level, cannot be spent',
  },
};

const says = {
  never: { vi: 'không bao giờ hết hạn', th: 'ไม่มีวันหมดอายุ', en: 'never expires' },
  days: { vi: 'dùng được {days} ngày', th: 'ใช้ได้ {days} วัน', en: 'good for {days} days' },
  monthEnd: {
    vi: 'dùng đến cuối tháng, {months} tháng sau',
    th: 'ใช้ได้ถึงสิ้นเดือนที่ {months} ถัดไป',
    en: 'good until the end of the month, {months} months later',
  },
  yearEnd: {
    vi: 'dùng đến 31/12, {years} năm sau',
    th: 'ใช้ได้ถึง 31/12 อีก {years} ปีถัดไป',
    en: 'good until 31 December, {years} years later',
  },
  inactivity: {
    vi: 'mất hết sau {days} ngày không dùng hay tích',
    th: 'หมดทั้งหมดเมื่อไม่มีรายการ {days} วัน',
    en: 'all lost after {days} days without a movement',
  },
  fromFirstStamp: {
    vi: 'cả thẻ hết hạn {days} ngày sau tem đầu',
    th: 'ทั้งบัตรหมดอายุ {days} วันหลังดวงแรก',
    en: 'a card ends {days} days after its first stamp',
  },
  pending: {
    vi: 'dùng được sau {days} ngày',
    th: 'ใช้ได้หลัง {days} วัน',
    en: 'can be used after {days} days',
  },
  scale: { vi: '{places} chữ số thập phân', th: 'ทศนิยม {places} ตำแหน่ง', en: '{places} decimal places' },
  topUp: { vi: 'nạp mỗi lần {least}–{most}', th: 'เติมครั้งละ {least}–{most}', en: 'top-up {least}–{most}' },
  onTopUp: { vi: 'khi nạp {name}', th: 'เมื่อเติม {name}', en: 'on a top-up of {name}' },
  onMembership: { vi: 'khi mua {name}', th: 'เมื่อซื้อ {name}', en: 'when {name} is bought' },
  multiplies: { vi: 'nhân cho {names}', th: 'คูณเฉพาะ {names}', en: 'multiplies {names}' },
  of: { vi: 'cho {things}', th: 'สำหรับ {things}', en: 'for {things}' },
  tenders: { vi: 'phần trả bằng {tenders}', th: 'ส่วนที่จ่ายด้วย {tenders}', en: 'the part paid by {tenders}' },
  card: {
    vi: '{boxes} ô; đầy thẻ được {reward}',
    th: '{boxes} ช่อง เต็มแล้วรับ {reward}',
    en: '{boxes} boxes; a full card gives {reward}',
  },
  headStart: {
    vi: 'tặng sẵn {count} tem',
    th: 'ประทับให้แล้ว {count} ดวง',
    en: '{count} stamped from the start',
  },
  control: {
    vi: '{percent}% thành viên nhận thẻ {boxes} ô trống để so sánh',
    th: 'สมาชิก {percent}% ได้บัตรว่าง {boxes} ช่องเพื่อเปรียบเทียบ',
    en: '{percent}% of members get a blank card of {boxes} to compare with',
  },
} as const satisfies Record<string, Text>;
