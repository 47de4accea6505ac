/**
 * What the engine says at the counter, in each language. Names of units, rules and rewards come from the programme.
 * Sentences carry no dates: which era they are written in is a setting of the shop, not of the programme.
 */
import { formatWeekday } from '../../kernel/dates.ts';
import type { Language, Text } from '../../kernel/language.ts';
import { type Currency, exponentOf, formatMoney, formatQuantity, type Minor } from '../../kernel/money.ts';
import type { EarnRule, Programme, Reward, StampCard, Unit } from '../programme/document.ts';
import { quantityInWords } from '../programme/quantity.ts';

/** Why a rule that was looked at gave nothing. */
export type Shortfall =
  | 'programmeNotStarted'
  | 'programmeEnded'
  | 'notStarted'
  | 'ended'
  | 'otherWeekday'
  | 'billOpen'
  | 'belowMinimum'
  | 'billUsesPoints'
  | 'paidPart'
  | 'belowStep'
  | 'tooSmall'
  | 'noItems';

/** What a rule gives, `1 point per $10`; with the rule's name where it does not always hold. */
export function earnSentence(programme: Programme, rule: EarnRule, unit: Unit): Text {
  return named(rule, giving(programme, rule, unit));
}

/** Why a rule gave nothing this time, `Bill below $10: 0 points`. */
export function shortfallSentence(
  programme: Programme,
  rule: EarnRule,
  unit: Unit,
  shortfall: Shortfall,
): Text {
  const nothing = words(unit, 0);
  const because = shortfallReason(programme, rule, shortfall);
  return named(rule, {
    vi: `${because.vi}: ${nothing.vi}`,
    th: `${because.th}: ได้ ${nothing.th}`,
    en: `${because.en}: ${nothing.en}`,
  });
}

export function headStartSentence(card: StampCard, unit: Unit): Text {
  const given = words(unit, card.headStart);
  return {
    vi: `Tặng sẵn ${given.vi} trên ${quoted(card.name).vi}`,
    th: `แถม ${given.th} เริ่มต้นบน ${quoted(card.name).th}`,
    en: `${given.en} to start ${quoted(card.name).en}`,
  };
}

export function pointsUsedSentence(unit: Unit, quantity: number): Text {
  const used = words(unit, quantity);
  return { vi: `Dùng ${used.vi}`, th: `ใช้ ${used.th}`, en: `${used.en} used` };
}

export function pointsAsMoneySentence(unit: Unit, quantity: number, amount: Minor, currency: Currency): Text {
  const used = words(unit, quantity);
  const worth = money(amount, currency);
  return {
    vi: `${used.vi} trừ ${worth.vi} vào hóa đơn`,
    th: `${used.th} ลดยอดบิล ${worth.th}`,
    en: `${used.en} for ${worth.en} off the bill`,
  };
}

/** `10 stamps for Free drink`, `20 stamps for 2 × Free drink`. */
export function itemSentence(reward: Reward, unit: Unit, quantity: number, pieces: number): Text {
  const used = words(unit, quantity);
  const got = perLanguage((language) =>
    pieces === 1
      ? reward.name[language]
      : `${formatQuantity(pieces, 0, language)} × ${reward.name[language]}`,
  );
  return {
    vi: `Đổi ${used.vi} lấy ${got.vi}`,
    th: `ใช้ ${used.th} แลก ${got.th}`,
    en: `${used.en} for ${got.en}`,
  };
}

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

function giving(programme: Programme, { amount, on }: EarnRule, unit: Unit): Text {
  switch (amount.kind) {
    case 'perAmount': {
      const each = money(amount.perMinor, programme.currency);
      const given = words(unit, amount.quantity);
      const whole = amount.steps === 'full';
      return {
        vi: `Mỗi ${each.vi} được ${given.vi}${whole ? '' : ', tính theo tỷ lệ'}`,
        th: `ทุก ${each.th} ได้ ${given.th}${whole ? '' : ' คิดตามสัดส่วน'}`,
        en: `${given.en} per ${each.en}${whole ? '' : ', in proportion'}`,
      };
    }
    case 'percent': {
      const percent = perLanguage((language) => `${formatQuantity(amount.basisPoints, 2, language)}%`);
      return {
        vi: `Hoàn ${percent.vi} giá trị hóa đơn bằng ${unit.name.vi}`,
        th: `คืน ${percent.th} ของยอดบิลเป็น${unit.name.th}`,
        en: `${percent.en} of the bill back in ${unit.name.en}`,
      };
    }
    case 'perItem': {
      const given = words(unit, amount.quantity);
      return {
        vi: `Mỗi món được ${given.vi}`,
        th: `ซื้อ 1 ชิ้น ได้ ${given.th}`,
        en: `${given.en} per item`,
      };
    }
    case 'fixed':
      return givingFixed(on, words(unit, amount.quantity));
  }
}

