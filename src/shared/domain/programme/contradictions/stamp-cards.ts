/** Stamp cards that cannot be filled, or whose reward is not the price of a full card. */
import type { Text } from '../../../kernel/language.ts';
import type { Programme, StampCard } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';
import { placed } from './check.ts';

export function* stampCardsAddUp(programme: Programme): Generator<ProgrammeRefusal> {
  const cardOfUnit = new Map<string, string>();
  for (const { path, entry: card } of placed('stampCards', programme.stampCards)) {
    const unit = programme.units.find(({ id }) => id === card.unit);
    if (unit?.kind !== 'stamps') yield { path: `${path}.unit`, text: notStamps };
    const other = cardOfUnit.get(card.unit);
    if (other !== undefined) yield { path: `${path}.unit`, text: unitHasCard(other) };
    cardOfUnit.set(card.unit, card.id);
    if (card.headStart >= card.boxes) yield { path: `${path}.headStart`, text: headStartFillsCard };
    if (card.controlPercent > 0 && card.headStart === 0) {
      yield { path: `${path}.controlPercent`, text: nothingToCompare };
    }
    yield* rewardCostsTheCard(programme, card, `${path}.reward`);
  }
}

function* rewardCostsTheCard(
  programme: Programme,
  card: StampCard,
  path: string,
): Generator<ProgrammeRefusal> {
  const reward = programme.rewards.find(({ id }) => id === card.reward);
  if (reward === undefined) return;
  if (
    reward.kind === 'pointsAsMoney' ||
    reward.price.unit !== card.unit ||
    reward.price.quantity !== card.boxes
  ) {
    yield { path, text: rewardPriceDiffers(card) };
  }
}

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

const nothingToCompare: Text = {
  vi: 'Nhóm đối chứng chỉ có nghĩa khi thẻ tặng sẵn tem.',
  th: 'กลุ่มเปรียบเทียบมีความหมายเมื่อบัตรให้แสตมป์เริ่มต้นเท่านั้น',
  en: 'A control group needs a head start to compare with.',
};

const rewardPriceDiffers = (card: StampCard): Text => ({
  vi: `Phần quà của thẻ phải có giá đúng ${card.boxes} "${card.unit}", bằng số ô của thẻ.`,
  th: `ของรางวัลของบัตรต้องใช้ "${card.unit}" ${card.boxes} พอดี เท่ากับจำนวนช่องบนบัตร`,
  en: `The card's reward must cost exactly ${card.boxes} of "${card.unit}", one for each box.`,
});
