import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCounter, type TestCounter } from '../../../test/support/open-counter.ts';
import { partBytes } from '../../shared/contract/people.ts';
import { xlsxOf } from '../import/files/xlsx-write.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(() => counter.close());

async function send(bytes: Buffer | Uint8Array): Promise<string> {
  const file = randomBytes(16).toString('hex');
  for (let part = 0; part * partBytes < bytes.length; part += 1) {
    const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    await counter.call('catalogue.send', { file, part, data: Buffer.from(piece).toString('base64') });
  }
  return file;
}

const csv = (...rows: string[]) => Buffer.from(rows.join('\n'));
const items = () => counter.call('catalogue.list', {});
const latte = {
  id: 'latte',
  name: 'Latte',
  category: 'Cà phê',
  tags: ['nóng'],
  priceMinor: 45_000,
  taxBasisPoints: 800,
  icon: 'cup',
  picture: null,
  position: 0,
};

const menu = csv(
  'Tên món;Loại;Giá;Nhãn;Thuế %',
  'Latte;Cà phê;49.000;;',
  'Bánh mì bơ;Bánh;25.000;sáng,mặn;8',
  'Trà đá;Trà;miễn phí;;',
  'bánh mì bơ;Bánh;26.000;;',
  ';Trà;5.000;;',
  'Nước;;;;',
);

describe('A list of items', () => {
  it('tells beforehand what it changes, and then changes just that', async () => {
    await counter.call('catalogue.save', latte);
    const file = await send(menu);
    const report = await counter.call('catalogue.check', { file });
    expect(report).toEqual({
      rows: 6,
      added: 1,
      changed: 1,
      same: 0,
      failed: 4,
      problems: [
        { row: 4, field: 'price', kind: 'priceInvalid', found: 'miễn phí' },
        { row: 5, field: 'name', kind: 'repeated', found: 'bánh mì bơ' },
        { row: 6, field: 'name', kind: 'nameMissing', found: '' },
        { row: 7, field: 'price', kind: 'priceMissing', found: 'Nước' },
      ],
    });
    expect(await items()).toHaveLength(1);

    expect(await counter.call('catalogue.takeIn', { file })).toEqual(report);
    expect(await items()).toMatchObject([
      // Its tags, its tax and its place stay: the file said nothing of them.
      { id: 'latte', priceMinor: 49_000, tags: ['nóng'], taxBasisPoints: 800, position: 0 },
      { id: 'banh-mi-bo', name: 'Bánh mì bơ', tags: ['sáng', 'mặn'], priceMinor: 25_000, position: 1 },
    ]);
    // What was taken in is not taken in twice.
    expect(await counter.refusal('catalogue.takeIn', { file })).toBe('importNotFound');
  });

  it('comes out as it goes in', async () => {
    await counter.call('catalogue.takeIn', { file: await send(menu) });
    const before = await items();
    const { name, text } = await counter.call('catalogue.csv', {});
    expect(name).toMatch(/^quen-items-\d{4}-\d{2}-\d{2}\.csv$/);
    const report = await counter.call('catalogue.check', { file: await send(Buffer.from(text)) });
    expect(report).toMatchObject({
      rows: before.length,
      same: before.length,
      added: 0,
      changed: 0,
      failed: 0,
    });
  });

  it('may be a spreadsheet', async () => {
    const sheet = xlsxOf('Menu', [
      ['Name', 'Price'],
      ['Espresso', '30000'],
    ]);
    const report = await counter.call('catalogue.takeIn', { file: await send(sheet) });
    expect(report).toMatchObject({ added: 1, failed: 0 });
    expect(await items()).toMatchObject([{ id: 'espresso', priceMinor: 30_000 }]);
  });

  it('takes in no more than a shop can have', async () => {
    const rows = Array.from({ length: 505 }, (_, index) => `Món ${index};1000`);
    const report = await counter.call('catalogue.takeIn', { file: await send(csv('Tên;Giá', ...rows)) });
    expect(report).toMatchObject({ added: 500, failed: 5 });
    expect(await items()).toHaveLength(500);
  });
});

describe('Refused is', () => {
  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000001', 'hex'), 'importNotATable'],
    ['a list without names', csv('Giá', '1000'), 'importNotATable'],
    ['a header alone', csv('Tên;Giá'), 'importEmpty'],
  ])('%s', async (_, bytes, code) => {
    const file = await send(bytes);
    expect(await counter.refusal('catalogue.check', { file })).toBe(code);
    expect(await counter.refusal('catalogue.takeIn', { file })).toBe(code);
    expect(await items()).toEqual([]);
  });

  it('a part out of its order, and a file that never came', async () => {
    const file = randomBytes(16).toString('hex');
    expect(await counter.refusal('catalogue.check', { file })).toBe('importNotFound');
    expect(await counter.refusal('catalogue.send', { file, part: 1, data: 'AAAA' })).toBe('badRequest');
  });

  it('whoever is no owner', async () => {
    await counter.call('staff.add', { name: 'Tú', role: 'cashier', pin: '1111' });
    const cashier = counter.view().staff.find(({ role }) => role === 'cashier')?.id ?? '';
    await counter.call('staff.signIn', { staff: cashier, pin: '1111' });
    expect(await counter.refusal('catalogue.csv', {})).toBe('notAllowed');
    const file = randomBytes(16).toString('hex');
    expect(await counter.refusal('catalogue.takeIn', { file })).toBe('notAllowed');
  });
});
