import { resolve } from 'node:path';
import { backUp, backupsFolder, explainBackupRefusal, keptBackups } from '../backup/backup.ts';
import { systemClock } from '../hosts/effects.ts';
import { dataHelp, type Output, readArguments } from './data-argument.ts';

const help = `Usage: quen backup [--data DIR] [--to DIR]

Copies the database, checks the copy and writes a manifest beside it. The terminal may be running. The last ${keptBackups} copies
in a folder are kept. The key that opens members' personal data is not part of a backup.

${dataHelp}
  --to DIR     where the copy goes; the default is the folder "backups" in the data folder

Prints the file. Exit code: 0 done, 1 no backup could be made, 2 wrong use.`;

export const backupCommand = {
  name: 'backup',
  summary: 'copy the database to a checked backup',
  help,

  async run(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
    const read = readArguments(args, { to: { type: 'string' } }, 0);
    if (!read.ok) {
      stderr(read.refusal);
      stderr(help);
      return 2;
    }
    const { data, flags } = read.value;
    const to = typeof flags['to'] === 'string' ? resolve(flags['to']) : backupsFolder(data);
    const made = backUp({ from: data, to, nowMs: systemClock.nowMs() });
    if (!made.ok) {
      stderr(explainBackupRefusal(made.refusal));
      return 1;
    }
    stdout(made.value.file);
    stderr(`${made.value.manifest.events} events, ${made.value.bytes} bytes`);
    return 0;
  },
};
