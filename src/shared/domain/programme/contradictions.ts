/** What a schema cannot see: settings that are each fine and do not go together. */
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts';
import type { Text } from '../../kernel/language.ts';
import { largestBillMinor } from '../../kernel/money.ts';
import { mostItems } from '../bills/bill.ts';
import type { EarnRule, Programme, StampCard } from './document.ts';
import type { ProgrammeRefusal } from './refusals.ts';

/** The most that one rule may give on the largest bill: keeps every sum of a bill in the safe integers. */
const largestGain = 1_000_000_000_000;

export function firstContradiction(programme: Programme): ProgrammeRefusal | null {
  for (const check of checks) {
    for (const refusal of check(programme)) return refusal;
  }
  return null;
}

type Check = (programme: Programme) => Generator<ProgrammeRefusal>;

const checks: readonly Check[] = [
  idsAreUnique,
  datesRunForward,
  unitsExist,
  stampUnitsAreWhole,
  earnRulesFitTheirOccasion,
  earnRulesDiffer,
  gainsStaySmall,
  stampCardsAddUp,
];

function* idsAreUnique({ units, earn, stampCards, rewards }: Programme): Generator<ProgrammeRefusal> {
  yield* repeats([{ list: 'units', entries: units }]);
  // A why line names any of these three by id alone.
  yield* repeats([
    { list: 'earn', entries: earn },
    { list: 'stampCards', entries: stampCards },
    { list: 'rewards', entries: rewards },
  ]);
}

function* repeats(
  lists: readonly { readonly list: string; readonly entries: readonly { readonly id: string }[] }[],
): Generator<ProgrammeRefusal> {
  const seen = new Set<string>();
  for (const { list, entries } of lists) {
    for (const [index, { id }] of entries.entries()) {
      if (seen.has(id)) yield { path: `${list}[${index}].id`, text: idTaken(id) };
      seen.add(id);
    }
  }
}

function* datesRunForward(programme: Programme): Generator<ProgrammeRefusal> {
  if (programme.endsOn !== undefined && programme.endsOn < programme.startsOn) {
    yield { path: 'endsOn', text: endsBeforeStart };
  }
  for (const [index, { when }] of programme.earn.entries()) {
    const { from, until } = when.dates ?? {};
    if (from !== undefined && until !== undefined && until < from) {
      yield { path: `earn[${index}].when.dates.until`, text: endsBeforeStart };
    }
  }
}

function* unitsExist(programme: Programme): Generator<ProgrammeRefusal> {
  const known = new Set(
    [...programme.units, ...programme.vouchers, ...programme.memberships].map(({ id }) => id),
  );
  const used = [
    ...programme.earn.map((rule, index) => ({ path: `earn[${index}].unit`, unit: rule.unit })),
    ...programme.stampCards.map((card, index) => ({ path: `stampCards[${index}].unit`, unit: card.unit })),
    ...programme.rewards.map((reward, index) =>
      reward.kind === 'pointsAsMoney'
        ? { path: `rewards[${index}].unit`, unit: reward.unit }
        : { path: `rewards[${index}].price.unit`, unit: reward.price.unit },
    ),
  ];
  for (const { path, unit } of used) {
    if (!known.has(unit)) yield { path, text: noSuchUnit(unit) };
  }
}

function* stampUnitsAreWhole({ units }: Programme): Generator<ProgrammeRefusal> {
  for (const [index, unit] of units.entries()) {
    if (unit.kind === 'stamps' && unit.scale !== 0) {
      yield { path: `units[${index}].scale`, text: stampsAreWhole };
    }
  }
}

function* earnRulesFitTheirOccasion({ earn }: Programme): Generator<ProgrammeRefusal> {
  for (const [index, rule] of earn.entries()) {
    if (rule.on.kind !== 'action') continue;
    if (rule.amount.kind !== 'fixed') yield { path: `earn[${index}].amount.kind`, text: actionsHaveNoAmount };
    if (rule.when.minimumMinor !== undefined) {
      yield { path: `earn[${index}].when.minimumMinor`, text: actionsHaveNoAmount };
    }
  }
}

function* earnRulesDiffer({ earn }: Programme): Generator<ProgrammeRefusal> {
  const seen = new Map<string, string>();
  for (const [index, rule] of earn.entries()) {
    const meaning = meaningOf(rule);
    const twin = seen.get(meaning);
    if (twin !== undefined) yield { path: `earn[${index}]`, text: sameAs(twin) };
    seen.set(meaning, rule.id);
  }
}

/** Everything but what the rule is called. */
function meaningOf({ unit, on, when, amount }: EarnRule): string {
  const weekdays = when.weekdays && [...new Set(when.weekdays)].sort((a, b) => a - b);
  const meaning = { unit, on, when: { ...when, weekdays }, amount };
  return canonicalJson(meaning satisfies Json);
}

function* gainsStaySmall(programme: Programme): Generator<ProgrammeRefusal> {
  for (const [index, rule] of programme.earn.entries()) {
    if (largestGainOf(rule, programme) > largestGain) {
      yield { path: `earn[${index}].amount`, text: givesTooMuch };
    }
  }
}

