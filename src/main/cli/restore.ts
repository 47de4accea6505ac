import { resolve } from 'node:path';
import { type RestoreRefusal, restore } from '../backup/restore.ts';
import { explainDatabaseRefusal } from '../database/refusal.ts';
import { systemClock } from '../hosts/effects.ts';
import { dataHelp, type Output, readArguments } from './data-argument.ts';

const help = `Usage: quen restore FILE [--data DIR] [--force]

Puts a backup in the place of the database. The terminal must be closed. What was there is kept beside it under
another name. Data that is newer than the backup is overwritten only with --force.

${dataHelp}
  --force      overwrite newer data too

Exit code: 0 done, 1 refused, 2 wrong use.`;

export const restoreCommand = {
  name: 'restore',
  summary: 'put a backup in the place of the database',
  help,

  async run(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
    const read = readArguments(args, { force: { type: 'boolean' } }, 1);
    const file = read.ok ? read.value.files[0] : undefined;
    if (!read.ok || file === undefined) {
      stderr(read.ok ? 'Name one file.' : read.refusal);
      stderr(help);
      return 2;
    }
    const { data, flags } = read.value;
    const force = flags['force'] === true;
    const done = restore({ file: resolve(file), into: data, force, nowMs: systemClock.nowMs() });
    if (!done.ok) {
      stderr(explain(done.refusal));
      return 1;
    }
    stdout(`Restored ${done.value.events} events into ${data}.`);
    if (done.value.replaced) stdout(`What was there before is kept as ${done.value.replaced}.`);
    return 0;
  },
};

function explain(refusal: RestoreRefusal): string {
  if (refusal.kind === 'manifest') return `The backup cannot be trusted: ${refusal.detail}.`;
  if (refusal.kind !== 'newer') return explainDatabaseRefusal(refusal);
  return refusal.missing === null
    ? 'The data was written by a newer Quen and may hold more than the backup. Nothing was changed; --force overwrites it.'
    : `The backup lacks ${refusal.missing} of the events in the data. Nothing was changed; --force overwrites them.`;
}
