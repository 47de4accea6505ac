import { expect, it } from 'vitest';
import type { Unit } from './document.ts';
import { quantityInWords, shownQuantity } from './quantity.ts';

const unit = (changes: Partial<Unit>): Unit => ({
  id: 'points',
  kind: 'points',
  name: { vi: 'điểm', th: 'แต้ม', en: 'points' },
  one: { en: 'point' },
  scale: 0,
  showWhole: false,
  expiry: { kind: 'never' },
  pendingDays: 0,
  ...changes,
});

it.each`
  quantity | scale | showWhole | vi              | th             | en
  ${0}     | ${0}  | ${false}  | ${'0 điểm'}     | ${'0 แต้ม'}     | ${'0 points'}
  ${1}     | ${0}  | ${false}  | ${'1 điểm'}     | ${'1 แต้ม'}     | ${'1 point'}
  ${1284}  | ${0}  | ${false}  | ${'1.284 điểm'} | ${'1,284 แต้ม'} | ${'1,284 points'}
  ${100}   | ${2}  | ${false}  | ${'1 điểm'}     | ${'1 แต้ม'}     | ${'1 point'}
  ${675}   | ${2}  | ${false}  | ${'6,75 điểm'}  | ${'6.75 แต้ม'}  | ${'6.75 points'}
  ${675}   | ${2}  | ${true}   | ${'6 điểm'}     | ${'6 แต้ม'}     | ${'6 points'}
  ${-675}  | ${2}  | ${true}   | ${'-6 điểm'}    | ${'-6 แต้ม'}    | ${'-6 points'}
  ${199}   | ${2}  | ${true}   | ${'1 điểm'}     | ${'1 แต้ม'}     | ${'1 point'}
`('$quantity at scale $scale is $en', ({ quantity, scale, showWhole, vi, th, en }) => {
  const shown = unit({ scale, showWhole });
  expect(quantityInWords(shown, quantity, 'vi')).toBe(vi);
  expect(quantityInWords(shown, quantity, 'th')).toBe(th);
  expect(quantityInWords(shown, quantity, 'en')).toBe(en);
});

it('falls back to the name where the unit has no word for one', () => {
  const { one: _, ...nameless } = unit({});
  expect(quantityInWords(nameless, 1, 'en')).toBe('1 points');
});

it('shows the number alone', () => {
  expect(shownQuantity(unit({}), 12_340, 'vi')).toBe('12.340');
});
