import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/test-core.ts';
import { noAttributes } from '../../shared/domain/members/attributes.ts';
import type { Query } from '../../shared/domain/members/query.ts';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import { today } from '../core.ts';
import { fileOf } from '../import/files/file.ts';
import { openTable } from '../import/files/table.ts';
import { peopleHandlers } from './people.ts';

const women: Query = { match: 'all', clauses: [{ kind: 'gender', not: false, any: ['female'] }] };
const operationId = 'ab'.repeat(16);
const pin = '482105';

let folder: string;
let test: TestCore;
let calls: ReturnType<typeof peopleHandlers>;
let anh: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quen-groups-'));
  test = openTestCore(folder);
  calls = peopleHandlers(test.core);
  const owner = await test.core.staff.prepare('Lan', 'owner', pin);
  owner.store();
  const enrolled = (name: string, gender: 'female' | 'male') => {
    const member = test.core.members.newMember();
    const attributes = { ...noAttributes, gender, area: 'Huế' };
    test.core.members.insert(member, { name, phone: null, consent: 'x', attributes }, 1);
    return member;
  };
  anh = enrolled('=Ánh', 'female');
  for (let index = 0; index < 150; index += 1) enrolled(`Khách ${index}`, index < 120 ? 'male' : 'female');
});
afterEach(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

function withVoucher(): void {
  const programme = templateProgramme('points', 'VND', '2026-01-01');
  const name = { vi: 'Bánh', th: 'เค้ก', en: 'Cake' };
  const document = {
    ...programme,
    version: 2,
    startsOn: today(test.core),
    vouchers: [{ id: 'sent-cake', name, gives: { kind: 'item', costMinor: 1 } }],
  };
  const published = test.core.programmes.publish(document, today(test.core), 2);
  if (!published.ok) throw new Error(published.refusal.path);
}

it('counts groups and notes where members come from', async () => {
  void calls['group.save']({ group: null, name: 'Nữ', query: women });
  expect(calls['people.choices']({})).toMatchObject({ value: { areas: null, tags: null } });
  void calls['group.count']({});
  expect(await test.settled()).toMatchObject({ state: 'done', done: 151 });
  expect(test.core.groups.list()).toMatchObject([{ group: 'nu', counted: 31 }]);
  expect(calls['people.choices']({})).toMatchObject({ value: { areas: ['Huế'] } });
});

it('sends a voucher to everybody in a group once, however often it is asked', async () => {
  withVoucher();
  void calls['group.save']({ group: null, name: 'Nữ', query: women });
  const send = () => calls['group.send']({ operationId, group: 'nu', voucher: 'sent-cake', ownerPin: null });
  await send();
  expect(await test.settled()).toMatchObject({ state: 'done', result: { given: 31, already: 0 } });
  expect(test.core.ledger.holdings(anh).lots).toMatchObject([{ unit: 'sent-cake', remainder: 1 }]);
  await send();
  expect(await test.settled()).toMatchObject({ state: 'done', result: { given: 0, already: 31 } });
  expect(test.core.ledger.holdings(anh).lots).toMatchObject([{ unit: 'sent-cake', remainder: 1 }]);
  const unknown = await calls['group.send']({ operationId, group: 'nu', voucher: 'pie', ownerPin: null });
  expect(unknown).toMatchObject({ refusal: { code: 'voucherNotFound' } });
});

it('lists members page by page, each once', async () => {
  const everybody: Query = { match: 'any', clauses: [{ kind: 'area', not: false, any: ['hue'] }] };
  void calls['group.save']({ group: null, name: 'Huế', query: everybody });
  const seen: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const asked = calls['group.members']({ group: 'hue', after });
    let page: Awaited<typeof asked> | null = null;
    void Promise.resolve(asked).then((answer) => {
      page = answer;
    });
    await test.until(() => page !== null);
    const answer = await asked;
    if (!answer.ok) throw new Error(answer.refusal.code);
    seen.push(...answer.value.members.map(({ member }) => member));
    after = answer.value.next;
  }
  expect(new Set(seen).size).toBe(151);
  expect(seen.length).toBe(151);
});

it('writes a spreadsheet of a group with the owner’s PIN, and records it', async () => {
  void calls['group.save']({ group: null, name: 'Nữ', query: women });
  const begin = (ownerPin: string) => calls['export.begin']({ group: 'nu', format: 'xlsx', ownerPin });
  expect(await begin('0000')).toMatchObject({ ok: false });
  expect(await begin(pin)).toMatchObject({ ok: true });
  const task = await test.settled();
  if (!task?.file) throw new Error('there is a file');
  const part = calls['export.part']({ file: task.file.file, part: 0 });
  if (part instanceof Promise || !part.ok) throw new Error('the part is there');
  expect(part.value.last).toBe(true);
  const names: string[] = [];
  for await (const [name] of openTable(fileOf(Buffer.from(part.value.data, 'base64')), null).rows())
    names.push(name ?? '');
  expect(names.length).toBe(32);
  expect(names).toContain('=Ánh');
  expect(test.core.ledger.history({ kinds: ['audit'], limit: 1 })).toMatchObject([
    { detail: { act: 'exported', about: 'members nu' } },
  ]);
});
