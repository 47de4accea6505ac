/** What rules, stamp cards, top-ups and membership sales give. */
import type { Text } from '../../../kernel/language.ts';
import { type Currency, formatQuantity, type Minor } from '../../../kernel/money.ts';
import type { EarnRule, Membership, Programme, StampCard, Unit } from '../../programme/document.ts';
import type { Noun } from '../../programme/quantity.ts';
import { named } from './shortfalls.ts';
import { counted, money, percent, perLanguage, quoted, words } from './words.ts';

/** What a rule gives, `1 point per $10`; with the rule's name where it does not always hold. */
export function earnSentence(programme: Programme, rule: EarnRule, noun: Noun): Text {
  const sentence = named(rule, giving(programme, rule, noun));
  if (rule.to === 'member') return sentence;
  return {
    vi: `${sentence.vi}, cho người giới thiệu`,
    th: `${sentence.th} ให้ผู้แนะนำ`,
    en: `${sentence.en}, for whoever brought the member`,
  };
}

/** The same where a limit left less. */
export function limitedSentence(sentence: Text, noun: Noun, quantity: number): Text {
  const given = words(noun, quantity);
  return {
    vi: `${sentence.vi}; giới hạn chỉ còn ${given.vi}`,
    th: `${sentence.th}; ติดเพดาน เหลือ ${given.th}`,
    en: `${sentence.en}; a limit leaves ${given.en}`,
  };
}

export function headStartSentence(card: StampCard, noun: Noun): Text {
  const given = words(noun, card.headStart);
  return {
    vi: `Tặng sẵn ${given.vi} trên ${quoted(card.name).vi}`,
    th: `แถม ${given.th} เริ่มต้นบน ${quoted(card.name).th}`,
    en: `${given.en} to start ${quoted(card.name).en}`,
  };
}

/** Of a card for comparison: as many stamps to go, all of them to be earned. */
export function noHeadStartSentence(card: StampCard, boxes: number): Text {
  const name = quoted(card.name);
  const empty = counted(boxes);
  return {
    vi: `${name.vi} bắt đầu với ${empty.vi} ô trống`,
    th: `${name.th} เริ่มด้วยช่องว่าง ${empty.th} ช่อง`,
    en: `${name.en} starts with ${empty.en} empty boxes`,
  };
}

export function topUpSentence(unit: Unit, paid: Minor, currency: Currency): Text {
  const amount = money(paid, currency);
  return {
    vi: `Nạp ${amount.vi} vào ${unit.name.vi}`,
    th: `เติม ${amount.th} เข้า${unit.name.th}`,
    en: `${amount.en} paid into ${unit.name.en}`,
  };
}

export function membershipSentence(membership: Membership, currency: Currency): Text {
  const price = money(membership.priceMinor, currency);
  const name = quoted(membership.name);
  const days = counted(membership.days);
  return {
    vi: `Gói ${name.vi} giá ${price.vi}, dùng ${days.vi} ngày`,
    th: `สมาชิก ${name.th} ราคา ${price.th} ใช้ได้ ${days.th} วัน`,
    en: `${name.en} for ${price.en}, for ${days.en} days`,
  };
}

function giving(programme: Programme, { amount, on }: EarnRule, noun: Noun): Text {
  switch (amount.kind) {
    case 'perAmount': {
      const each = money(amount.perMinor, programme.currency);
      const given = words(noun, amount.quantity);
      const whole = amount.steps === 'full';
      return {
        vi: `Mỗi ${each.vi} được ${given.vi}${whole ? '' : ', tính theo tỷ lệ'}`,
        th: `ทุก ${each.th} ได้ ${given.th}${whole ? '' : ' คิดตามสัดส่วน'}`,
        en: `${given.en} per ${each.en}${whole ? '' : ', in proportion'}`,
      };
    }
    case 'percent':
      return givingPercent(on, percent(amount.basisPoints), noun.name);
    case 'perItem': {
      const given = words(noun, amount.quantity);
      return {
        vi: `Mỗi món được ${given.vi}`,
        th: `ซื้อ 1 ชิ้น ได้ ${given.th}`,
        en: `${given.en} per item`,
      };
    }
    case 'fixed':
      return givingFixed(on, words(noun, amount.quantity));
    case 'multiplier': {
      const times = perLanguage((language) => formatQuantity(amount.times, 2, language));
      return {
        vi: `Nhân ${times.vi} ${noun.name.vi}`,
        th: `${noun.name.th} ×${times.th}`,
        en: `${times.en} × ${noun.name.en}`,
      };
    }
  }
}

