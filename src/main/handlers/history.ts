import type { EventKind } from '../../shared/domain/ledger/event.ts';
import { asCopy } from '../../shared/domain/slips/copy.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, languageOf } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { composeSlip } from '../slips/compose.ts';
import { historyLine } from '../views/history-view.ts';
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
  ],
  sales: ['sale', 'anonymousSale'],
  rewards: ['action'],
  corrections: ['reversal', 'adjustment', 'memberMerged', 'cardBlocked'],
} as const satisfies Record<string, readonly EventKind[]>;

export const historyHandlers = (
  core: Core,
): Pick<Handlers, 'history.list' | 'slip.preview' | 'slip.reprint'> => ({
  'history.list': ({ member, kind, date, offset }) => {
    const events = core.ledger.history({
      kinds: kindsOf[kind],
      offset,
      limit: pageLength + 1,
      ...(member ? { member } : {}),
      ...(date ? { date } : {}),
    });
    return ok({
      lines: events.slice(0, pageLength).map((event) => historyLine(core, event)),
      more: events.length > pageLength,
    });
  },
  'slip.preview': async ({ event }) => {
    const found = core.ledger.event(event);
    const slip = found ? composeSlip(core, found) : null;
    if (!slip) return refuse({ code: 'notReversible' });
    return ok(await core.devices.picture(slip, core.settings.get('printers')?.[0]?.width ?? 80));
  },
  'slip.reprint': ({ event }) => {
    const found = core.ledger.event(event);
    const slip = found ? composeSlip(core, found) : null;
    if (!slip) return refuse({ code: 'notReversible' });
    // The first print of a slip that nobody has seen yet is no copy.
    const first = core.queue.ofEvent(event) === null;
    if (core.queue.health().length === 0) return refuse({ code: 'printerNotFound' });
    const audited = audit(core, first ? 'printed' : 'reprinted', event, () => {
      core.queue.add(first ? slip : asCopy(slip, languageOf(core)), event, { copy: !first });
    });
    core.queue.wake();
    core.changed();
    return audited;
  },
});
