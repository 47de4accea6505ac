import { newId } from '../../shared/kernel/effects.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, today } from '../core.ts';
import type { Outcome } from '../dispatcher.ts';

/** Writes who did what into the log; `alongside` is stored in the same transaction, or not at all. */
export function audit(core: Core, act: string, about: string, alongside?: () => void): Outcome<null> {
  const posted = core.ledger.post(
    {
      operationId: newId(core.random),
      detail: { kind: 'audit', act, about },
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
