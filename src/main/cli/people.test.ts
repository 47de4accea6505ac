import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTestCore } from '../../../test/support/test-core.ts';
import { keyFromFile } from '../hosts/key-file.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { openOffline } from './offline-core.ts';

const pin = '482105';
let folder: string;
let list: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quen-people-'));
  list = join(folder, 'list.csv');
  const merchantKey = Uint8Array.from(keyFromFile(folder));
  const shop = openTestCore(folder, merchantKey);
  const owner = await shop.core.staff.prepare('Lan', 'owner', pin);
  owner.store();
  await shop.close();
  writeFileSync(list, 'Tên,SĐT,Điểm\n=1+1,0901234417,12\nBình,123,\n');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: typeof importCommand | typeof exportCommand, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await command.run([...args, '--data', folder], {
    stdout: (line) => out.push(line),
    stderr: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

it('tries a file, takes it in with the owner’s PIN, and writes it out again', async () => {
  const dry = await run(importCommand, 'members', list, '--dry-run');
  expect(dry.code).toBe(0);
  const report: unknown = JSON.parse(dry.out);
  expect(report).toMatchObject({ rows: 2, enrolled: 1, failed: 1, opened: 12, problems: [{ row: 3 }] });

  expect(await run(importCommand, 'members', list, '--consent')).toMatchObject({ code: 1 });
  vi.stubEnv('QUEN_OWNER_PIN', '0000');
  expect((await run(importCommand, 'members', list, '--consent')).err).toContain('not the owner’s PIN');
  vi.stubEnv('QUEN_OWNER_PIN', pin);
  expect((await run(importCommand, 'members', list)).err).toContain('--consent');
  const done = await run(importCommand, 'members', list, '--consent');
  expect(JSON.parse(done.out)).toEqual(report);

  const file = join(folder, 'out.csv');
  expect(await run(exportCommand, 'members', '--to', file)).toEqual({ code: 0, out: file, err: '1 members' });
  const text = readFileSync(file, 'utf8');
  expect(text.startsWith('\uFEFFTên,')).toBe(true);
  // A name that looks like a formula is text in a spreadsheet too.
  expect(text).toContain(`"'=1+1",+84901234417,`);
  expect(text).toMatch(/,12\r?$/m);
  // A file that is there is not overwritten.
  expect((await run(exportCommand, 'members', '--to', file)).code).toBe(1);
});

it('says what is wrong and changes nothing', async () => {
  writeFileSync(list, 'Màu\nđỏ\n');
  expect(await run(importCommand, 'members', list, '--dry-run')).toMatchObject({
    code: 1,
    err: expect.stringContaining('phone number or card number'),
  });
  expect((await run(importCommand, 'members', join(folder, 'none.csv'))).code).toBe(1);
  expect((await run(importCommand, 'guests', list)).code).toBe(2);
  expect((await run(exportCommand, 'members')).code).toBe(2);
  vi.stubEnv('QUEN_OWNER_PIN', pin);
  const to = join(folder, 'x.csv');
  expect((await run(exportCommand, 'members', '--to', to, '--group', 'none')).err).toContain('no group');
});

it('does not touch a shop whose terminal is running', async () => {
  const running = openOffline(folder);
  if (!running.ok) throw new Error(running.refusal);
  expect(await run(importCommand, 'members', list, '--dry-run')).toMatchObject({ code: 1 });
  await running.value.close();
});
