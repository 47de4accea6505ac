/** When something applies, how often, and to which lines, as short notes. */
import type { Text } from '../../../kernel/language.ts';
import type { Condition, Limits, Selection } from '../document.ts';
import {
  date,
  fill,
  joined,
  type Known,
  money,
  names,
  quantity,
  type Speaker,
  same,
  weekdays,
} from './speaker.ts';

export function conditionNotes(when: Condition, speaker: Speaker): Text[] {
  const { programme } = speaker;
  const { dates, nthVisit, birthday } = when;
  const notes: Text[] = [];
  const note = (sentence: Text, values: Parameters<typeof fill>[1] = {}) =>
    void notes.push(fill(sentence, values));

  if (dates?.from) note(says.from, { date: date(speaker, dates.from) });
  if (dates?.until) note(says.until, { date: date(speaker, dates.until) });
  if (when.weekdays) note(says.weekdays, { days: weekdays(when.weekdays) });
  if (when.hours)
    note(says.hours, { hours: when.hours.map(({ from, until }) => `${from}–${until}`).join(', ') });
  if (when.minimumMinor !== undefined || when.minimumQuantity !== undefined)
    notes.push(...minimumNotes(when, speaker));
  if (when.tiers) note(says.tiers, { names: names(programme.tiers?.levels ?? [], when.tiers) });
  if (when.memberships) note(says.memberships, { names: names(programme.memberships, when.memberships) });
  if (when.groups)
    note(says.groups, { names: when.groups.map((id) => speaker.known.groups.get(id) ?? id).join(', ') });
  if (when.stores) note(says.stores, { names: when.stores.join(', ') });
  if (when.channels) note(says.channels, { names: when.channels.join(', ') });
  if (nthVisit)
    note(nthVisit.kind === 'exactly' ? says.nthExactly : says.nthEvery, { number: nthVisit.number });
  if (birthday) {
    if (birthday.kind === 'month') note(says.birthdayMonth);
    else note(says.birthdayDays, { before: birthday.before, after: birthday.after });
  }
  if (when.awayDays !== undefined) note(says.away, { days: when.awayDays });
  if (when.referredWithinDays !== undefined) {
    note(when.referredWithinDays === 0 ? says.referred : says.referredWithin, {
      days: when.referredWithinDays,
    });
  }
  if (when.joinedWithinDays !== undefined) note(says.joined, { days: when.joinedWithinDays });
  return notes;
}

function minimumNotes(when: Condition, speaker: Speaker): Text[] {
  const { programme } = speaker;
  const of = when.minimumOf
    ? fill(says.ofThese, { things: selectionWords(when.minimumOf, speaker) })
    : same('');
  const after = when.minimumBase === 'afterDiscounts' ? says.afterDiscounts : same('');
  const notes: Text[] = [];
  if (when.minimumMinor !== undefined) {
    notes.push(fill(says.minimum, { amount: money(when.minimumMinor, programme.currency), of, after }));
  }
  if (when.minimumQuantity !== undefined) {
    notes.push(fill(says.minimumItems, { count: when.minimumQuantity, of }));
  }
  return notes;
}

/** `latte, category "Cakes", tag "cold", not muffin`; everything where nothing is named. */
export function selectionWords(
  { items, categories, tags, except }: Selection,
  { known }: Pick<Speaker, 'known'>,
): Text {
  const parts = [...partsOf({ items, categories, tags }, known)];
  if (parts.length === 0) parts.push(says.everything);
  const left = except ? partsOf(except, known) : [];
  const all = joined(parts, ', ');
  return left.length === 0 ? all : fill(says.except, { all, left: joined(left, ', ') });
}

function partsOf(of: Pick<Selection, 'items' | 'categories' | 'tags'>, { items }: Known): Text[] {
  return [
    ...(of.items ?? []).map((id) => same(items.get(id) ?? id)),
    ...(of.categories ?? []).map((name) => fill(says.category, { name })),
    ...(of.tags ?? []).map((name) => fill(says.tag, { name })),
  ];
}

/** `unit`: what quantities are of; null: money taken off. */
export function limitNotes(limits: Limits, unit: string | null, speaker: Speaker): Text[] {
  const { programme } = speaker;
  return spans.flatMap((span) => {
    const most = limits[span];
    if (!most) return [];
    const parts: Text[] = [];
    if (most.times !== undefined) parts.push(fill(says.times, { count: most.times }));
    if (most.quantity !== undefined) {
      parts.push(
        unit === null ? money(most.quantity, programme.currency) : quantity(speaker, unit, most.quantity),
      );
    }
    return parts.length === 0 ? [] : [fill(limitSays[span], { most: joined(parts, ', ') })];
  });
}

const spans = ['perBill', 'perDay', 'perWeek', 'perMonth', 'perYear', 'perMember', 'budget'] as const;

export const stackingNotes = (stacking: { readonly group?: string | undefined }): Text[] =>
  stacking.group === undefined ? [] : [fill(says.group, { group: stacking.group })];

