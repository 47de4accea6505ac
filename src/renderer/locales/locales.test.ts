import { expect, it } from 'vitest';
import { check as checkTh } from './th/check.ts';
import { common as commonTh } from './th/common.ts';
import { counter as counterTh } from './th/counter.ts';
import { owner as ownerTh } from './th/owner.ts';
import { results as resultsTh } from './th/results.ts';
import { slips as slipsTh } from './th/slips.ts';
import { check as checkVi } from './vi/check.ts';
import { common as commonVi } from './vi/common.ts';
import { counter as counterVi } from './vi/counter.ts';
import { owner as ownerVi } from './vi/owner.ts';
import { results as resultsVi } from './vi/results.ts';
import { slips as slipsVi } from './vi/slips.ts';

/** Names and examples, which are the same in every language. */
const untranslated =
  /^(languages|zones)\.|^logo\.title$|\.(product|csv|pathExample|pathFileExample|pathDeviceExample|modelExample)$|^product$/;

it('holds Thai letters in every Thai text', () => {
  expect(
    textsIn([checkTh, commonTh, counterTh, ownerTh, resultsTh, slipsTh]).filter(
      ({ text }) => !/\p{Script=Thai}/u.test(text),
    ),
  ).toEqual([]);
});

it('holds Vietnamese letters in every Vietnamese text of three words or more', () => {
  const sentences = textsIn([checkVi, commonVi, counterVi, ownerVi, resultsVi, slipsVi]).filter(({ text }) =>
    /\S \S+ \S/.test(text),
  );
  expect(sentences.filter(({ text }) => !/[đà-ỹ]/iu.test(text.normalize('NFC')))).toEqual([]);
});

interface Named {
  readonly name: string;
  readonly text: string;
}

/** Texts with words of their own, without what is put in for `{{…}}`. */
function textsIn(places: readonly object[], above = ''): Named[] {
  return places.flatMap((place) =>
    Object.entries(place).flatMap(([key, value]: [string, unknown]) => {
      const name = above + key;
      if (typeof value === 'object' && value !== null) return textsIn([value], `${name}.`);
      const text = String(value).replaceAll(/\{\{\w+\}\}/g, '');
      return untranslated.test(name) || !/\p{L}/u.test(text) ? [] : [{ name, text }];
    }),
  );
}
