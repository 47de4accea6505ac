/** Takes back an import, last row first, as far as nobody has used what it brought. */
import { noAttributes } from '../../shared/domain/members/attributes.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { type Core, occasion } from '../core.ts';
import type { RunningTask, TaskEnd } from '../groups/tasks.ts';
import { audit } from '../handlers/audit.ts';
import type { Profile } from '../members/members.ts';
import { operationOf } from './imports.ts';
import type { Made } from './store.ts';

const batchRows = 20;
const pauseMs = 1;

export async function undoImport(core: Core, run: string, running: RunningTask): Promise<TaskEnd> {
  const list = core.imports.find(run)?.settings?.list ?? null;
  let taken = 0;
  let kept = 0;
  core.imports.setState(run, 'undoing');
  for (;;) {
    const batch = core.imports.made(run, batchRows);
    core.database.transaction(() => {
      for (const made of batch) {
        if (takeBack(core, run, made, list)) taken += 1;
        else kept += 1;
        core.imports.dropMade(run, made.row);
      }
    });
    if (batch.length < batchRows) break;
    if (!running.progress(taken + kept, null)) return { result: { taken, kept }, stopped: true };
    await new Promise<void>((resolve) => void core.clock.after(pauseMs, resolve));
  }
  core.database.transaction(() => {
    core.imports.setState(run, 'undone');
    core.imports.dropFile(run);
  });
  core.changed();
  return { result: { taken, kept } };
}

/** False: it has been used or changed since, and stays. */
function takeBack(core: Core, run: string, made: Made, list: string | null): boolean {
  if (made.listed && list !== null) core.groups.removeFromList(list, made.member);
  switch (made.how) {
    case 'listed':
      return true;
    case 'filled':
      return restore(core, made);
    case 'enrolled':
      return unenrol(core, run, made);
  }
}

function restore(core: Core, { member, before }: Made): boolean {
  const sealed = before ? core.members.openFor(member, before) : null;
  const now = core.members.profile(member);
  if (sealed === null || now === null) return false;
  const was = JSON.parse(sealed) as { readonly before: Profile; readonly after: Profile };
  // What somebody has changed since is theirs.
  if (tellsOf(now) !== tellsOf(was.after)) return false;
  core.members.rewrite(member, was.before);
  return true;
}

const tellsOf = ({ name, attributes = noAttributes }: Profile) => JSON.stringify([name, attributes]);

function unenrol(core: Core, run: string, { member, row }: Made): boolean {
  if (core.members.survivor(member) !== member || !core.members.profile(member)) return false;
  const opened = core.ledger.ofOperation(operationOf(run, row, 'open'));
  const own = new Set([operationOf(run, row, 'enrol'), operationOf(run, row, 'open')]);
  const events = core.ledger.history({ member, limit: own.size + 1 });
  if (events.some((event) => !own.has(event.operationId))) return false;
  if (opened) {
    const reversed = core.sales.reverse(
      {
        operationId: operationOf(run, row, 'undo'),
        event: opened.id,
        way: 'correction',
        refundMinor: null,
        reason: `import ${run.slice(0, 8)}`,
      },
      occasion(core),
      () => {},
    );
    invariant(reversed.ok, 'an opening balance that nobody used can be taken back');
  }
  audit(core, 'memberErased', member, () => {
    core.members.erase(member);
    core.groups.erase(member);
  });
  return true;
}
