/** Conditions that can never hold. */
import { addDays, type LocalDate, weekdayOf } from '../../../kernel/dates.ts';
import type { Text } from '../../../kernel/language.ts';
import { largestBillMinor } from '../../../kernel/money.ts';
import type { Advice, ShopFacts } from '../advice.ts';
import { fill, money } from '../describe/speaker.ts';
import type { Condition, Programme, Voucher } from '../document.ts';

export function neverAdvice(programme: Programme, facts: ShopFacts): Advice[] {
  return [
    ...lists.flatMap((list) =>
      programme[list].flatMap((entry, index) =>
        deadParts(programme, entry.when, facts).map(({ part, text }) => ({
          path: `${list}[${index}].when.${part}`,
          weight: 'warning' as const,
          text: fill(text, { name: entry.name }),
        })),
      ),
    ),
    ...programme.rewards.flatMap((reward, index) =>
      reward.kind === 'item' && reward.stock === 0
        ? [
            {
              path: `rewards[${index}].stock`,
              weight: 'warning' as const,
              text: fill(says.noStock, { name: reward.name }),
            },
          ]
        : [],
    ),
    ...programme.vouchers.flatMap((voucher, index) => voucherAdvice(voucher, `vouchers[${index}]`, facts)),
    ...lostMultipliers(programme),
  ];
}

const lists = ['earn', 'promotions', 'rewards', 'vouchers', 'campaigns'] as const;

interface DeadPart {
  readonly part: string;
  readonly text: Text;
}

function deadParts(programme: Programme, when: Condition, facts: ShopFacts): DeadPart[] {
  const dead: DeadPart[] = [];
  const first = latest(programme.startsOn, facts.today, when.dates?.from);
  const last = earliest(programme.endsOn, when.dates?.until);
  if (when.dates?.until !== undefined && when.dates.until < latest(programme.startsOn, facts.today)) {
    dead.push({ part: 'dates', text: says.over });
  } else if (last !== undefined && last < first) dead.push({ part: 'dates', text: says.afterEnd });
  else if (when.weekdays && last !== undefined && !meets(when.weekdays, first, last)) {
    dead.push({ part: 'weekdays', text: says.noSuchWeekday });
  }
  if (when.hours?.every(({ from, until }) => from === until))
    dead.push({ part: 'hours', text: says.noHours });
  const largest = facts.largestBillMinor ?? largestBillMinor[programme.currency];
  if (when.minimumMinor !== undefined && when.minimumMinor > largest) {
    dead.push({
      part: 'minimumMinor',
      text: fill(says.minimum, { amount: money(largest, programme.currency), name: blank }),
    });
  }
  if (areUnknown(when.tiers, programme.tiers?.levels.map(({ id }) => id) ?? [])) {
    dead.push({ part: 'tiers', text: says.tiers });
  }
  if (
    areUnknown(
      when.memberships,
      programme.memberships.map(({ id }) => id),
    )
  ) {
    dead.push({ part: 'memberships', text: says.memberships });
  }
  if (facts.groups && areUnknown(when.groups, facts.groups)) dead.push({ part: 'groups', text: says.groups });
  return dead;
}

/** Kept for the name, which is filled in later. */
const blank = '{name}';

const areUnknown = (asked: readonly string[] | undefined, known: readonly string[]): boolean =>
  asked !== undefined && !asked.some((id) => known.includes(id));

/** Whether one of the weekdays lies between two dates. */
function meets(weekdays: readonly number[], first: LocalDate, last: LocalDate): boolean {
  for (let day = first, count = 0; day <= last && count < 7; day = addDays(day, 1), count++) {
    if (weekdays.includes(weekdayOf(day))) return true;
  }
  return false;
}

const latest = (date: LocalDate, ...others: readonly (LocalDate | undefined)[]): LocalDate =>
  others.reduce<LocalDate>((a, b) => (b !== undefined && b > a ? b : a), date);

