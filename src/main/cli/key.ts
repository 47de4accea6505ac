import { existsSync } from 'node:fs';
import { keyFromRecovery } from '../../shared/kernel/recovery-key.ts';
import { plainKeyPath, sealedKeyPath, writeDurably } from '../hosts/key-file.ts';
import { dataHelp, type Output, readArguments } from './data-argument.ts';

const help = `Usage: quen key RECOVERY-KEY [--data DIR]

Puts the shop's key back from the recovery key that the owner wrote down (Settings, Backup), so that a restored backup
opens on another computer. Refuses when the folder has a key already.

${dataHelp}

Exit code: 0 done, 1 refused, 2 wrong use.`;

export const keyCommand = {
  name: 'key',
  summary: 'put the key back from the written recovery key',
  help,

  async run(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
    const read = readArguments(args, {}, 1);
    if (!read.ok) {
      stderr(read.refusal);
      stderr(help);
      return 2;
    }
    const { data, files } = read.value;
    const key = keyFromRecovery(files[0] ?? '');
    if (!key) {
      stderr('This is no recovery key: it has nine groups of six characters, and one of them is mistaken.');
      return 1;
    }
    if (existsSync(plainKeyPath(data)) || existsSync(sealedKeyPath(data))) {
      stderr(`${data} has a key already. Nothing was changed.`);
      return 1;
    }
    writeDurably(plainKeyPath(data), key);
    stdout(plainKeyPath(data));
    return 0;
  },
};
