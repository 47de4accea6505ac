import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/test-core.ts';
import {
  type ImportReport,
  type ImportSettings,
  largestImportBytes,
  partBytes,
} from '../../shared/contract/people.ts';
import { noAttributes } from '../../shared/domain/members/attributes.ts';
import type { Handlers } from '../dispatcher.ts';
import { peopleHandlers } from '../handlers/people.ts';
import { xlsxOf } from './files/xlsx-write.ts';

type Calls = Pick<Handlers, Extract<keyof Handlers, `import.${string}` | 'people.task' | 'people.stop'>>;

let folder: string;
let test: TestCore;
let calls: Calls;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-import-'));
  start();
});
afterEach(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(): void {
  test = openTestCore(folder);
  calls = peopleHandlers(test.core);
}

const newRun = () => randomBytes(16).toString('hex');

const settings: ImportSettings = {
  columns: ['name', 'phone', 'card', 'birthday', 'tags', 'balance', 'expiry'],
  encoding: null,
  unit: 'points',
  known: 'fill',
  unknown: 'enrol',
  list: 'Danh sách cũ',
  consent: true,
};

/** Sends a file as a screen does. */
async function receive(bytes: Uint8Array): Promise<string> {
  const run = newRun();
  await done('import.begin', { run, name: 'khách.csv', bytes: bytes.length });
  for (let part = 0; part * partBytes < bytes.length; part += 1) {
    const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    await done('import.part', { run, part, data: Buffer.from(piece).toString('base64') });
  }
  return run;
}

async function done<M extends keyof Calls>(method: M, request: Parameters<Calls[M]>[0]) {
  const answer = await (calls[method] as (asked: typeof request) => ReturnType<Calls[M]>)(request);
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

async function refusalOf<M extends keyof Calls>(method: M, request: Parameters<Calls[M]>[0]) {
  const answer = await (calls[method] as (asked: typeof request) => ReturnType<Calls[M]>)(request);
  return answer.ok ? 'done' : answer.refusal.code;
}

async function check(run: string, changed: Partial<ImportSettings> = {}): Promise<ImportReport> {
  await done('import.check', { run, settings: { ...settings, ...changed } });
  expect(await test.settled()).toMatchObject({ state: 'done' });
  return reportOf(run);
}

async function runWhole(run: string): Promise<ImportReport> {
  await done('import.run', { run, ownerPin: null });
  expect(await test.settled()).toMatchObject({ state: 'done' });
  return reportOf(run);
}

const reportOf = (run: string): ImportReport => {
  const report = test.core.imports.find(run)?.report;
  if (!report) throw new Error('there is a report');
  return report;
};

const csv = (...rows: string[]) =>
  Buffer.from(['Tên;Điện thoại;Thẻ;Sinh nhật;Nhãn;Điểm;Hạn', ...rows].join('\r\n'));

const fullList = csv(
  'Ánh;0901234417;100001;3/11/1990;vip;120;31/12/2026',
  'Bình;0901234418;;;;;',
  ';;100003;;;5;',
  'Ánh lần nữa;+84901234417;;;;10;',
  'Chi;12;;40/40;;-3;',
  'Không ai;;;;;;',
  '',
  'Dũng;0901234419;;;trà;;',
);

const known = () => {
  const member = test.core.members.newMember();
  test.core.members.insert(member, { name: '', phone: '+84901234419', consent: 'x' }, 1);
  return member;
};

it('tells beforehand what it will do, and does just that', async () => {
  const dung = known();
  const run = await receive(fullList);
  const before = test.core.ledger.head().sequence;
  const dry = await check(run);
  expect(dry).toMatchObject({
    rows: 7,
    enrolled: 3,
    filled: 1,
    known: 0,
    repeated: 1,
    failed: 2,
    listed: 4,
    opened: 125,
  });
  expect(dry.problems).toEqual([
    { row: 5, column: null, kind: 'repeated', found: '', earlier: 2 },
    { row: 6, column: 1, kind: 'phoneInvalid', found: '12', earlier: null },
    { row: 6, column: 3, kind: 'birthdayInvalid', found: '40/40', earlier: null },
    { row: 6, column: 5, kind: 'balanceInvalid', found: '-3', earlier: null },
    { row: 7, column: null, kind: 'nothingNamed', found: '', earlier: null },
  ]);
  // A dry run leaves the books as they were.
  expect(test.core.ledger.head().sequence).toBe(before);
  expect(test.core.members.count()).toBe(1);

  expect(await runWhole(run)).toEqual(dry);
  const { members, ledger, groups } = test.core;
  expect(members.count()).toBe(4);
  const anh = members.ofPhone('+84901234417') ?? '';
  expect(members.profile(anh)).toMatchObject({
    name: 'Ánh',
    attributes: { birthday: '1990-11-03', tags: ['vip'] },
  });
  expect(ledger.holdings(anh).lots).toMatchObject([
    { unit: 'points', remainder: 120, expiresOn: '2026-12-31' },
  ]);
  expect(members.profile(dung)).toMatchObject({ name: 'Dũng', attributes: { tags: ['trà'] } });
  expect(groups.lists()).toEqual([{ list: 'Danh sách cũ', members: 4 }]);
  // The file is gone with its key; nothing of it is left to read.
  expect(test.core.imports.partCount(run)).toBe(0);
  expect(await refusalOf('import.run', { run, ownerPin: null })).toBe('importNotReady');
});

it('takes the same file a second time and makes nobody twice', async () => {
  const first = await receive(fullList);
  await check(first);
  await runWhole(first);
  const second = await receive(fullList);
  const report = await check(second);
  expect(report).toMatchObject({ enrolled: 0, known: 4, filled: 0, opened: 0 });
  await runWhole(second);
  const anh = test.core.members.ofPhone('+84901234417') ?? '';
  expect(test.core.ledger.holdings(anh).lots).toMatchObject([{ remainder: 120 }]);
});

it('goes on where it was interrupted', async () => {
  const people = Array.from(
    { length: 203 },
    (_, index) => `Khách ${index};09012${String(index).padStart(5, '0')};;;;7;`,
  );
  const run = await receive(csv(...people));
  const dry = await check(run);
  expect(dry.enrolled).toBe(203);
  await done('import.run', { run, ownerPin: null });
  await test.until(() => test.core.members.count() >= 80);
  await done('people.stop', {});
  expect(await test.settled()).toMatchObject({ state: 'stopped' });
  const half = test.core.members.count();
  expect(half).toBeLessThan(203);
  expect(test.core.imports.find(run)).toMatchObject({ state: 'running', rowsDone: half + 1 });

  await test.close();
  start();
  await done('import.run', { run, ownerPin: null });
  await test.settled();
  expect(reportOf(run)).toEqual(dry);
  expect(test.core.members.count()).toBe(203);
});

describe('Undoing', () => {
  it('takes back whoever was enrolled, what was filled in and the list', async () => {
    const dung = known();
    const run = await receive(fullList);
    await check(run);
    await runWhole(run);
    const anh = test.core.members.ofPhone('+84901234417') ?? '';
    await done('import.undo', { run, ownerPin: null });
    expect(await test.settled()).toMatchObject({ state: 'done', result: { taken: 4, kept: 0 } });
    expect(test.core.members.count()).toBe(1);
    expect(test.core.members.profile(anh)).toBeNull();
    expect(test.core.ledger.holdings(anh).lots).toEqual([]);
    expect(test.core.members.profile(dung)).toMatchObject({ name: '' });
    expect(test.core.members.attributes(dung)).toEqual(noAttributes);
    expect(test.core.groups.lists()).toEqual([]);
    expect(test.core.imports.find(run)).toMatchObject({ state: 'undone' });
  });

  it('leaves what somebody has used or changed since', async () => {
    const dung = known();
    const run = await receive(fullList);
    await check(run);
    await runWhole(run);
    const anh = test.core.members.ofPhone('+84901234417') ?? '';
    test.adjust(anh, -20);
    test.core.members.rename(dung, 'Dũng Nguyễn');
    await done('import.undo', { run, ownerPin: null });
    expect(await test.settled()).toMatchObject({ result: { taken: 2, kept: 2 } });
    expect(test.core.members.profile(anh)).toMatchObject({ name: 'Ánh' });
    expect(test.core.members.profile(dung)).toMatchObject({
      name: 'Dũng Nguyễn',
      attributes: { tags: ['trà'] },
    });
  });
});

it('puts known people on a list and refuses strangers', async () => {
  known();
  const run = await receive(fullList);
  const report = await check(run, { unknown: 'refuse', consent: false, known: 'leave' });
  expect(report).toMatchObject({ enrolled: 0, known: 1, listed: 1, opened: 0 });
  expect(report.problems.filter(({ kind }) => kind === 'unknownMember').map(({ row }) => row)).toEqual([
    2, 3, 4, 5,
  ]);
});

it('sees a phone number and a card that belong to two members', async () => {
  known();
  const first = await receive(csv('Ánh;0901234417;100001;;;;'));
  await check(first);
  await runWhole(first);
  const run = await receive(csv('Ai;0901234419;100001;;;;'));
  expect((await check(run)).problems).toMatchObject([{ row: 2, kind: 'twoMembers' }]);
});

it('reads the columns of a spreadsheet', async () => {
  const run = await receive(
    xlsxOf('a', [
      ['Họ tên', 'SĐT', 'Màu'],
      ['Ánh', '0901234417', 'đỏ'],
    ]),
  );
  expect(await done('import.columns', { run, encoding: null })).toEqual({
    encoding: null,
    columns: [
      { header: 'Họ tên', samples: ['Ánh'], field: 'name' },
      { header: 'SĐT', samples: ['0901234417'], field: 'phone' },
      { header: 'Màu', samples: ['đỏ'], field: null },
    ],
  });
});

describe('Refused is', () => {
  it.each<[string, Partial<ImportSettings>, string]>([
    ['a list that names nobody', { columns: ['name', 'birthday'] }, 'importNobodyNamed'],
    ['the same column twice', { columns: ['phone', 'phone'] }, 'importColumnTwice'],
    ['a balance in no unit', { unit: null }, 'importUnitMissing'],
    ['enrolling without consent', { consent: false }, 'consentNeeded'],
  ])('%s', async (_, changed, code) => {
    const run = await receive(fullList);
    expect(await refusalOf('import.check', { run, settings: { ...settings, ...changed } })).toBe(code);
  });

  it('a file that is too large before a byte of it came', async () => {
    const request = { run: newRun(), name: 'a', bytes: largestImportBytes + 1 };
    expect(await refusalOf('import.begin', request)).toBe('importTooLarge');
  });

  it.each<[string, Uint8Array, string]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000001', 'hex'), 'importNotATable'],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'importOldSpreadsheet'],
    ['half a spreadsheet', xlsxOf('a', [['x']]).subarray(0, 300), 'importDamaged'],
    ['blank lines', Buffer.from('\n\n \n'), 'importEmpty'],
  ])('%s', async (_, bytes, code) => {
    const run = await receive(bytes);
    expect(await refusalOf('import.columns', { run, encoding: null })).toBe(code);
    await done('import.check', { run, settings });
    expect(await test.settled()).toMatchObject({ state: 'refused', refusal: { code } });
    await done('import.drop', { run });
    expect(test.core.imports.list()).toEqual([]);
  });

  it('a part out of its order or of another length, and a run that was not checked', async () => {
    const run = newRun();
    await done('import.begin', { run, name: 'a', bytes: partBytes + 5 });
    const part = (bytes: number) => Buffer.alloc(bytes, 97).toString('base64');
    expect(await refusalOf('import.part', { run, part: 1, data: part(5) })).toBe('badRequest');
    expect(await refusalOf('import.part', { run, part: 0, data: part(7) })).toBe('badRequest');
    await done('import.part', { run, part: 0, data: part(partBytes) });
    // The same part again, as after an answer that got lost.
    await done('import.part', { run, part: 0, data: part(partBytes) });
    expect(await refusalOf('import.run', { run, ownerPin: null })).toBe('importNotReady');
    await done('import.part', { run, part: 1, data: part(5) });
    expect(test.core.imports.find(run)).toMatchObject({ state: 'received' });
    expect(await refusalOf('import.begin', { run: newRun(), name: 'b', bytes: 1 })).toBe('done');
  });
});
