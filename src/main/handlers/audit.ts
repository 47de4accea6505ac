import type { EventDetail } from '../../shared/domain/ledger/event.ts';
import { newId } from '../../shared/kernel/effects.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, today } from '../core.ts';
import type { Outcome } from '../dispatcher.ts';

/** Writes who did what into the log; `alongside` is stored in the same transaction, or not at all. */
export const audit = (core: Core, act: string, about: string, alongside?: () => void): Outcome<null> =>
  record(core, { kind: 'audit', act, about }, alongside);

/** Writes a fact of the shop that moves nothing and is no member's. */
export function record(core: Core, detail: EventDetail, alongside?: () => void): Outcome<null> {
  const posted = core.ledger.post(
    {
      operationId: newId(core.random),
      detail,
      member: null,
      staff: core.signedIn?.id ?? 'system',
      businessDate: today(core),
      receipt: null,
      programme: null,
      legs: () => [],
    },
    alongside,
  );
  return posted.ok ? ok(null) : refuse({ code: 'diskFull' });
}
