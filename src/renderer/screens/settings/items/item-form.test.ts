import { describe, expect, it } from 'vitest';
import { readPrice } from '../../../../shared/domain/catalogue/item-text.ts';
import { type ItemForm, readItem } from './item-form.ts';

const form: ItemForm = {
  name: ' Cà phê sữa ',
  price: '35.000',
  category: 'Cà phê',
  tags: 'nóng, đá, nóng,',
  tax: '8',
  icon: 'cup',
  picture: null,
};
const where = { id: 'coffee', position: 3, currency: 'VND' } as const;

describe('A typed item', () => {
  it('is read with its price in minor units, tags once each and tax in hundredths', () => {
    expect(readItem(form, where)).toEqual({
      ok: true,
      item: {
        id: 'coffee',
        name: 'Cà phê sữa',
        category: 'Cà phê',
        tags: ['nóng', 'đá'],
        priceMinor: 35_000,
        taxBasisPoints: 800,
        icon: 'cup',
        picture: null,
        position: 3,
      },
    });
  });

  it('names everything that is wrong at once', () => {
    expect(readItem({ ...form, name: ' ', price: 'x', tax: '101' }, where)).toEqual({
      ok: false,
      problems: ['needName', 'badPrice', 'badTax'],
    });
  });

  it.each`
    typed         | currency | minor
    ${'35 000'}   | ${'VND'} | ${35_000}
    ${'4.5'}      | ${'USD'} | ${450}
    ${'1,250.00'} | ${'THB'} | ${125_000}
    ${'65'}       | ${'THB'} | ${6_500}
    ${'4.999'}    | ${'USD'} | ${499_900}
    ${'-3'}       | ${'USD'} | ${null}
    ${''}         | ${'VND'} | ${null}
  `('reads $typed in $currency as $minor', ({ typed, currency, minor }) => {
    expect(readPrice(typed, currency)).toBe(minor);
  });
});
