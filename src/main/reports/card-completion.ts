/** Whether a head start makes members fill their cards: both groups side by side, in slices beside the counter. */
import type { CardCompletion } from '../../shared/contract/view.ts';
import { boxesOf, isControl } from '../../shared/domain/engine/stamp-cards.ts';
import { availableOn } from '../../shared/domain/ledger/holdings.ts';
import type { StampCard } from '../../shared/domain/programme/document.ts';
import { type Core, programmeOf, today } from '../core.ts';
import { bucketOf } from '../sales/member-state.ts';

const sliceSize = 500;
const pauseMs = 5;

export async function cardCompletion(core: Core): Promise<CardCompletion[]> {
  const date = today(core);
  const counts = programmeOf(core).stampCards.map((card) => ({
    card,
    headStart: { members: 0, completed: 0 },
    control: { members: 0, completed: 0 },
  }));
  for (let after = ''; counts.length > 0; ) {
    const slice = core.members.slice(after, sliceSize);
    for (const member of slice) {
      for (const { card, ...groups } of counts) {
        const group = isControl(card, { bucket: bucketOf(member) }) ? groups.control : groups.headStart;
        group.members += 1;
        if (hasCompleted(core, card, member, date)) group.completed += 1;
      }
    }
    if (slice.length < sliceSize) break;
    after = slice.at(-1) ?? '';
    await new Promise<void>((resolve) => void core.clock.after(pauseMs, resolve));
  }
  return counts.map(({ card, headStart, control }) => ({
    card: card.id,
    name: card.name,
    groups: [
      { group: 'headStart', boxes: card.boxes, headStart: card.headStart, ...headStart },
      ...(card.controlPercent > 0
        ? [{ group: 'control' as const, boxes: card.boxes - card.headStart, headStart: 0, ...control }]
        : []),
    ],
  }));
}

function hasCompleted(core: Core, card: StampCard, member: string, date: string): boolean {
  const taken = core.ledger.uses(member, [card.reward])[card.reward] ?? [];
  if (taken.length > 0) return true;
  const held = availableOn(core.ledger.holdings(member), date)[card.unit] ?? 0;
  return held >= boxesOf(card, { bucket: bucketOf(member) });
}
