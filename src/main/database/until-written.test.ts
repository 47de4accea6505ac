import { afterEach, beforeEach, expect, it } from 'vitest';
import { openShop, type Shop } from '../../../test/support/ledger/shop.ts';
import { openSettings } from '../settings/settings.ts';
import { untilWritten } from './until-written.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => shop.close());

it('reads once until something is written', () => {
  const kept = untilWritten(shop.database);
  let value = 1;
  const read = () => kept.read('value', () => value);
  expect(read()).toBe(1);
  value = 2;
  expect(read()).toBe(1);
  kept.written();
  expect(read()).toBe(2);
});

it('keeps nothing that a transaction may take back', () => {
  const settings = openSettings(shop.database);
  settings.set('language', 'vi');
  expect(settings.get('language')).toBe('vi');
  const failing = () =>
    shop.database.transaction(() => {
      settings.set('language', 'th');
      expect(settings.get('language')).toBe('th');
      throw new Error('taken back');
    });
  expect(failing).toThrow('taken back');
  expect(settings.get('language')).toBe('vi');
});

it('lets go of what was read long ago', () => {
  const kept = untilWritten(shop.database);
  const reads: number[] = [];
  const read = (index: number) => kept.read(`${index}`, () => reads.push(index));
  for (let index = 0; index < 1_000; index += 1) read(index);
  read(0);
  expect(reads).toHaveLength(1_001);
});
