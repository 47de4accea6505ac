import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, posted, type Shop, saleOf } from '../../../test/support/ledger/shop.ts';
import { type Attributes, noAttributes } from '../../shared/domain/members/attributes.ts';
import { type ClauseInput, type Query, QuerySchema } from '../../shared/domain/members/query.ts';
import { type Members, openMembers } from '../members/members.ts';
import { createVault } from '../members/vault.ts';
import { type Groups, openGroups } from './groups.ts';

const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };
const today = '2026-11-21';

let shop: Shop;
let members: Members;
let groups: Groups;

beforeEach(() => {
  shop = openShop();
  members = openMembers(shop.database, createVault(new Uint8Array(32).fill(3), random), random);
  groups = open();
});
afterEach(() => shop.close());

const open = () =>
  openGroups(shop.database, shop.clock, {
    attributes: (member) => members.attributes(member),
    activity: (member) => shop.ledger.activity(member),
    tierOf: () => null,
    slice: (after, limit) => members.slice(after, limit),
  });

function join(attributes: Partial<Attributes> = {}): string {
  const member = members.newMember();
  members.insert(
    member,
    { name: '', phone: null, consent: 'x', attributes: { ...noAttributes, ...attributes } },
    1,
  );
  return member;
}

const query = (...clauses: ClauseInput[]): Query => v.parse(QuerySchema, { match: 'all', clauses });
const sell = (member: string, totalMinor: number) =>
  posted(shop.ledger, saleOf(shop.ledger, { member, totalMinor, grants: [] }));

/** Walks while the clock goes on. */
async function membersOf(of: Query): Promise<string[]> {
  const found: string[] = [];
  const state = { ended: false };
  const walk = groups.walk({ queries: [of], today, met: (member) => found.push(member) > 0 }).then(() => {
    state.ended = true;
  });
  while (!state.ended) {
    shop.clock.advance(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await walk;
  return found;
}

describe('A group', () => {
  it('is what its question names, today', async () => {
    const anh = join({ gender: 'female', birthday: '1990-11-03' });
    join({ gender: 'male', birthday: '1990-11-03' });
    const of = query({ kind: 'gender', any: ['female'] }, { kind: 'birthdayMonth', when: 'this' });
    const id = groups.save(null, 'Sinh nhật tháng này', of);
    expect(id).toBe('sinh-nhat-thang-nay');
    expect(await membersOf(of)).toEqual([anh]);
    expect(groups.groupsOf(anh, today)).toEqual([id]);
    expect(groups.groupsOf(anh, '2026-12-01')).toEqual([]);
    members.describe(anh, noAttributes);
    expect(groups.groupsOf(anh, today)).toEqual([]);
  });

  it('reads spending and visits from the ledger, refunds taken off', async () => {
    const [often, once] = [join(), join()];
    const sales = [sell(often, 60_000), sell(often, 60_000), sell(once, 60_000)];
    const big = query({ kind: 'spent', withinDays: 30, leastMinor: 100_000 });
    const two = query({ kind: 'visits', withinDays: 30, least: 2 });
    expect([await membersOf(big), await membersOf(two)]).toEqual([[often], [often]]);
    expect(sales.length).toBe(3);
  });

  it('keeps its members through a merge of records, and forgets erased ones', async () => {
    const [lost, kept, gone] = [join(), join(), join()];
    groups.addToList('friends', lost);
    groups.addToList('friends', gone);
    members.merge(lost, kept);
    groups.merge(lost, kept);
    members.erase(gone);
    groups.erase(gone);
    expect(await membersOf(query({ kind: 'list', list: 'friends' }))).toEqual([kept]);
    expect(groups.lists()).toEqual([{ list: 'friends', members: 1 }]);
  });

  it('stands after a restart, and goes when it is removed', () => {
    const id = groups.save(null, 'ลูกค้าใหม่', query({ kind: 'joined', withinDays: 30 }));
    groups.counted(id, 12, 99);
    groups = open();
    expect(groups.list()).toMatchObject([{ group: 'group-1', name: 'ลูกค้าใหม่', counted: 12, countedMs: 99 }]);
    groups.save(id, 'Mới', query({ kind: 'joined', withinDays: 60 }));
    expect(groups.list()).toMatchObject([{ group: 'group-1', name: 'Mới', counted: null }]);
    groups.remove(id);
    expect(open().list()).toEqual([]);
  });
});

it('walks in slices between which the counter is served, and ends when it is told to', async () => {
  for (let index = 0; index < 250; index += 1) join();
  const everybody: Query = { match: 'all', clauses: [] };
  expect((await membersOf(everybody)).length).toBe(250);

  const steps: number[] = [];
  const walk = groups.walk({
    queries: [everybody],
    today,
    met: () => true,
    progress: (done) => steps.push(done) < 2,
  });
  // Between two slices the clock has to go on.
  expect(steps).toEqual([100]);
  shop.clock.advance(1);
  expect(await walk).toEqual({ whole: false, done: 200 });
  expect(steps).toEqual([100, 200]);
});