const limitSays: Record<(typeof spans)[number], Text> = {
  perBill: { vi: 'tối đa {most} mỗi hóa đơn', th: 'สูงสุด {most} ต่อบิล', en: 'at most {most} per bill' },
  perDay: { vi: 'tối đa {most} mỗi ngày', th: 'สูงสุด {most} ต่อวัน', en: 'at most {most} per day' },
  perWeek: { vi: 'tối đa {most} mỗi tuần', th: 'สูงสุด {most} ต่อสัปดาห์', en: 'at most {most} per week' },
  perMonth: { vi: 'tối đa {most} mỗi tháng', th: 'สูงสุด {most} ต่อเดือน', en: 'at most {most} per month' },
  perYear: { vi: 'tối đa {most} mỗi năm', th: 'สูงสุด {most} ต่อปี', en: 'at most {most} per year' },
  perMember: {
    vi: 'tối đa {most} cho mỗi thành viên',
    th: 'สูงสุด {most} ต่อสมาชิก',
    en: 'at most {most} per member',
  },
  budget: { vi: 'tổng cộng tối đa {most}', th: 'รวมทุกคนสูงสุด {most}', en: 'at most {most} in all' },
};

const says = {
  from: { vi: 'từ {date}', th: 'ตั้งแต่ {date}', en: 'from {date}' },
  until: { vi: 'đến hết {date}', th: 'ถึง {date}', en: 'until {date}' },
  weekdays: { vi: 'vào {days}', th: 'วัน{days}', en: 'on {days}' },
  hours: { vi: 'lúc {hours}', th: 'เวลา {hours}', en: 'at {hours}' },
  minimum: { vi: 'từ {amount}{of}{after}', th: 'ตั้งแต่ {amount}{of}{after}', en: 'from {amount}{of}{after}' },
  minimumItems: { vi: 'từ {count} món{of}', th: 'ตั้งแต่ {count} ชิ้น{of}', en: 'from {count} items{of}' },
  ofThese: { vi: ' cho {things}', th: ' ของ {things}', en: ' of {things}' },
  afterDiscounts: { vi: ' sau giảm giá', th: ' หลังหักส่วนลด', en: ' after discounts' },
  tiers: { vi: 'hạng {names}', th: 'ระดับ {names}', en: 'for {names}' },
  memberships: { vi: 'người có gói {names}', th: 'ผู้มีแพ็กเกจ {names}', en: 'with the membership {names}' },
  groups: { vi: 'nhóm {names}', th: 'กลุ่ม {names}', en: 'for the group {names}' },
  stores: { vi: 'tại cửa hàng {names}', th: 'ที่สาขา {names}', en: 'at the store {names}' },
  channels: { vi: 'qua kênh {names}', th: 'ช่องทาง {names}', en: 'through {names}' },
  nthExactly: { vi: 'lần ghé thứ {number}', th: 'ครั้งที่ {number}', en: 'on visit {number}' },
  nthEvery: { vi: 'mỗi {number} lần ghé', th: 'ทุก {number} ครั้ง', en: 'every {number} visits' },
  birthdayMonth: { vi: 'trong tháng sinh nhật', th: 'ในเดือนเกิด', en: 'in the month of the birthday' },
  birthdayDays: {
    vi: 'từ {before} ngày trước đến {after} ngày sau sinh nhật',
    th: 'ตั้งแต่ {before} วันก่อนถึง {after} วันหลังวันเกิด',
    en: 'from {before} days before the birthday to {after} after it',
  },
  away: { vi: 'sau {days} ngày không ghé', th: 'เมื่อไม่ได้มา {days} วัน', en: 'after {days} days away' },
  referred: { vi: 'khách được giới thiệu', th: 'สมาชิกที่มีผู้แนะนำ', en: 'for members whom another brought' },
  referredWithin: {
    vi: 'khách được giới thiệu trong {days} ngày qua',
    th: 'สมาชิกที่มีผู้แนะนำภายใน {days} วัน',
    en: 'for members brought in the last {days} days',
  },
  joined: {
    vi: 'thành viên mới trong {days} ngày',
    th: 'สมาชิกใหม่ภายใน {days} วัน',
    en: 'for members of at most {days} days',
  },
  everything: { vi: 'mọi món', th: 'ทุกรายการ', en: 'everything' },
  category: { vi: 'loại “{name}”', th: 'หมวด “{name}”', en: 'category “{name}”' },
  tag: { vi: 'nhãn “{name}”', th: 'แท็ก “{name}”', en: 'tag “{name}”' },
  except: { vi: '{all}, trừ {left}', th: '{all} ยกเว้น {left}', en: '{all}, but not {left}' },
  times: { vi: '{count} lần', th: '{count} ครั้ง', en: '{count} times' },
  group: {
    vi: 'chỉ một trong nhóm “{group}”',
    th: 'ใช้ได้อย่างเดียวในกลุ่ม “{group}”',
    en: 'only one of the group “{group}”',
  },
} as const satisfies Record<string, Text>;
