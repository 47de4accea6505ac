/** Levels and paid memberships. */
import type { Text } from '../../../kernel/language.ts';
import { percent } from '../../engine/sentences/words.ts';
import type { Sentence } from '../describe.ts';
import type { Level, Membership, Tiers } from '../document.ts';
import { fill, money, names, quantity, type Speaker, same } from './speaker.ts';

export function tierSentences(speaker: Speaker): Sentence[] {
  const { tiers } = speaker.programme;
  if (!tiers) return [];
  const ladder = { path: 'tiers', id: 'tiers', name: says.ladder, text: ladderWords(tiers, speaker) };
  return [
    { ...ladder, notes: ladderNotes(tiers, speaker) },
    ...tiers.levels.map((level, index) => ({
      path: `tiers.levels[${index}]`,
      id: level.id,
      name: level.name,
      text: fill(says.reached, { amount: measured(tiers, level.threshold, speaker) }),
      notes: levelNotes(tiers, level, speaker),
    })),
  ];
}

function ladderWords({ metric, window }: Tiers, { programme }: Speaker): Text {
  const unit = 'unit' in metric ? names(programme.units, [metric.unit]) : same('');
  const over = window.kind === 'rolling' ? fill(says.rolling, { days: window.days }) : windows[window.kind];
  return fill(metrics[metric.kind], { unit, over: metric.kind === 'balance' ? same('') : over });
}

function ladderNotes(tiers: Tiers, { programme }: Speaker): Text[] {
  const notes = [reviews[tiers.review], reached[tiers.reachedCounts]];
  if (tiers.review !== 'neverDown') notes.push(fill(says.safe, { days: tiers.safeDays }));
  if (tiers.graceDays > 0) notes.push(fill(says.grace, { days: tiers.graceDays }));
  if (tiers.freezeDays > 0) notes.push(fill(says.freeze, { days: tiers.freezeDays }));
  if (tiers.lostWithLevel.length > 0) {
    notes.push(fill(says.lost, { names: names(programme.units, tiers.lostWithLevel) }));
  }
  return notes;
}

function levelNotes(tiers: Tiers, level: Level, speaker: Speaker): Text[] {
  const notes: Text[] = [];
  if (level.keep !== undefined) notes.push(fill(says.keep, { amount: measured(tiers, level.keep, speaker) }));
  if (level.rewardPrice < 10_000) {
    notes.push(fill(says.cheaper, { percent: percent(10_000 - level.rewardPrice) }));
  }
  if (level.card) notes.push(says.card);
  if (level.benefits) notes.push(level.benefits);
  return notes;
}

function measured({ metric }: Tiers, amount: number, speaker: Speaker): Text {
  switch (metric.kind) {
    case 'spent':
      return money(amount, speaker.programme.currency);
    case 'visits':
      return fill(says.visits, { count: amount });
    case 'earned':
    case 'balance':
      return quantity(speaker, metric.unit, amount);
  }
}

export const membershipWords = (membership: Membership, { programme }: Speaker): Text =>
  fill(says.membership, { amount: money(membership.priceMinor, programme.currency), days: membership.days });

export const membershipNotes = ({ benefits }: Membership): Text[] => (benefits ? [benefits] : []);

const metrics: Record<Tiers['metric']['kind'], Text> = {
  earned: {
    vi: 'Xét theo {unit} tích được{over}',
    th: 'นับจาก {unit} ที่สะสม{over}',
    en: 'By {unit} earned{over}',
  },
  spent: { vi: 'Xét theo số tiền chi tiêu{over}', th: 'นับจากยอดซื้อ{over}', en: 'By money spent{over}' },
  visits: { vi: 'Xét theo số lần ghé{over}', th: 'นับจากจำนวนครั้งที่มา{over}', en: 'By visits{over}' },
  balance: {
    vi: 'Xét theo {unit} đang có{over}',
    th: 'นับจาก {unit} ที่มีอยู่{over}',
    en: 'By {unit} held now{over}',
  },
};

const windows = {
  lifetime: { vi: ' từ trước đến nay', th: 'ตลอดมา', en: ' since joining' },
  calendarYear: { vi: ' trong năm', th: 'ในปีปฏิทิน', en: ' in the calendar year' },
  anniversary: {
    vi: ' mỗi năm kể từ ngày lên hạng',
    th: 'ในแต่ละปีนับจากวันขึ้นระดับ',
    en: ' in each year of the level',
  },
} as const;

const reviews: Record<Tiers['review'], Text> = {
  neverDown: { vi: 'không xuống hạng', th: 'ไม่ลดระดับ', en: 'never taken away' },
  oneStep: { vi: 'xuống từng hạng một', th: 'ลดทีละระดับ', en: 'goes down one step at a time' },
  toFit: { vi: 'xuống đến hạng phù hợp', th: 'ลดลงตามจริง', en: 'goes down to what fits' },
};

const reached: Record<Tiers['reachedCounts'], Text> = {
  thisBill: {
    vi: 'hạng mới tính ngay cho hóa đơn đó',
    th: 'ระดับใหม่นับในบิลนั้นเลย',
    en: 'a new level counts for the bill that reached it',
  },
  nextBill: {
    vi: 'hạng mới tính từ hóa đơn sau',
    th: 'ระดับใหม่นับตั้งแต่บิลถัดไป',
    en: 'a new level counts from the next bill',
  },
};

const says = {
  ladder: { vi: 'Cách xét hạng', th: 'วิธีนับระดับ', en: 'How levels are reached' },
  rolling: { vi: ' trong {days} ngày qua', th: 'ใน {days} วันที่ผ่านมา', en: ' in the last {days} days' },
  reached: { vi: 'Từ {amount}', th: 'ตั้งแต่ {amount}', en: 'From {amount}' },
  keep: { vi: 'giữ hạng với {amount}', th: 'รักษาระดับด้วย {amount}', en: 'kept with {amount}' },
  cheaper: {
    vi: 'đổi quà rẻ hơn {percent}',
    th: 'แลกของรางวัลถูกลง {percent}',
    en: 'rewards cost {percent} less',
  },
  card: { vi: 'có thẻ riêng', th: 'มีบัตรของตนเอง', en: 'has a card of its own' },
  safe: { vi: 'giữ được {days} ngày', th: 'คงระดับ {days} วัน', en: 'safe for {days} days' },
  grace: { vi: 'gia hạn {days} ngày', th: 'ผ่อนผัน {days} วัน', en: '{days} days of grace' },
  freeze: {
    vi: 'tạm dừng nhiều nhất {days} ngày mỗi năm',
    th: 'พักได้ {days} วันต่อปี',
    en: 'can rest {days} days a year',
  },
  lost: { vi: 'mất {names} khi xuống hạng', th: 'เสีย {names} เมื่อลดระดับ', en: '{names} lost with the level' },
  visits: { vi: '{count} lần ghé', th: '{count} ครั้ง', en: '{count} visits' },
  membership: {
    vi: '{amount} cho {days} ngày',
    th: '{amount} ใช้ได้ {days} วัน',
    en: '{amount} for {days} days',
  },
} as const satisfies Record<string, Text>;