const earliest = (...dates: readonly (LocalDate | undefined)[]): LocalDate | undefined =>
  dates.filter((date) => date !== undefined).sort()[0];

function voucherAdvice(voucher: Voucher, path: string, { today }: ShopFacts): Advice[] {
  const { validDays, validFrom, until, name } = voucher;
  if (validDays !== undefined && validFrom !== undefined && validFrom.days >= validDays) {
    return [{ path: `${path}.validFrom`, weight: 'warning', text: fill(says.waits, { name }) }];
  }
  if (until !== undefined && today !== undefined && until < today) {
    return [{ path: `${path}.until`, weight: 'warning', text: fill(says.over, { name }) }];
  }
  return [];
}

function lostMultipliers({ earn }: Programme): Advice[] {
  return earn.flatMap(({ amount, unit, on, name }, index) => {
    if (amount.kind !== 'multiplier') return [];
    const multiplied = earn.filter(
      (other) =>
        other.amount.kind !== 'multiplier' &&
        other.unit === unit &&
        other.on.kind === on.kind &&
        (amount.of === undefined || amount.of.includes(other.id)),
    );
    if (multiplied.length > 0) return [];
    return [
      { path: `earn[${index}].amount`, weight: 'warning' as const, text: fill(says.multiplier, { name }) },
    ];
  });
}

const says = {
  over: {
    vi: '“{name}” đã hết thời gian áp dụng.',
    th: '“{name}” หมดช่วงเวลาแล้ว',
    en: '“{name}” is already over.',
  },
  afterEnd: {
    vi: '“{name}” bắt đầu sau khi đã kết thúc.',
    th: '“{name}” เริ่มหลังวันสิ้นสุด',
    en: '“{name}” would begin after its end.',
  },
  noSuchWeekday: {
    vi: '“{name}” không bao giờ áp dụng: không có thứ đã chọn trong khoảng ngày đó.',
    th: '“{name}” ไม่มีวันใช้ได้: ช่วงวันที่ไม่มีวันที่เลือกไว้',
    en: '“{name}” never applies: none of its weekdays lies between its dates.',
  },
  noHours: {
    vi: '“{name}” không bao giờ áp dụng: giờ bắt đầu trùng giờ kết thúc.',
    th: '“{name}” ไม่มีวันใช้ได้: เวลาเริ่มเท่ากับเวลาสิ้นสุด',
    en: '“{name}” never applies: its hours begin and end at the same time.',
  },
  minimum: {
    vi: '“{name}” không bao giờ áp dụng: hóa đơn lớn nhất là {amount}.',
    th: '“{name}” ไม่มีวันใช้ได้: บิลสูงสุดคือ {amount}',
    en: '“{name}” never applies: the largest bill is {amount}.',
  },
  tiers: {
    vi: '“{name}” đòi một hạng không có.',
    th: '“{name}” ต้องการระดับที่ไม่มี',
    en: '“{name}” asks for a level that does not exist.',
  },
  memberships: {
    vi: '“{name}” đòi một gói hội viên không có.',
    th: '“{name}” ต้องการแพ็กเกจที่ไม่มี',
    en: '“{name}” asks for a membership that does not exist.',
  },
  groups: {
    vi: '“{name}” đòi một nhóm không có.',
    th: '“{name}” ต้องการกลุ่มที่ไม่มี',
    en: '“{name}” asks for a group that does not exist.',
  },
  noStock: {
    vi: '“{name}” không còn phần nào để tặng.',
    th: '“{name}” ไม่มีของเหลือ',
    en: 'There is nothing left of “{name}” to give.',
  },
  waits: {
    vi: '“{name}” hết hạn trước khi dùng được.',
    th: '“{name}” หมดอายุก่อนใช้ได้',
    en: '“{name}” ends before it can be used.',
  },
  multiplier: {
    vi: '“{name}” không có gì để nhân.',
    th: '“{name}” ไม่มีอะไรให้คูณ',
    en: '“{name}” has nothing to multiply.',
  },
} as const satisfies Record<string, Text>;
