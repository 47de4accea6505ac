/** Partners, draws and campaigns. */
import type { Text } from '../../../kernel/language.ts';
import type { Campaign, Draw, Partner } from '../document.ts';
import { conditionNotes } from './conditions.ts';
import { date, fill, joined, money, names, quantity, quoted, type Speaker, same } from './speaker.ts';

export function partnerWords({ settlement }: Partner, speaker: Speaker): Text {
  const { units, currency } = speaker.programme;
  if (settlement.length === 0) return says.noSettlement;
  const parts = settlement.map(({ unit, minor }) => {
    const one = 10 ** (units.find(({ id }) => id === unit)?.scale ?? 0);
    return fill(same('{one} = {amount}'), {
      one: quantity(speaker, unit, one),
      amount: money(minor, currency),
    });
  });
  return fill(says.settles, { parts: joined(parts, ', ') });
}

export function drawWords(draw: Draw, speaker: Speaker): Text {
  return fill(says.draw, {
    date: date(speaker, draw.drawnOn),
    unit: names(speaker.programme.units, [draw.unit]),
  });
}

export function drawNotes({ prizes, onePrizePer }: Draw, { programme }: Speaker): Text[] {
  return [
    ...prizes.map(({ name, count, costMinor }) =>
      fill(says.prize, { count, name: quoted(name), amount: money(costMinor, programme.currency) }),
    ),
    onePrizePer === 'member' ? says.onePerMember : says.onePerChance,
  ];
}

export function campaignWords({ trigger, voucher }: Campaign, speaker: Speaker): Text {
  const { programme } = speaker;
  const name = names(programme.vouchers, [voucher]);
  switch (trigger.kind) {
    case 'birthday':
      return fill(says.birthday, { name, days: trigger.daysBefore });
    case 'enrolment':
      return fill(says.enrolment, { name });
    case 'away':
      return fill(says.away, { name, days: trigger.days });
    case 'tier':
      return fill(says.tier, { name, levels: names(programme.tiers?.levels ?? [], trigger.levels) });
    case 'date':
      return fill(says.dates, {
        name,
        from: date(speaker, trigger.from),
        until: date(speaker, trigger.until),
      });
  }
}

export function campaignNotes({ when, message }: Campaign, speaker: Speaker): Text[] {
  return [...conditionNotes(when, speaker), ...(message ? [message] : [])];
}

const says = {
  noSettlement: { vi: 'Không thanh toán với nhau', th: 'ไม่มีการชำระระหว่างกัน', en: 'Nothing is settled' },
  settles: { vi: 'Thanh toán {parts}', th: 'ชำระ {parts}', en: 'Settled at {parts}' },
  draw: {
    vi: 'Quay thưởng {date} với {unit}',
    th: 'จับรางวัล {date} ด้วย {unit}',
    en: 'Drawn on {date} among {unit}',
  },
  prize: {
    vi: '{count} × {name} ({amount})',
    th: '{count} × {name} ({amount})',
    en: '{count} × {name} ({amount})',
  },
  onePerMember: {
    vi: 'mỗi thành viên trúng một lần',
    th: 'สมาชิกคนละหนึ่งรางวัล',
    en: 'a member wins once at most',
  },
  onePerChance: { vi: 'mỗi lượt trúng một lần', th: 'สิทธิ์ละหนึ่งรางวัล', en: 'each chance can win' },
  birthday: {
    vi: 'Tặng {name} trước sinh nhật {days} ngày',
    th: 'มอบ {name} ก่อนวันเกิด {days} วัน',
    en: 'Gives {name} {days} days before the birthday',
  },
  enrolment: { vi: 'Tặng {name} khi đăng ký', th: 'มอบ {name} เมื่อสมัคร', en: 'Gives {name} on joining' },
  away: {
    vi: 'Tặng {name} khi {days} ngày không ghé',
    th: 'มอบ {name} เมื่อไม่ได้มา {days} วัน',
    en: 'Gives {name} after {days} days away',
  },
  tier: {
    vi: 'Tặng {name} khi lên hạng {levels}',
    th: 'มอบ {name} เมื่อถึงระดับ {levels}',
    en: 'Gives {name} on reaching {levels}',
  },
  dates: {
    vi: 'Tặng {name} từ {from} đến {until}',
    th: 'มอบ {name} ตั้งแต่ {from} ถึง {until}',
    en: 'Gives {name} from {from} to {until}',
  },
} as const satisfies Record<string, Text>;
