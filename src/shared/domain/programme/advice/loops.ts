/** Units that come from nowhere, go nowhere or stay for ever, and rewards that are too far away. */
import type { Text } from '../../../kernel/language.ts';
import type { Advice, ShopFacts } from '../advice.ts';
import { fill, quantity } from '../describe/speaker.ts';
import type { Programme, Reward, Unit } from '../document.ts';
import { perAverageBill } from './pace.ts';

export function loopAdvice(programme: Programme): Advice[] {
  return [
    ...programme.units.flatMap((unit, index) => unitAdvice(programme, unit, `units[${index}]`)),
    ...stampCardAdvice(programme),
  ];
}

function unitAdvice(programme: Programme, unit: Unit, path: string): Advice[] {
  const advice: Advice[] = [];
  const say = (weight: Advice['weight'], place: string, text: Text) =>
    void advice.push({ path: place, weight, text: fill(text, { name: unit.name }) });
  if (unit.expiry.kind === 'never' && (unit.kind === 'points' || unit.kind === 'entries')) {
    say('warning', `${path}.expiry`, says.neverExpires);
  }
  if (!isEarned(programme, unit)) say('warning', path, says.notEarned);
  if (!isUsed(programme, unit)) say('warning', path, says.notUsed);
  return advice;
}

const isEarned = (programme: Programme, { id, topUp }: Unit): boolean =>
  topUp !== undefined ||
  programme.earn.some(({ unit, amount }) => unit === id && amount.kind !== 'multiplier') ||
  programme.rewards.some((reward) => reward.kind === 'credit' && reward.unit === id);

function isUsed({ rewards, draws, tiers }: Programme, { id, kind }: Unit): boolean {
  if (kind === 'money') return true;
  if (tiers && 'unit' in tiers.metric && tiers.metric.unit === id) return true;
  return draws.some(({ unit }) => unit === id) || rewards.some((reward) => takenBy(reward) === id);
}

const takenBy = (reward: Reward): string =>
  reward.kind === 'pointsAsMoney' ? reward.unit : reward.price.unit;

function stampCardAdvice({ stampCards, units }: Programme): Advice[] {
  return stampCards.flatMap((card, index) => {
    const unit = units.find(({ id }) => id === card.unit);
    if (unit?.expiry.kind !== 'never' || card.controlPercent > 0) return [];
    const text = fill(says.card, { name: card.name });
    return [{ path: `stampCards[${index}]`, weight: 'hint' as const, text }];
  });
}

/** Rewards that the shop's average bill does not bring within a year. */
export function reachAdvice(programme: Programme, facts: ShopFacts): Advice[] {
  const visits = facts.visitsPerYear ?? usualVisits;
  return programme.rewards.flatMap((reward, index) => {
    if (reward.kind === 'pointsAsMoney') return [];
    const { unit, quantity: price } = reward.price;
    const perBill = perAverageBill(programme, unit, facts);
    if (perBill === 0 || price <= perBill * visits) return [];
    const text = fill(says.tooFar, {
      name: reward.name,
      price: quantity({ programme }, unit, price),
      bills: Math.ceil(price / perBill),
    });
    return [{ path: `rewards[${index}].price.quantity`, weight: 'warning' as const, text }];
  });
}

/** Twice a week. */
const usualVisits = 104;

const says = {
  neverExpires: {
    vi: '“{name}” không bao giờ hết hạn: món nợ của cửa hàng sẽ lớn dần mãi.',
    th: '“{name}” ไม่มีวันหมดอายุ: ภาระของร้านจะสะสมไปเรื่อย ๆ',
    en: '“{name}” never expire: what the shop owes grows for ever.',
  },
  notEarned: {
    vi: 'Không có quy tắc nào cho “{name}”.',
    th: 'ไม่มีกฎใดให้ “{name}”',
    en: 'Nothing gives “{name}”.',
  },
  notUsed: {
    vi: 'Không dùng “{name}” vào việc gì được.',
    th: 'ไม่มีอะไรให้ใช้ “{name}”',
    en: '“{name}” cannot be used for anything.',
  },
  card: {
    vi: '“{name}” không có hạn và không có nhóm so sánh: khó biết thẻ có đem khách trở lại không.',
    th: '“{name}” ไม่มีวันหมดอายุและไม่มีกลุ่มเปรียบเทียบ จึงยากจะรู้ว่าบัตรทำให้ลูกค้ากลับมาหรือไม่',
    en: '“{name}” never ends and compares with nobody: whether it brings guests back will be hard to tell.',
  },
  tooFar: {
    vi: 'Với hóa đơn trung bình cần khoảng {bills} lần ghé mới đủ {price} cho “{name}”: hơn một năm.',
    th: 'ด้วยยอดบิลเฉลี่ยต้องมาราว {bills} ครั้งจึงได้ {price} สำหรับ “{name}”: นานกว่าหนึ่งปี',
    en: 'At the average bill “{name}” ({price}) takes about {bills} visits: longer than a year.',
  },
} as const satisfies Record<string, Text>;
