/** What happens when a business day turns: expired lots leave, the day is closed, the database is backed up. */
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import { newId } from '../../shared/kernel/effects.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, today } from '../core.ts';
import type { Outcome } from '../dispatcher.ts';
import { checkMachine, setAlarm } from './machine.ts';
import { idleUnits } from './settle.ts';

/** Members whose lots expire in one go, and the pause after it: a guest at the counter must not notice. */
const expiryBatch = 5;
const expiryPauseMs = 20;
const lookEveryMs = 30_000;
/** The machine is looked at on every twentieth look: each ten minutes. */
const machineEvery = 20;

/** Runs the turn of the day whenever it is due, until the returned function is called; it settles once nothing runs. */
export function watchDay(core: Core): () => Promise<void> {
  let stopped = false;
  let looks = 0;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  const look = async () => {
    if (core.settings.get('shop')) {
      if (looks % machineEvery === 0) checkMachine(core);
      looks += 1;
      await turnDay(core);
    }
    if (!stopped) cancel = core.clock.after(lookEveryMs, lookAgain);
  };
  const lookAgain = () => {
    running = look().catch((error: unknown) =>
      core.log.error({ error: String(error) }, 'the day did not turn'),
    );
  };
  lookAgain();
  return () => {
    stopped = true;
    cancel();
    return running;
  };
}

export async function turnDay(core: Core): Promise<void> {
  const date = today(core);
  if (core.settings.get('expired')?.date !== date) await expireLots(core, date);
  const yesterday = addDays(date, -1);
  const backedUp = core.settings.get('backedUp')?.date;
  if (backedUp !== undefined && backedUp < yesterday) await closeDay(core, yesterday);
}

/** Closing twice posts once: a day has one close. */
export async function closeDay(core: Core, date: LocalDate): Promise<Outcome<null>> {
  if (core.ledger.history({ kinds: ['dayClosed'], date, limit: 1 }).length === 0) {
    const posted = core.ledger.post({
      operationId: newId(core.random),
      detail: { kind: 'dayClosed', date },
      member: null,
      staff: core.signedIn?.id ?? 'system',
      businessDate: date,
      receipt: null,
      programme: null,
      legs: () => [],
    });
    if (!posted.ok) return refuse({ code: 'diskFull' });
  }
  const backup = await core.reports.backUp();
  const latest = core.settings.get('backedUp')?.date ?? '';
  if (backup.ok && date > latest) core.settings.set('backedUp', { date });
  setAlarm(core, 'backupFailed', !backup.ok);
  core.changed();
  return backup.ok ? ok(null) : refuse({ code: 'backupFailed' });
}

async function expireLots(core: Core, date: LocalDate): Promise<void> {
  const expired = await inBatches(
    core,
    () => core.ledger.ownersWithExpired(date, expiryBatch),
    (owner) => core.sales.expire(owner, newId(core.random), date).ok,
  );
  if (!expired) return;
  for (const { unit, since } of idleUnits(core, date)) {
    const lapsed = await inBatches(
      core,
      () => core.ledger.ownersIdle(unit, since, expiryBatch),
      (owner) => core.sales.expire(owner, newId(core.random), date, [unit]).ok,
    );
    if (!lapsed) return;
  }
  core.settings.set('expired', { date });
  core.changed();
}

/** Works through what `next` finds, a few at a time; false: it had to stop. */
async function inBatches(
  core: Core,
  next: () => readonly string[],
  work: (owner: string) => boolean,
): Promise<boolean> {
  for (;;) {
    const owners = next();
    if (!owners.every(work)) return false;
    if (owners.length < expiryBatch) return true;
    await new Promise<void>((resolve) => void core.clock.after(expiryPauseMs, resolve));
  }
}
