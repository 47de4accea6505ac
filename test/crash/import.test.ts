import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Core } from '../../src/main/core.ts';
import { type Database, openForReading } from '../../src/main/database/database.ts';
import { systemClock } from '../../src/main/hosts/effects.ts';
import { verifyLog } from '../../src/main/ledger/verify.ts';
import { listTask, memberList, receiveList } from '../support/member-list.ts';
import { fillDisk, freeDisk, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { openShopCore } from '../support/test-core.ts';

const members = 400;
/** The kill falls once so many more are in, at least and at most, and wherever the import then is. */
const fewestInALife = 20;
const mostInALife = 120;
/** More than enough: each life brings its share. */
const mostLives = members / fewestInALife + 1;

interface Shop {
  readonly core: Core;
  readonly database: Database;
  close(): Promise<void>;
}

function openShop(folder: string): Shop {
  const { core, database } = openShopCore(folder, systemClock);
  return {
    core,
    database,
    async close() {
      await core.tasks.close();
      await core.queue.close();
      database.close();
    },
  };
}

/** Receives and tries a list; answers its run, ready to be imported. */
async function checkedList(folder: string): Promise<string> {
  const shop = openShop(folder);
  const run = await receiveList(shop.core, memberList(members));
  expect(await listTask(shop.core, run, 'check')).toBe('done');
  await shop.close();
  return run;
}

describe('An import that is killed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quen-import-kill-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('goes on until everybody is in, each once, with what each brought', { timeout: 120_000 }, async () => {
    const run = await checkedList(folder);
    let lives = 0;
    let killed = 0;
    for (let ended = false; !ended; lives += 1) {
      expect(lives).toBeLessThan(mostLives);
      const before = membersIn(folder);
      const more = randomInt(fewestInALife, mostInALife);
      ended = (await importUntilKilled(folder, run, before + more)) === 'done';
      if (!ended) killed += 1;
      expect(membersIn(folder)).toBeGreaterThanOrEqual(before);
    }
    expect(killed).toBeGreaterThan(0);
    const shop = openShop(folder);
    expectAllIn(shop);
    expect(shop.core.imports.find(run)).toMatchObject({ state: 'done', report: { enrolled: members } });
    await shop.close();
  });

  it('can be taken back from where it was', { timeout: 60_000 }, async () => {
    const run = await checkedList(folder);
    expect(await importUntilKilled(folder, run, fewestInALife)).toBe('killed');
    const shop = openShop(folder);
    const half = shop.core.members.count();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(members);
    // What is half in the books is no file to be thrown away.
    expect(shop.core.imports.find(run)?.state).toBe('running');
    expect(await listTask(shop.core, run, 'undo')).toBe('done');
    expect(shop.core.members.count()).toBe(0);
    expect(shop.core.imports.find(run)?.state).toBe('undone');
    expect(verifyLog(shop.database)).toMatchObject({ badEvent: null, differences: [] });
    await shop.close();
  });
});

describe('An import on a disk that fills', () => {
  let disk: SmallDisk;
  let shop: Shop;
  beforeEach(() => {
    disk = mountSmallDisk(24);
  });
  afterEach(async () => {
    await shop.close();
    disk.unmount();
  });

  it('stops whole rows, says so, and goes on once there is room', { timeout: 60_000 }, async () => {
    const run = await checkedList(disk.folder);
    shop = openShop(disk.folder);
    fillDisk(disk.folder, 1024 * 1024);
    expect(await listTask(shop.core, run, 'run')).toBe('diskFull');
    const half = shop.core.members.count();
    expect(half).toBeLessThan(members);
    expect(verifyLog(shop.database)).toMatchObject({ badEvent: null, differences: [] });
    expect(shop.core.imports.find(run)?.state).toBe('running');

    freeDisk(disk.folder);
    expect(await listTask(shop.core, run, 'run')).toBe('done');
    expectAllIn(shop);
  });
});

function expectAllIn({ core, database }: Shop): void {
  expect(core.members.count()).toBe(members);
  for (const index of [0, 1, 57, members - 1]) {
    const member = core.members.ofPhone(`+8490${String(index).padStart(7, '0')}`) ?? '';
    expect(core.members.profile(member)?.name).toBe(`Khách ${index}`);
    const held = core.ledger.holdings(member).lots.map(({ remainder }) => remainder);
    expect(held).toEqual(index % 200 === 0 ? [] : [index % 200]);
  }
  expect(core.groups.lists()).toEqual([{ list: 'cũ', members }]);
  expect(verifyLog(database)).toMatchObject({ badEvent: null, differences: [] });
}

/** Counted beside the terminal, which is not running. */
function membersIn(folder: string): number {
  const opened = openForReading(join(folder, 'quen.db'));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const { count } = opened.value
    .prepare<[], { count: number }>("SELECT count(*) AS count FROM event WHERE kind = 'memberEnrolled'")
    .get() ?? { count: 0 };
  opened.value.close();
  return count;
}

function importUntilKilled(folder: string, run: string, count: number): Promise<'killed' | 'done'> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'importer.ts'), folder, run], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let heard = '';
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      if (heard.split('\n').some((line) => Number(line) >= count)) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed');
      else if (heard.trimEnd().endsWith('done')) resolve('done');
      else reject(new Error(`the importer ended by itself (${code}): ${heard.slice(-100)} ${said}`));
    });
  });
}