function givingPercent(on: EarnRule['on'], share: Text, name: Text): Text {
  switch (on.kind) {
    case 'topUp':
      return {
        vi: `Tặng thêm ${share.vi} số tiền nạp bằng ${name.vi}`,
        th: `แถม ${share.th} ของยอดเติมเป็น${name.th}`,
        en: `${share.en} of the top-up in ${name.en}`,
      };
    case 'membership':
      return {
        vi: `Hoàn ${share.vi} giá gói bằng ${name.vi}`,
        th: `คืน ${share.th} ของค่าสมาชิกเป็น${name.th}`,
        en: `${share.en} of the membership's price back in ${name.en}`,
      };
    case 'bill':
    case 'action':
      return {
        vi: `Hoàn ${share.vi} giá trị hóa đơn bằng ${name.vi}`,
        th: `คืน ${share.th} ของยอดบิลเป็น${name.th}`,
        en: `${share.en} of the bill back in ${name.en}`,
      };
  }
}

function givingFixed(on: EarnRule['on'], given: Text): Text {
  switch (on.kind) {
    case 'bill':
      return { vi: `Mỗi hóa đơn được ${given.vi}`, th: `ทุกบิล ได้ ${given.th}`, en: `${given.en} per bill` };
    case 'topUp':
      return {
        vi: `Mỗi lần nạp tiền được ${given.vi}`,
        th: `เติมเงินทุกครั้ง ได้ ${given.th}`,
        en: `${given.en} per top-up`,
      };
    case 'membership':
      return {
        vi: `Mua gói hội viên được ${given.vi}`,
        th: `ซื้อแพ็กเกจสมาชิก รับ ${given.th}`,
        en: `${given.en} for buying the membership`,
      };
    case 'action':
      return givingForAction[on.action](given);
  }
}

type ActionRule = Extract<EarnRule['on'], { kind: 'action' }>;

const givingForAction: Record<ActionRule['action'], (given: Text) => Text> = {
  visit: ({ vi, th, en }) => ({
    vi: `Mỗi lần ghé được ${vi}`,
    th: `มาทุกครั้ง ได้ ${th}`,
    en: `${en} per visit`,
  }),
  enrolment: ({ vi, th, en }) => ({
    vi: `Tặng ${vi} khi đăng ký thành viên`,
    th: `สมัครสมาชิก รับ ${th}`,
    en: `${en} for joining`,
  }),
  redemption: ({ vi, th, en }) => ({
    vi: `Mỗi lần đổi quà được ${vi}`,
    th: `แลกของรางวัลทุกครั้ง ได้ ${th}`,
    en: `${en} per redemption`,
  }),
  review: ({ vi, th, en }) => ({
    vi: `Viết đánh giá được ${vi}`,
    th: `เขียนรีวิว รับ ${th}`,
    en: `${en} for a review`,
  }),
  survey: ({ vi, th, en }) => ({
    vi: `Trả lời khảo sát được ${vi}`,
    th: `ตอบแบบสอบถาม รับ ${th}`,
    en: `${en} for a survey`,
  }),
  referral: ({ vi, th, en }) => ({
    vi: `Giới thiệu bạn được ${vi}`,
    th: `แนะนำเพื่อน รับ ${th}`,
    en: `${en} for bringing a friend`,
  }),
  share: ({ vi, th, en }) => ({
    vi: `Chia sẻ trên mạng xã hội được ${vi}`,
    th: `แชร์บนโซเชียล รับ ${th}`,
    en: `${en} for sharing`,
  }),
  donation: ({ vi, th, en }) => ({
    vi: `Quyên góp được ${vi}`,
    th: `บริจาค รับ ${th}`,
    en: `${en} for a donation`,
  }),
  webinar: ({ vi, th, en }) => ({
    vi: `Tham gia hội thảo trực tuyến được ${vi}`,
    th: `เข้าร่วมสัมมนาออนไลน์ รับ ${th}`,
    en: `${en} for a webinar`,
  }),
  event: ({ vi, th, en }) => ({
    vi: `Dự sự kiện được ${vi}`,
    th: `เข้าร่วมกิจกรรม รับ ${th}`,
    en: `${en} for coming to an event`,
  }),
  profileCompleted: ({ vi, th, en }) => ({
    vi: `Điền đủ hồ sơ được ${vi}`,
    th: `กรอกข้อมูลครบ รับ ${th}`,
    en: `${en} for a complete profile`,
  }),
  birthday: ({ vi, th, en }) => ({
    vi: `Quà sinh nhật ${vi}`,
    th: `ของขวัญวันเกิด ${th}`,
    en: `${en} for the birthday`,
  }),
  activity: ({ vi, th, en }) => ({
    vi: `Hoạt động hằng ngày được ${vi}`,
    th: `ทำกิจกรรม รับ ${th}`,
    en: `${en} for an activity`,
  }),
};
