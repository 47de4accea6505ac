import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, posted, type Shop, saleOf } from '../../../test/support/ledger/shop.ts';
import { editClosed } from '../database/edit-closed.ts';
import { backupCommand } from './backup.ts';
import { restoreCommand } from './restore.ts';
import { verifyCommand } from './verify.ts';

let shop: Shop;

beforeEach(() => {
  shop = openShop();
  for (let sold = 0; sold < 5; sold++) sell();
});

afterEach(() => shop.close());

const sell = () =>
  posted(
    shop.ledger,
    saleOf(shop.ledger, {
      member: 'ann',
      totalMinor: 1000,
      grants: [{ unit: 'points', quantity: 10, expiresOn: null }],
    }),
  );

type Command = typeof verifyCommand | typeof backupCommand | typeof restoreCommand;

async function run(command: Command, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const output = {
    stdout: (line: string) => void out.push(line),
    stderr: (line: string) => void err.push(line),
  };
  const code = await command.run(args, output);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('quen verify', () => {
  it('is content with a sound ledger, beside a running terminal', async () => {
    const { code, out } = await run(verifyCommand, '--data', shop.folder);
    expect({ code, out }).toEqual({
      code: 0,
      out: `5 events: the chain holds and every balance and total follows from it.\nlast event till1.1.5, hash ${shop.ledger.head().hash}`,
    });
  });

  it.each([
    {
      what: 'a changed text',
      change: `UPDATE event SET body = replace(body, '"amount":10', '"amount":11') WHERE position = 3`,
      says: 'till1.1.3 (row 3): hash',
    },
    {
      what: 'a dropped event',
      change: `DELETE FROM event WHERE position = 3`,
      says: 'till1.1.4 (row 4): sequence',
    },
    {
      what: 'a changed member',
      change: `UPDATE event SET member = 'bao' WHERE position = 2`,
      says: 'till1.1.2 (row 2): columns, member',
    },
    {
      what: 'a text that is none',
      change: `UPDATE event SET body = 'words' WHERE position = 4`,
      says: 'till1.1.4 (row 4): unreadable',
    },
    {
      what: 'a changed balance',
      change: `UPDATE lot SET remainder = 1000 WHERE rowid_of_first`,
      says: 'holdings of ann',
    },
    {
      what: 'a changed day of a member',
      change: `UPDATE member_day SET amount = amount + 1 WHERE measure = 'spent'`,
      says: 'days of ann',
    },
    {
      what: 'a changed total',
      change: `UPDATE rollup SET amount = amount + 1 WHERE measure = 'bill'`,
      says: 'daily totals',
    },
  ])('finds $what and names the place', async ({ change, says }) => {
    shop.database.close();
    editClosed(join(shop.folder, 'quen.db'), (database) => {
      database.prepare('DROP TRIGGER event_is_final').run();
      database.prepare('DROP TRIGGER event_is_kept').run();
      database.prepare('PRAGMA defer_foreign_keys = ON').run();
      database.prepare(change.replace('rowid_of_first', "lot = 'till1.1.1'")).run();
      database.prepare('DELETE FROM entry WHERE position NOT IN (SELECT position FROM event)').run();
      for (const table of ['operation', 'business_key', 'taken_back'])
        database.prepare(`DELETE FROM ${table} WHERE position NOT IN (SELECT position FROM event)`).run();
    });
    const { code, out } = await run(verifyCommand, '--data', shop.folder);
    expect(code).toBe(1);
    expect(out).toContain(says);
    const json = await run(verifyCommand, '--data', shop.folder, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toHaveProperty('badEvent');
  });

  it('leaves data of an older version to the terminal', async () => {
    shop.database.sqlite.pragma('user_version = 1');
    expect(await run(verifyCommand, '--data', shop.folder)).toEqual({
      code: 1,
      out: '',
      err: 'This data was written by an older Quen. Start Quen once to bring it up to date.',
    });
  });

  it('says when there is nothing to verify', async () => {
    expect(await run(verifyCommand, '--data', join(shop.folder, 'none'))).toMatchObject({
      code: 1,
      err: `There is no database at ${join(shop.folder, 'none', 'quen.db')}.`,
    });
  });
});

it('quen backup and quen restore carry a shop to another folder', async () => {
  const made = await run(backupCommand, '--data', shop.folder);
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('5 events') });
  const elsewhere = mkdtempSync(join(tmpdir(), 'quen-restore-'));
  try {
    expect(await run(restoreCommand, made.out, '--data', elsewhere)).toMatchObject({ code: 0, err: '' });
    expect(await run(verifyCommand, '--data', elsewhere)).toMatchObject({ code: 0 });
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

it('quen restore asks before it overwrites what is newer', async () => {
  const made = await run(backupCommand, '--data', shop.folder);
  sell();
  shop.database.close();
  expect(await run(restoreCommand, made.out, '--data', shop.folder)).toEqual({
    code: 1,
    out: '',
    err: 'The backup lacks 1 of the events in the data. Nothing was changed; --force overwrites them.',
  });
  expect(await run(restoreCommand, made.out, '--data', shop.folder, '--force')).toMatchObject({ code: 0 });
});

it.each([
  { command: verifyCommand, args: ['extra'] },
  { command: verifyCommand, args: ['--data', ''] },
  { command: backupCommand, args: ['--too'] },
  { command: restoreCommand, args: [] },
  { command: restoreCommand, args: ['a', 'b'] },
])('quen $command.name $args is wrong use, and is told how it is used', async ({ command, args }) => {
  const { code, err } = await run(command, ...args);
  expect(code).toBe(2);
  expect(err).toContain(`Usage: quen ${command.name}`);
});
