import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { accessAdvice, explainAccess } from '../../../drivers/readers/access/advice.ts';
import { lookAtAccess } from '../../../drivers/readers/access/look.ts';
import { openForReading } from '../database/database.ts';
import { explainDatabaseRefusal } from '../database/refusal.ts';
import { plainKeyPath, sealedKeyPath } from '../hosts/key-file.ts';
import type { Command } from './command.ts';
import { dataHelp, readArguments } from './data-argument.ts';

const help = `Usage: quen doctor [--data DIR]

Looks at what a terminal needs of this machine and says what to do where something is amiss. Changes nothing.

${dataHelp}

Exit code: 0 all is well, 1 something is amiss, 2 wrong use.`;

interface Finding {
  readonly well: boolean;
  readonly says: string;
}

const neededNodeApi = 10;
const neededBytes = 1024 * 1024 * 1024;

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'look at what a terminal needs of this machine',
  help,

  async run(args, { stdout, stderr }) {
    const read = readArguments(args, {}, 0);
    if (!read.ok) {
      stderr(read.refusal);
      stderr(help);
      return 2;
    }
    const folder = read.value.data;
    const findings = [
      node(),
      dataFolder(folder),
      room(folder),
      database(folder),
      key(folder),
      ...(await devices()),
    ];
    for (const { well, says } of findings) stdout(`${well ? 'ok  ' : 'BAD '} ${says}`);
    return findings.every(({ well }) => well) ? 0 : 1;
  },
};

function node(): Finding {
  const well = Number(process.versions.napi) >= neededNodeApi;
  return {
    well,
    says: well ? `Node ${process.version}` : `Node ${process.version} is too old: Node 24 is needed`,
  };
}

function dataFolder(folder: string): Finding {
  const place = nearest(folder);
  try {
    accessSync(place, constants.R_OK | constants.W_OK);
    return {
      well: true,
      says: `data folder ${folder}${place === folder ? '' : ' (made at the first start)'}`,
    };
  } catch {
    return {
      well: false,
      says: `this user may not write to ${place}: give it the right, or choose another with --data`,
    };
  }
}

function room(folder: string): Finding {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const free = bavail * bsize;
  const says = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
  return free >= neededBytes ? { well: true, says } : { well: false, says: `only ${says}: make room` };
}

function database(folder: string): Finding {
  const opened = openForReading(join(folder, 'quen.db'));
  if (opened.ok) {
    opened.value.close();
    return { well: true, says: 'the database opens; "quen verify" checks it from end to end' };
  }
  const well = opened.refusal.kind === 'missing';
  return { well, says: well ? 'no database yet' : explainDatabaseRefusal(opened.refusal) };
}

function key(folder: string): Finding {
  if (existsSync(sealedKeyPath(folder)))
    return { well: true, says: "the shop's key is in this computer's keystore" };
  if (existsSync(plainKeyPath(folder)))
    return { well: true, says: "the shop's key is in a file of this user's" };
  const needed = existsSync(join(folder, 'quen.db'));
  return {
    well: !needed,
    says: needed ? "the shop's key is missing: restore it from a backup" : 'no key yet',
  };
}

async function devices(): Promise<Finding[]> {
  const { devices: found, user } = await lookAtAccess();
  if (found.length === 0) return [{ well: true, says: 'no readers and printers on USB or serial ports' }];
  return found.map((device) => {
    const advice = accessAdvice(device, user);
    return { well: advice.kind === 'well', says: explainAccess(device, advice) };
  });
}

/** The folder, or what of its path is there already. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
