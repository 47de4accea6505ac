import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openShop, type Shop } from '../../../test/support/ledger/shop.ts';
import { type Attributes, noAttributes } from '../../shared/domain/members/attributes.ts';
import { type Members, openMembers } from './members.ts';
import { createVault } from './vault.ts';

const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };
const told: Attributes = {
  birthday: '1990-11-03',
  gender: 'female',
  area: 'Quận Phú Nhuận',
  tags: ['trà sữa'],
  email: 'anh@example.vn',
  note: 'dị ứng đậu phộng',
};

let shop: Shop;
let members: Members;

beforeEach(() => {
  shop = openShop();
  members = openMembers(shop.database, createVault(new Uint8Array(32).fill(3), random), random);
});
afterEach(() => shop.close());

function joined(name: string, phone: string | null, attributes?: Attributes): string {
  const member = members.newMember();
  members.insert(member, { name, phone, consent: 'x', ...(attributes ? { attributes } : {}) }, 1);
  return member;
}

it('keeps what a member tells, and finds the member as before', () => {
  const anh = joined('Nguyễn Thị Ánh', '+84901234417');
  expect(members.attributes(anh)).toEqual(noAttributes);
  members.describe(anh, told);
  expect(members.attributes(anh)).toEqual(told);
  expect(members.profile(anh)).toMatchObject({ name: 'Nguyễn Thị Ánh', phone: '+84901234417' });
  expect([members.search('anh'), members.search('4417'), members.ofPhone('+84901234417')]).toEqual([
    [anh],
    [anh],
    anh,
  ]);
  members.rename(anh, 'Trần Ánh');
  expect(members.attributes(anh)).toEqual(told);
});

it('lets the survivor of a merge keep its own and take what it lacks', () => {
  const lost = joined('Ánh', '+84901234417', told);
  const kept = joined('Ánh T.', null, { ...noAttributes, area: 'Huế', tags: ['vip'] });
  members.merge(lost, kept);
  expect(members.attributes(kept)).toEqual({ ...told, area: 'Huế', tags: ['vip', 'trà sữa'] });
  expect(members.slice('', 10)).toEqual([kept]);
});

it('forgets everything with the key', () => {
  const anh = joined('Ánh', '+84901234417', told);
  members.erase(anh);
  expect(members.profile(anh)).toBeNull();
  expect(members.attributes(anh)).toEqual(noAttributes);
  expect([members.count(), members.slice('', 10)]).toEqual([0, []]);
});

it('writes nothing of it in the open', () => {
  joined('Ánh', '+84901234417', told);
  const copy = join(shop.folder, 'copy.db');
  writeFileSync(copy, shop.database.sqlite.serialize());
  const file = readFileSync(copy);
  for (const word of ['1990-11-03', 'Phú Nhuận', 'trà sữa', 'example.vn', 'đậu phộng'])
    expect(file.includes(Buffer.from(word)), word).toBe(false);
});

it('walks over all members in slices, each once', () => {
  const all = Array.from({ length: 25 }, (_, index) => joined(`Guest ${index}`, null));
  const seen: string[] = [];
  for (let slice = members.slice('', 10); slice.length > 0; slice = members.slice(seen.at(-1) ?? '', 10))
    seen.push(...slice);
  expect(seen).toEqual(all.toSorted());
  expect(members.count()).toBe(25);
});
