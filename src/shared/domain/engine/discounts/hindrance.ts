/** What keeps a promotion, reward or voucher from being had at all on this occasion. */
import type { Text } from '../../../kernel/language.ts';
import type { Condition, Limits } from '../../programme/document.ts';
import { moneyCounted, thingsCounted, unmet } from '../conditions.ts';
import { type Room, roomFor } from '../limits.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import { unmetReason } from '../sentences/shortfalls.ts';
import { type Refusal, type Scene, type Tally, usedOf } from './redemption.ts';

/** With what is missing, where more on the bill would help. */
export function unmetRefusal(
  { programme, facts }: Scene,
  { name, when }: { readonly name: Text; readonly when: Condition },
): Refusal | null {
  const missing = unmet(when, facts);
  if (missing === null) return null;
  if (missing === 'belowMinimum') {
    const lackingMinor = (when.minimumMinor ?? 0) - moneyCounted(when, facts);
    return { kind: 'belowMinimum', text: say.belowMinimum(name, lackingMinor, programme) };
  }
  if (missing === 'tooFewItems') {
    const lacking = (when.minimumQuantity ?? 0) - thingsCounted(when, facts);
    return { kind: 'belowMinimum', text: say.tooFewItems(name, lacking) };
  }
  return { kind: 'notNow', text: say.notNow(name, unmetReason(programme, when, missing)) };
}

/** What its limits leave after what this occasion has taken already. */
export function roomOf({ facts }: Scene, tally: Tally, { id, limits }: Limited): Room {
  const room = roomFor(limits, id, facts);
  const used = usedOf(tally, id);
  return {
    times: Math.max(0, room.times - used.times),
    quantity: Math.max(0, room.quantity - used.quantity),
  };
}

/** How many pieces a reward's limits leave. Past uses tell the pieces as their quantity. */
export function roomForPieces(scene: Scene, tally: Tally, limited: Limited): number {
  const { member, context } = scene.facts;
  const { id } = limited;
  const uses = ownOf(member.uses, id)?.map((use) => ({ ...use, times: use.quantity })) ?? [];
  const pieces = ownOf(context.given, id)?.quantity ?? 0;
  const facts = {
    ...scene.facts,
    member: { ...member, uses: { [id]: uses } },
    context: { ...context, given: { [id]: { times: pieces, quantity: pieces } } },
  };
  const room = roomOf({ ...scene, facts }, tally, limited);
  return Math.min(room.times, room.quantity);
}

interface Limited {
  readonly id: string;
  readonly limits: Limits;
}

/** What a record from outside holds under an id, and never what every object has. */
export const ownOf = <T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, id) ? record[id] : undefined;
