/** Groups of which one applies: their members must be comparable. */
import type { Text } from '../../../kernel/language.ts';
import type { Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

/** Rules that earn stand beside rules that earn, and what takes something off beside its like. */
export function* groupsAreOfOneKind(programme: Programme): Generator<ProgrammeRefusal> {
  const { earn, promotions, rewards, vouchers } = programme;
  const members = [
    ...placed('earn', earn).map((each) => ({ ...each, kind: 'earning' })),
    ...[
      ...placed('promotions', promotions),
      ...placed('rewards', rewards),
      ...placed('vouchers', vouchers),
    ].map((each) => ({ ...each, kind: 'discount' })),
  ];
  const known = new Map<string, { readonly kind: string; readonly pick: string }>();
  for (const { path, entry, kind } of members) {
    const { group, pick } = entry.stacking;
    if (group === undefined) continue;
    const first = known.get(group);
    if (first === undefined) known.set(group, { kind, pick });
    else if (first.kind !== kind) yield { path: `${path}.stacking.group`, text: ofTwoKinds(group) };
    else if (first.pick !== pick) yield { path: `${path}.stacking.pick`, text: pickedTwoWays(group) };
  }
}

const ofTwoKinds = (group: string): Text => ({
  vi: `Nhóm "${group}" có cả quy tắc tích lẫn giảm giá: hãy tách thành hai nhóm.`,
  th: `กลุ่ม "${group}" มีทั้งกฎสะสมและส่วนลด: โปรดแยกเป็นสองกลุ่ม`,
  en: `The group "${group}" holds earn rules and discounts: make two groups of it.`,
});

const pickedTwoWays = (group: string): Text => ({
  vi: `Mọi mục trong nhóm "${group}" phải chọn cùng một cách: "best" hoặc "first".`,
  th: `ทุกรายการในกลุ่ม "${group}" ต้องเลือกแบบเดียวกัน: "best" หรือ "first"`,
  en: `All of the group "${group}" must be picked alike: "best" or "first".`,
});
