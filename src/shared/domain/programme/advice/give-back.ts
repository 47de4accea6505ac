/** Rewards that cost more than they bring. */
import type { Text } from '../../../kernel/language.ts';
import { percent } from '../../engine/sentences/words.ts';
import type { Advice, ShopFacts } from '../advice.ts';
import { fill } from '../describe/speaker.ts';
import type { Programme } from '../document.ts';
import { perUnit } from '../worth.ts';
import { averageBill, perAverageBill } from './pace.ts';

const warnAbove = 0.2;
const dangerAbove = 0.5;

/** A reward that gives back more of what is spent than a shop can bear. */
export function giveBackAdvice(programme: Programme, facts: ShopFacts): Advice[] {
  return programme.rewards.flatMap((reward, index) => {
    const unit = reward.kind === 'pointsAsMoney' ? reward.unit : reward.price.unit;
    const rate = perAverageBill(programme, unit, facts) * perUnit(programme, reward, unit);
    const share = rate / averageBill(programme, facts);
    if (share <= warnAbove) return [];
    const text = fill(share > dangerAbove ? says.danger : says.warning, {
      percent: percent(Math.round(Math.min(share, 100) * 100) * 100),
      name: reward.name,
    });
    return [{ path: `rewards[${index}]`, weight: share > dangerAbove ? 'danger' : 'warning', text }];
  });
}

/** Worth of what an average bill earns, in the dearest way, per money spent: 0.05 is 5 %. */
export function giveBackRate(programme: Programme, facts: ShopFacts): number {
  const bill = averageBill(programme, facts);
  return programme.units.reduce((sum, { id, kind }) => {
    const best =
      kind === 'money'
        ? 1
        : Math.max(0, ...programme.rewards.map((reward) => perUnit(programme, reward, id)));
    return sum + (perAverageBill(programme, id, facts) * best) / bill;
  }, 0);
}

const says = {
  warning: {
    vi: 'Phần quà “{name}” trả lại khoảng {percent} số tiền khách chi. Thường chỉ nên 2–10%.',
    th: 'รางวัล “{name}” คืนราว {percent} ของยอดซื้อ ปกติควรอยู่ที่ 2–10%',
    en: 'The reward “{name}” gives back about {percent} of what is spent. 2–10% is usual.',
  },
  danger: {
    vi: 'Phần quà “{name}” trả lại khoảng {percent} số tiền khách chi: có lẽ bạn sẽ lỗ.',
    th: 'รางวัล “{name}” คืนราว {percent} ของยอดซื้อ ร้านน่าจะขาดทุน',
    en: 'The reward “{name}” gives back about {percent} of what is spent: you would probably lose money.',
  },
} as const satisfies Record<string, Text>;
