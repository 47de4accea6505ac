/** Rules that give twice for the same thing. */
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import type { Text } from '../../../kernel/language.ts';
import type { Advice } from '../advice.ts';
import { fill } from '../describe/speaker.ts';
import type { Condition, EarnRule, Programme } from '../document.ts';
import { isOpen } from './pace.ts';

/** A rule on top of one that always holds is a bonus; two that hold on the same occasions are a slip. */
export function doubledRules({ earn }: Programme): Advice[] {
  return earn.flatMap((rule, index) => {
    const twin = earn.slice(0, index).find((other) => doubles(rule, other));
    if (!twin) return [];
    const text = fill(says, { name: rule.name, other: twin.name });
    return [{ path: `earn[${index}]`, weight: 'warning' as const, text }];
  });
}

function doubles(a: EarnRule, b: EarnRule): boolean {
  if (a.amount.kind === 'multiplier' || b.amount.kind === 'multiplier') return false;
  const sharesGroup = a.stacking.group !== undefined && a.stacking.group === b.stacking.group;
  return (
    !sharesGroup &&
    isProportional(a) === isProportional(b) &&
    isOpen(a.when) === isOpen(b.when) &&
    meaning(a) === meaning(b) &&
    overlap(a.when, b.when)
  );
}

const isProportional = ({ amount }: EarnRule): boolean =>
  amount.kind === 'perAmount' || amount.kind === 'percent';

const meaning = ({ unit, on, of, tenders, to }: EarnRule): string =>
  canonicalJson({ unit, on, of, tenders, to });

function overlap(a: Condition, b: Condition): boolean {
  const from = [a.dates?.from, b.dates?.from]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  const until = [a.dates?.until, b.dates?.until].filter((date) => date !== undefined).sort()[0];
  if (from !== undefined && until !== undefined && until < from) return false;
  const shares = <Value>(one: readonly Value[] | undefined, other: readonly Value[] | undefined) =>
    !one || !other || one.some((value) => other.includes(value));
  if (!shares(a.weekdays, b.weekdays) || !shares(a.tiers, b.tiers) || !shares(a.groups, b.groups))
    return false;
  if (!shares(a.stores, b.stores) || !shares(a.channels, b.channels)) return false;
  return others(a) === others(b);
}

/** What cannot be compared by overlapping has to be the same to be called a double. */
const others = ({
  hours,
  nthVisit,
  birthday,
  awayDays,
  referredWithinDays,
  joinedWithinDays,
  memberships,
}: Condition) =>
  canonicalJson({
    hours,
    nthVisit,
    birthday,
    awayDays,
    referredWithinDays,
    joinedWithinDays,
    memberships,
  });

const says: Text = {
  vi: '“{name}” và “{other}” cùng tích cho một việc: khách được tích hai lần.',
  th: '“{name}” และ “{other}” ให้ในโอกาสเดียวกัน: ลูกค้าได้สองเท่า',
  en: '“{name}” and “{other}” give on the same occasion: members earn twice.',
};