/** An estimate for comparison only; floating point is near enough. */
function largestGainOf({ amount, unit }: EarnRule, programme: Programme): number {
  const largestBill = largestBillMinor[programme.currency];
  switch (amount.kind) {
    case 'perAmount':
      return (largestBill / amount.perMinor) * amount.quantity;
    case 'percent': {
      const scale = programme.units.find(({ id }) => id === unit)?.scale ?? 0;
      return ((largestBill * amount.basisPoints) / 10_000 / amount.unitMinor) * 10 ** scale;
    }
    case 'perItem':
      return amount.quantity * mostItems;
    case 'fixed':
      return amount.quantity;
    // What it multiplies is held small where it is given; together they are cut by the engine.
    case 'multiplier':
      return 0;
  }
}

function* stampCardsAddUp(programme: Programme): Generator<ProgrammeRefusal> {
  const cardOfUnit = new Map<string, string>();
  for (const [index, card] of programme.stampCards.entries()) {
    const path = `stampCards[${index}]`;
    const unit = programme.units.find(({ id }) => id === card.unit);
    if (unit?.kind !== 'stamps') yield { path: `${path}.unit`, text: notStamps };
    const other = cardOfUnit.get(card.unit);
    if (other !== undefined) yield { path: `${path}.unit`, text: unitHasCard(other) };
    cardOfUnit.set(card.unit, card.id);
    if (card.headStart >= card.boxes) yield { path: `${path}.headStart`, text: headStartFillsCard };
    yield* rewardCostsTheCard(programme, card, `${path}.reward`);
  }
}

function* rewardCostsTheCard(
  programme: Programme,
  card: StampCard,
  path: string,
): Generator<ProgrammeRefusal> {
  const reward = programme.rewards.find(({ id }) => id === card.reward);
  if (reward === undefined) yield { path, text: noSuchReward(card.reward) };
  else if (
    reward.kind !== 'item' ||
    reward.price.unit !== card.unit ||
    reward.price.quantity !== card.boxes
  ) {
    yield { path, text: rewardPriceDiffers(card) };
  }
}

const idTaken = (id: string): Text => ({
  vi: `Mã "${id}" đã được dùng.`,
  th: `รหัส "${id}" ถูกใช้แล้ว`,
  en: `The id "${id}" is already used.`,
});

const endsBeforeStart: Text = {
  vi: 'Ngày kết thúc không được trước ngày bắt đầu.',
  th: 'วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่มต้น',
  en: 'The end must not lie before the start.',
};

const noSuchUnit = (unit: string): Text => ({
  vi: `Không có đơn vị nào mang mã "${unit}".`,
  th: `ไม่มีหน่วยที่ใช้รหัส "${unit}"`,
  en: `There is no unit "${unit}".`,
});

const noSuchReward = (reward: string): Text => ({
  vi: `Không có phần quà nào mang mã "${reward}".`,
  th: `ไม่มีของรางวัลที่ใช้รหัส "${reward}"`,
  en: `There is no reward "${reward}".`,
});

const stampsAreWhole: Text = {
  vi: 'Tem phải là số nguyên: đặt 0 chữ số thập phân.',
  th: 'แสตมป์ต้องเป็นจำนวนเต็ม: ตั้งทศนิยมเป็น 0',
  en: 'Stamps are whole: the scale must be 0.',
};

const actionsHaveNoAmount: Text = {
  vi: 'Chỉ hóa đơn mới có số tiền và số món; hoạt động khác chỉ tặng một số lượng cố định.',
  th: 'มีเฉพาะบิลเท่านั้นที่มียอดเงินและจำนวนชิ้น กิจกรรมอื่นให้ได้เฉพาะจำนวนคงที่',
  en: 'Only a bill has an amount and items; any other action gives a fixed quantity.',
};

const sameAs = (rule: string): Text => ({
  vi: `Giống hệt quy tắc "${rule}": khách sẽ được tích hai lần.`,
  th: `ซ้ำกับกฎ "${rule}": ลูกค้าจะได้รับสองครั้ง`,
  en: `Does the same as the rule "${rule}": members would earn twice.`,
});

const givesTooMuch: Text = {
  vi: 'Quy tắc này cho quá nhiều trên một hóa đơn lớn.',
  th: 'กฎนี้ให้มากเกินไปเมื่อบิลมียอดสูง',
  en: 'This rule would give too much on a large bill.',
};

const notStamps: Text = {
  vi: 'Thẻ tem phải dùng đơn vị loại tem.',
  th: 'บัตรสะสมแสตมป์ต้องใช้หน่วยประเภทแสตมป์',
  en: 'A stamp card needs a unit of the kind "stamps".',
};

const unitHasCard = (card: string): Text => ({
  vi: `Đơn vị này đã thuộc thẻ "${card}"; mỗi thẻ cần đơn vị riêng.`,
  th: `หน่วยนี้ใช้กับบัตร "${card}" แล้ว แต่ละบัตรต้องมีหน่วยของตนเอง`,
  en: `This unit already fills the card "${card}"; each card needs its own.`,
});

const headStartFillsCard: Text = {
  vi: 'Số tem tặng sẵn phải ít hơn số ô của thẻ.',
  th: 'แสตมป์เริ่มต้นต้องน้อยกว่าจำนวนช่องบนบัตร',
  en: 'The head start must leave at least one box empty.',
};

const rewardPriceDiffers = (card: StampCard): Text => ({
  vi: `Phần quà của thẻ phải có giá đúng ${card.boxes} "${card.unit}", bằng số ô của thẻ.`,
  th: `ของรางวัลของบัตรต้องใช้ "${card.unit}" ${card.boxes} พอดี เท่ากับจำนวนช่องบนบัตร`,
  en: `The card's reward must cost exactly ${card.boxes} of "${card.unit}", one for each box.`,
});
