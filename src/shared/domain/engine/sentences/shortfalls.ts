/** Why something that was looked at gave nothing, or cannot be had now. */
import { formatWeekday } from '../../../kernel/dates.ts';
import type { Text } from '../../../kernel/language.ts';
import type { Minor } from '../../../kernel/money.ts';
import type { Condition, EarnRule, Programme } from '../../programme/document.ts';
import type { Noun } from '../../programme/quantity.ts';
import { counted, joined, money, perLanguage, quoted, words } from './words.ts';

/** What of a condition does not hold. */
const unmets = [
  'notStarted',
  'ended',
  'otherWeekday',
  'otherHour',
  'otherTier',
  'noMembership',
  'otherGroup',
  'otherStore',
  'otherChannel',
  'otherVisit',
  'notBirthday',
  'notAway',
  'notReferred',
  'joinedLongAgo',
  'belowMinimum',
  'tooFewItems',
] as const;
export type Unmet = (typeof unmets)[number];

/** What else keeps an earn rule from giving anything. */
type OwnShortfall =
  | 'programmeNotStarted'
  | 'programmeEnded'
  | 'billOpen'
  | 'billVoided'
  | 'billUsesPoints'
  | 'paidPart'
  | 'belowStep'
  | 'tooSmall'
  | 'noItems'
  | 'needsLines'
  | 'otherTender'
  | 'groupTaken'
  | 'limitReached'
  | 'nothingToMultiply';

export type Shortfall = Unmet | OwnShortfall;

const isUnmet = (shortfall: Shortfall): shortfall is Unmet => unmets.some((unmet) => unmet === shortfall);

/** Why a rule gave nothing this time, `Bill below $10: 0 points`. */
export function shortfallSentence(
  programme: Programme,
  rule: EarnRule,
  noun: Noun,
  shortfall: Shortfall,
): Text {
  const nothing = words(noun, 0);
  const because = shortfallReason(programme, rule, shortfall);
  return named(rule, {
    vi: `${because.vi}: ${nothing.vi}`,
    th: `${because.th}: ได้ ${nothing.th}`,
    en: `${because.en}: ${nothing.en}`,
  });
}

/** With the rule's name where it does not always hold. */
export function named({ name, when }: EarnRule, sentence: Text): Text {
  if (Object.values(when).every((part) => part === undefined || part === 'beforeDiscounts')) return sentence;
  return perLanguage((language) => `${sentence[language]} (${name[language]})`);
}

/** What of a condition does not hold, as a clause without an end: `Only on Monday, Tuesday`. */
export function unmetReason(programme: Programme, when: Condition, unmet: Unmet): Text {
  switch (unmet) {
    case 'notStarted':
      return { vi: 'Chưa đến ngày áp dụng', th: 'ยังไม่ถึงวันเริ่ม', en: 'Not started yet' };
    case 'ended':
      return { vi: 'Đã hết thời gian áp dụng', th: 'หมดช่วงเวลาแล้ว', en: 'Already over' };
    case 'otherWeekday':
      return onlyOnWeekdays(when.weekdays ?? []);
    case 'otherHour':
      return onlyAtHours(when.hours ?? []);
    case 'otherTier':
      return onlyFor(namesOf(programme.tiers?.levels ?? [], when.tiers ?? []));
    case 'noMembership':
      return onlyWith(namesOf(programme.memberships, when.memberships ?? []));
    case 'otherGroup':
      return {
        vi: 'Chỉ dành cho một nhóm thành viên khác',
        th: 'เฉพาะสมาชิกกลุ่มอื่น',
        en: 'Only for another group of members',
      };
    case 'otherStore':
      return { vi: 'Chỉ áp dụng ở cửa hàng khác', th: 'เฉพาะสาขาอื่น', en: 'Only at another store' };
    case 'otherChannel':
      return {
        vi: 'Chỉ áp dụng cho kênh bán khác',
        th: 'เฉพาะช่องทางขายอื่น',
        en: 'Only for another channel',
      };
    case 'otherVisit':
      return onlyOnVisit(when.nthVisit);
    case 'notBirthday':
      return { vi: 'Chỉ áp dụng dịp sinh nhật', th: 'เฉพาะช่วงวันเกิด', en: 'Only around the birthday' };
    case 'notAway':
      return afterDaysAway(when.awayDays ?? 0);
    case 'notReferred':
      return {
        vi: 'Chỉ dành cho khách được giới thiệu',
        th: 'เฉพาะสมาชิกที่มีผู้แนะนำ',
        en: 'Only for members whom another brought',
      };
    case 'joinedLongAgo':
      return { vi: 'Chỉ dành cho thành viên mới', th: 'เฉพาะสมาชิกใหม่', en: 'Only for new members' };
    case 'belowMinimum':
      return belowMinimum(programme, when);
    case 'tooFewItems':
      return fewerThan(when.minimumQuantity ?? 0);
  }
}

function shortfallReason(programme: Programme, rule: EarnRule, shortfall: Shortfall): Text {
  return isUnmet(shortfall)
    ? unmetReason(programme, rule.when, shortfall)
    : ownReason(programme, rule, shortfall);
}

