/** Multipliers that have nothing to multiply. */
import type { Text } from '../../../kernel/language.ts';
import type { EarnRule, Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

export function* multipliersMultiply({ earn }: Programme): Generator<ProgrammeRefusal> {
  for (const { path, entry: rule } of placed('earn', earn)) {
    const { amount } = rule;
    if (amount.kind !== 'multiplier') continue;
    for (const { path: at, entry: id } of placed(`${path}.amount.of`, amount.of ?? [])) {
      const other = earn.find((each) => each.id === id);
      if (other !== undefined && !canMultiply(rule, other)) yield { path: at, text: givesSomethingElse(id) };
    }
    if (!earn.some((other) => canMultiply(rule, other))) yield { path: `${path}.amount`, text: nothingThere };
  }
}

/** Both give the same to the same, and there is an occasion that both count. */
const canMultiply = (multiplier: EarnRule, { unit, to, on, amount }: EarnRule): boolean =>
  amount.kind !== 'multiplier' && unit === multiplier.unit && to === multiplier.to && meet(multiplier.on, on);

function meet(a: EarnRule['on'], b: EarnRule['on']): boolean {
  if (a.kind === 'action' && b.kind === 'action') {
    return a.action === b.action && (a.name === undefined || b.name === undefined || a.name === b.name);
  }
  if (a.kind === 'topUp' && b.kind === 'topUp') return a.unit === b.unit;
  if (a.kind === 'membership' && b.kind === 'membership') return a.membership === b.membership;
  return a.kind === b.kind;
}

const givesSomethingElse = (rule: string): Text => ({
  vi: `Không nhân được quy tắc "${rule}": khác đơn vị, người nhận hoặc hoạt động.`,
  th: `คูณกฎ "${rule}" ไม่ได้: หน่วย ผู้รับ หรือกิจกรรมต่างกัน`,
  en: `Cannot multiply the rule "${rule}": it gives another unit, to another, or for another occasion.`,
});

const nothingThere: Text = {
  vi: 'Không có quy tắc nào để nhân: cần một quy tắc tặng cùng đơn vị cho cùng hoạt động.',
  th: 'ไม่มีกฎให้คูณ: ต้องมีกฎที่ให้หน่วยเดียวกันสำหรับกิจกรรมเดียวกัน',
  en: 'There is nothing to multiply: no other rule gives this unit for the same occasion.',
};
