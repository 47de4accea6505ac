import { join } from 'node:path';
import { databaseFileName, isOutdated, openForReading, type ReadingDatabase } from '../database/database.ts';
import { refusalFrom } from '../database/faults.ts';
import { explainDatabaseRefusal } from '../database/refusal.ts';
import { type Verification, verifyLog } from '../ledger/verify.ts';
import { dataHelp, type Output, readArguments } from './data-argument.ts';

const help = `Usage: quen verify [--data DIR] [--json]

Reads the whole log and checks it: every event follows from the one before it, moves points without making any, and
balances, totals and look-ups say what the log says. Changes nothing; the terminal may be running.

${dataHelp}
  --json       print the outcome as one JSON object

Exit code: 0 all is well, 1 something is wrong (the first bad event is told) or the data cannot be read, 2 wrong use.`;

export const verifyCommand = {
  name: 'verify',
  summary: 'check the ledger from its first event to its last',
  help,

  async run(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
    const read = readArguments(args, { json: { type: 'boolean' } }, 0);
    if (!read.ok) {
      stderr(read.refusal);
      stderr(help);
      return 2;
    }
    const opened = openForReading(join(read.value.data, databaseFileName));
    if (!opened.ok) {
      stderr(explainDatabaseRefusal(opened.refusal));
      return 1;
    }
    try {
      const damage = damageOf(opened.value);
      if (damage) {
        stderr(damage);
        return 1;
      }
      if (isOutdated(opened.value)) {
        stderr('This data was written by an older Quen. Start Quen once to bring it up to date.');
        return 1;
      }
      const verification = verifyLog(opened.value);
      for (const line of read.value.flags['json'] ? [JSON.stringify(verification)] : report(verification))
        stdout(line);
      return verification.badEvent || verification.differences.length > 0 ? 1 : 0;
    } catch (error) {
      const refusal = refusalFrom(error, read.value.data);
      if (!refusal) throw error;
      stderr(explainDatabaseRefusal(refusal));
      return 1;
    } finally {
      opened.value.close();
    }
  },
};

/** Null: the file is sound. */
function damageOf(database: ReadingDatabase): string | null {
  const found = database.sqlite.pragma('integrity_check(1)', { simple: true });
  return found === 'ok' ? null : explainDatabaseRefusal({ kind: 'corrupt', detail: String(found) });
}

function report({ events, heads, badEvent, differences }: Verification): string[] {
  const counted = `${events} ${events === 1 ? 'event' : 'events'}`;
  if (badEvent)
    return [
      `${counted} hold; the first bad event is ${badEvent.event} (row ${badEvent.position}): ${badEvent.kind}, ${badEvent.detail}`,
    ];
  const lines = heads.map(
    (head) => `last event ${head.terminal}.${head.epoch}.${head.sequence}, hash ${head.hash}`,
  );
  if (differences.length === 0)
    return [`${counted}: the chain holds and every balance and total follows from it.`, ...lines];
  return [`${counted}: the chain holds, but what is kept beside it differs from it:`, ...differences];
}