function ownReason(programme: Programme, rule: EarnRule, shortfall: OwnShortfall): Text {
  switch (shortfall) {
    case 'programmeNotStarted':
      return { vi: 'Chương trình chưa bắt đầu', th: 'โปรแกรมยังไม่เริ่ม', en: 'Programme not started' };
    case 'programmeEnded':
      return { vi: 'Chương trình đã kết thúc', th: 'โปรแกรมสิ้นสุดแล้ว', en: 'Programme ended' };
    case 'billOpen':
      return { vi: 'Hóa đơn chưa hoàn tất', th: 'บิลยังไม่เสร็จสิ้น', en: 'Bill not completed yet' };
    case 'billVoided':
      return { vi: 'Hóa đơn đã hủy', th: 'บิลถูกยกเลิก', en: 'Bill voided' };
    case 'billUsesPoints':
      return {
        vi: 'Hóa đơn đã dùng điểm nên không được tích',
        th: 'บิลที่ใช้แต้มแล้วไม่ได้สะสมเพิ่ม',
        en: 'A bill that uses points earns none',
      };
    case 'paidPart':
      return {
        vi: 'Phần đã trừ vào hóa đơn không được tích',
        th: 'ส่วนที่แลกลดยอดบิลไม่นับสะสม',
        en: 'The part taken off the bill earns nothing',
      };
    case 'belowStep':
      return below(programme, rule.amount.kind === 'perAmount' ? rule.amount.perMinor : 0, onLines(rule));
    case 'tooSmall':
      return { vi: 'Số tiền quá nhỏ', th: 'ยอดน้อยเกินไป', en: 'Amount too small' };
    case 'noItems':
      return { vi: 'Không có món nào được tính', th: 'ไม่มีรายการที่นับ', en: 'No items counted' };
    case 'needsLines':
      return {
        vi: 'Hóa đơn không ghi từng món',
        th: 'บิลไม่ได้แยกรายการ',
        en: 'The bill does not list its items',
      };
    case 'otherTender':
      return {
        vi: 'Không trả bằng hình thức được tính',
        th: 'ไม่ได้ชำระด้วยวิธีที่ร่วมรายการ',
        en: 'Not paid in a way that counts',
      };
    case 'groupTaken':
      return {
        vi: 'Đã tính theo ưu đãi khác cùng nhóm',
        th: 'ใช้สิทธิ์อื่นในกลุ่มเดียวกันแล้ว',
        en: 'Another offer of its group counts instead',
      };
    case 'limitReached':
      return { vi: 'Đã đạt giới hạn', th: 'ครบจำนวนที่กำหนดแล้ว', en: 'Limit reached' };
    case 'nothingToMultiply':
      return { vi: 'Không có gì để nhân thêm', th: 'ไม่มียอดให้คูณเพิ่ม', en: 'Nothing to multiply' };
  }
}

const onLines = ({ of }: EarnRule): boolean => of !== undefined;

const belowMinimum = (programme: Programme, { minimumMinor = 0, minimumOf }: Condition): Text =>
  below(programme, minimumMinor, minimumOf !== undefined);

function below(programme: Programme, least: Minor, isPart: boolean): Text {
  const amount = money(least, programme.currency);
  if (isPart) {
    return {
      vi: `Các món được tính dưới ${amount.vi}`,
      th: `ยอดรายการที่ร่วมไม่ถึง ${amount.th}`,
      en: `Items that count below ${amount.en}`,
    };
  }
  return { vi: `Hóa đơn dưới ${amount.vi}`, th: `บิลไม่ถึง ${amount.th}`, en: `Bill below ${amount.en}` };
}

function fewerThan(least: number): Text {
  const count = counted(least);
  return {
    vi: `Chưa đủ ${count.vi} món`,
    th: `ไม่ครบ ${count.th} ชิ้น`,
    en: `Fewer than ${count.en} items`,
  };
}

function onlyOnWeekdays(weekdays: readonly number[]): Text {
  const days = perLanguage((language) =>
    // 7 January 2024 was a Sunday.
    weekdays.map((day) => formatWeekday(`2024-01-${String(7 + day).padStart(2, '0')}`, language)).join(', '),
  );
  return { vi: `Chỉ áp dụng ${days.vi}`, th: `เฉพาะวัน${days.th}`, en: `Only on ${days.en}` };
}

function onlyAtHours(hours: NonNullable<Condition['hours']>): Text {
  const spans = hours.map(({ from, until }) => `${from}–${until}`).join(', ');
  return { vi: `Chỉ áp dụng ${spans}`, th: `เฉพาะเวลา ${spans}`, en: `Only at ${spans}` };
}

function onlyOnVisit(nth: Condition['nthVisit']): Text {
  if (nth?.kind === 'exactly' && nth.number === 1) {
    return { vi: 'Chỉ cho lần mua đầu tiên', th: 'เฉพาะครั้งแรก', en: 'Only on the first visit' };
  }
  const number = counted(nth?.number ?? 0);
  return nth?.kind === 'exactly'
    ? { vi: `Chỉ cho lần thứ ${number.vi}`, th: `เฉพาะครั้งที่ ${number.th}`, en: `Only on visit ${number.en}` }
    : {
        vi: `Chỉ cho mỗi lần thứ ${number.vi}`,
        th: `เฉพาะทุกครั้งที่ ${number.th}`,
        en: `Only on every ${number.en} visits`,
      };
}

function afterDaysAway(days: number): Text {
  const count = counted(days);
  return {
    vi: `Chỉ khi đã vắng từ ${count.vi} ngày`,
    th: `เฉพาะเมื่อไม่ได้มาตั้งแต่ ${count.th} วัน`,
    en: `Only after ${count.en} days away`,
  };
}

const onlyFor = (names: Text): Text => ({
  vi: `Chỉ dành cho hạng ${names.vi}`,
  th: `เฉพาะระดับ ${names.th}`,
  en: `Only for ${names.en}`,
});

const onlyWith = (names: Text): Text => ({
  vi: `Chỉ dành cho người có ${names.vi}`,
  th: `เฉพาะผู้ที่มี ${names.th}`,
  en: `Only with ${names.en}`,
});

const namesOf = (
  entries: readonly { readonly id: string; readonly name: Text }[],
  ids: readonly string[],
): Text =>
  joined(
    entries.filter(({ id }) => ids.includes(id)).map(({ name }) => quoted(name)),
    ', ',
  );
