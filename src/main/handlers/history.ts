import type { EventKind, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { asCopy } from '../../shared/domain/slips/copy.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, paperOf, shopOf } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import type { HistoryQuery } from '../ledger/ledger.ts';
import { composeSlip } from '../slips/compose.ts';
import { historyLines, rewardsOf } from '../views/history-view.ts';
import { audit } from './audit.ts';

const pageLength = 50;

const kindsOf = {
  all: [
    'sale',
    'anonymousSale',
    'action',
    'reversal',
    'adjustment',
    'expiry',
    'memberEnrolled',
    'memberMerged',
    'cardBound',
    'cardBlocked',
    'purchase',
    'claim',
    'promise',
    'tierFrozen',
    'drawCommitted',
    'drawDone',
  ],
  sales: ['sale', 'anonymousSale', 'purchase'],
  rewards: ['action', 'sale', 'anonymousSale', 'promise'],
  corrections: ['reversal', 'adjustment', 'memberMerged', 'cardBlocked'],
} as const satisfies Record<string, readonly EventKind[]>;

/** The log knows kinds, not rewards: this many bills are looked through for them, newest first. */
const mostLookedThrough = 5_000;
const lookLength = 200;

export const historyHandlers = (
  core: Core,
): Pick<Handlers, 'history.list' | 'slip.preview' | 'slip.reprint'> => ({
  'history.list': ({ member, kind, date, offset }) => {
    const query = {
      kinds: kindsOf[kind],
      ...(member ? { member } : {}),
      ...(date ? { date } : {}),
    };
    const events =
      kind === 'rewards'
        ? withRewards(core, query, offset)
        : core.ledger.history({ ...query, offset, limit: pageLength + 1 });
    return ok({
      lines: historyLines(core, events.slice(0, pageLength)),
      more: events.length > pageLength,
    });
  },
  'slip.preview': async ({ event }) => {
    const found = core.ledger.event(event);
    const slip = found ? composeSlip(core, found) : null;
    if (!slip) return refuse({ code: 'notReversible' });
    return ok(await core.devices.picture(slip, paperOf(core)));
  },
  'slip.reprint': ({ event }) => {
    const found = core.ledger.event(event);
    const slip = found ? composeSlip(core, found) : null;
    if (!slip) return refuse({ code: 'notReversible' });
    // The first print of a slip that nobody has seen yet is no copy.
    const first = core.queue.ofEvent(event) === null;
    if (core.queue.health().length === 0) return refuse({ code: 'printerNotFound' });
    const audited = audit(core, first ? 'printed' : 'reprinted', event, () => {
      core.queue.add(first ? slip : asCopy(slip, shopOf(core).language), event, { copy: !first });
    });
    core.queue.wake();
    core.changed();
    return audited;
  },
});

const givesSomething = (event: LedgerEvent): boolean =>
  event.detail.kind === 'promise' || rewardsOf(event).length > 0;

/** A page of the events that gave a reward, and one more when there are more. */
function withRewards(
  core: Core,
  query: Omit<HistoryQuery, 'limit' | 'offset'>,
  offset: number,
): LedgerEvent[] {
  const found: LedgerEvent[] = [];
  for (let seen = 0; seen < mostLookedThrough && found.length <= offset + pageLength; seen += lookLength) {
    const events = core.ledger.history({ ...query, offset: seen, limit: lookLength });
    found.push(...events.filter(givesSomething));
    if (events.length < lookLength) break;
  }
  return found.slice(offset, offset + pageLength + 1);
}
