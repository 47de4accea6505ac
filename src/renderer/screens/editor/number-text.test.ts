import { describe, expect, it } from 'vitest';
import { numberOf, numberText } from './number-text.ts';

describe('A number in a field', () => {
  it.each`
    text         | scale | language | value
    ${'20.000'}  | ${0}  | ${'vi'}  | ${20_000}
    ${'20000'}   | ${0}  | ${'vi'}  | ${20_000}
    ${'2,5'}     | ${2}  | ${'vi'}  | ${250}
    ${'2.5'}     | ${2}  | ${'en'}  | ${250}
    ${'1,250.5'} | ${2}  | ${'en'}  | ${125_050}
    ${'1,250'}   | ${0}  | ${'th'}  | ${1_250}
    ${''}        | ${0}  | ${'en'}  | ${undefined}
    ${'2.555'}   | ${2}  | ${'en'}  | ${'2.555'}
    ${'2.550'}   | ${2}  | ${'en'}  | ${255}
    ${'-3'}      | ${0}  | ${'en'}  | ${'-3'}
    ${'ten'}     | ${0}  | ${'en'}  | ${'ten'}
  `('reads $text as $value in $language', ({ text, scale, language, value }) => {
    expect(numberOf(text, scale, language)).toBe(value);
  });

  it.each(['vi', 'th', 'en'] as const)('reads back what it shows in %s', (language) => {
    for (const value of [0, 5, 99, 1_000, 123_456_789]) {
      for (const scale of [0, 2, 3])
        expect(numberOf(numberText(value, scale, language), scale, language)).toBe(value);
    }
  });

  it('shows what is no number as it was typed', () => {
    expect(numberText('ten', 0, 'en')).toBe('ten');
    expect(numberText(undefined, 0, 'en')).toBe('');
  });
});
