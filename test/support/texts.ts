/** The screens' own words, so that a test looks for what a person reads. */
import { check as checkEn } from '../../src/renderer/locales/en/check.ts';
import { common as commonEn } from '../../src/renderer/locales/en/common.ts';
import { counter as counterEn } from '../../src/renderer/locales/en/counter.ts';
import { editor as editorEn } from '../../src/renderer/locales/en/editor.ts';
import { owner as ownerEn } from '../../src/renderer/locales/en/owner.ts';
import { people as peopleEn } from '../../src/renderer/locales/en/people.ts';
import { check as checkTh } from '../../src/renderer/locales/th/check.ts';
import { common as commonTh } from '../../src/renderer/locales/th/common.ts';
import { counter as counterTh } from '../../src/renderer/locales/th/counter.ts';
import { editor as editorTh } from '../../src/renderer/locales/th/editor.ts';
import { owner as ownerTh } from '../../src/renderer/locales/th/owner.ts';
import { people as peopleTh } from '../../src/renderer/locales/th/people.ts';
import { check as checkVi } from '../../src/renderer/locales/vi/check.ts';
import { common as commonVi } from '../../src/renderer/locales/vi/common.ts';
import { counter as counterVi } from '../../src/renderer/locales/vi/counter.ts';
import { editor as editorVi } from '../../src/renderer/locales/vi/editor.ts';
import { owner as ownerVi } from '../../src/renderer/locales/vi/owner.ts';
import { people as peopleVi } from '../../src/renderer/locales/vi/people.ts';

export const texts = {
  vi: {
    check: checkVi,
    common: commonVi,
    counter: counterVi,
    editor: editorVi,
    owner: ownerVi,
    people: peopleVi,
  },
  th: {
    check: checkTh,
    common: commonTh,
    counter: counterTh,
    editor: editorTh,
    owner: ownerTh,
    people: peopleTh,
  },
  en: {
    check: checkEn,
    common: commonEn,
    counter: counterEn,
    editor: editorEn,
    owner: ownerEn,
    people: peopleEn,
  },
} as const;

/** A text with its blanks filled in; a blank that is not named may be anything. */
export function saying(text: string, values: Readonly<Record<string, string | number>> = {}): RegExp {
  const parts = text.split(/\{\{(\w+)\}\}/);
  const pattern = parts.map((part, index) => {
    if (index % 2 === 0) return literally(part);
    const value = values[part];
    return value === undefined ? '.+' : literally(String(value));
  });
  return new RegExp(`^${pattern.join('')}$`, 'u');
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