function givingFixed(on: EarnRule['on'], given: Text): Text {
  if (on.kind === 'bill') {
    return { vi: `Mỗi hóa đơn được ${given.vi}`, th: `ทุกบิล ได้ ${given.th}`, en: `${given.en} per bill` };
  }
  switch (on.action) {
    case 'visit':
      return {
        vi: `Mỗi lần ghé được ${given.vi}`,
        th: `มาทุกครั้ง ได้ ${given.th}`,
        en: `${given.en} per visit`,
      };
    case 'enrolment':
      return {
        vi: `Tặng ${given.vi} khi đăng ký thành viên`,
        th: `สมัครสมาชิก รับ ${given.th}`,
        en: `${given.en} for joining`,
      };
    case 'redemption':
      return {
        vi: `Mỗi lần đổi quà được ${given.vi}`,
        th: `แลกของรางวัลทุกครั้ง ได้ ${given.th}`,
        en: `${given.en} per redemption`,
      };
  }
}

function shortfallReason(programme: Programme, { when, amount }: EarnRule, shortfall: Shortfall): Text {
  switch (shortfall) {
    case 'programmeNotStarted':
      return { vi: 'Chương trình chưa bắt đầu', th: 'โปรแกรมยังไม่เริ่ม', en: 'Programme not started' };
    case 'programmeEnded':
      return { vi: 'Chương trình đã kết thúc', th: 'โปรแกรมสิ้นสุดแล้ว', en: 'Programme ended' };
    case 'notStarted':
      return { vi: 'Chưa đến ngày áp dụng', th: 'ยังไม่ถึงวันเริ่ม', en: 'Not started yet' };
    case 'ended':
      return { vi: 'Đã hết thời gian áp dụng', th: 'หมดช่วงเวลาแล้ว', en: 'Already over' };
    case 'otherWeekday':
      return onlyOnWeekdays(when.weekdays ?? []);
    case 'billOpen':
      return { vi: 'Hóa đơn chưa hoàn tất', th: 'บิลยังไม่เสร็จสิ้น', en: 'Bill not completed yet' };
    case 'belowMinimum':
      return billBelow(programme, when.minimumMinor ?? 0);
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
      return billBelow(programme, amount.kind === 'perAmount' ? amount.perMinor : 0);
    case 'tooSmall':
      return { vi: 'Số tiền quá nhỏ', th: 'ยอดน้อยเกินไป', en: 'Amount too small' };
    case 'noItems':
      return { vi: 'Không có món nào được tính', th: 'ไม่มีรายการที่นับ', en: 'No items counted' };
  }
}

function billBelow(programme: Programme, least: Minor): Text {
  const amount = money(least, programme.currency);
  return {
    vi: `Hóa đơn dưới ${amount.vi}`,
    th: `บิลไม่ถึง ${amount.th}`,
    en: `Bill below ${amount.en}`,
  };
}

function onlyOnWeekdays(weekdays: readonly number[]): Text {
  const days = perLanguage((language) =>
    // 7 January 2024 was a Sunday.
    weekdays.map((day) => formatWeekday(`2024-01-${String(7 + day).padStart(2, '0')}`, language)).join(', '),
  );
  return {
    vi: `Chỉ áp dụng ${days.vi}`,
    th: `เฉพาะวัน${days.th}`,
    en: `Only on ${days.en}`,
  };
}

function named(rule: EarnRule, sentence: Text): Text {
  const { dates, weekdays, minimumMinor } = rule.when;
  if (dates === undefined && weekdays === undefined && minimumMinor === undefined) return sentence;
  return perLanguage((language) => `${sentence[language]} (${rule.name[language]})`);
}

const words = (unit: Unit, quantity: number): Text =>
  perLanguage((language) => quantityInWords(unit, quantity, language));

const quoted = (name: Text): Text => ({ vi: `“${name.vi}”`, th: `“${name.th}”`, en: `“${name.en}”` });

/** Money as it is said in a sentence: whole amounts without decimals, baht by name in Thai. */
function money(amount: Minor, currency: Currency): Text {
  return perLanguage((language) => {
    const exponent = exponentOf[currency];
    const isWhole = amount % 10 ** exponent === 0;
    if (language === 'th' && currency === 'THB' && isWhole) {
      return `${formatQuantity(amount, exponent, language)} บาท`;
    }
    const exact = formatMoney(amount, currency, language);
    return isWhole && exponent > 0 ? exact.replace(/[.,]0+(?=\D*$)/, '') : exact;
  });
}

const perLanguage = (say: (language: Language) => string): Text => ({
  vi: say('vi'),
  th: say('th'),
  en: say('en'),
});
