import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { check as checkEn } from './en/check.ts';
import { common as commonEn } from './en/common.ts';
import { counter as counterEn } from './en/counter.ts';
import { editor as editorEn } from './en/editor.ts';
import { owner as ownerEn } from './en/owner.ts';
import { people as peopleEn } from './en/people.ts';
import { results as resultsEn } from './en/results.ts';
import { slips as slipsEn } from './en/slips.ts';
import { check as checkTh } from './th/check.ts';
import { common as commonTh } from './th/common.ts';
import { counter as counterTh } from './th/counter.ts';
import { editor as editorTh } from './th/editor.ts';
import { owner as ownerTh } from './th/owner.ts';
import { people as peopleTh } from './th/people.ts';
import { results as resultsTh } from './th/results.ts';
import { slips as slipsTh } from './th/slips.ts';
import { check as checkVi } from './vi/check.ts';
import { common as commonVi } from './vi/common.ts';
import { counter as counterVi } from './vi/counter.ts';
import { editor as editorVi } from './vi/editor.ts';
import { owner as ownerVi } from './vi/owner.ts';
import { people as peopleVi } from './vi/people.ts';
import { results as resultsVi } from './vi/results.ts';
import { slips as slipsVi } from './vi/slips.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      check: typeof checkEn;
      common: typeof commonEn;
      counter: typeof counterEn;
      owner: typeof ownerEn;
      people: typeof peopleEn;
      editor: typeof editorEn;
      results: typeof resultsEn;
      slips: typeof slipsEn;
    };
  }
}

export const texts: i18n = createInstance();

/** Ready when this returns: every text is bundled. */
export function startTexts(): void {
  void texts.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    defaultNS: 'common',
    ns: ['check', 'common', 'counter', 'owner', 'people', 'editor', 'results', 'slips'],
    resources: {
      vi: {
        check: checkVi,
        common: commonVi,
        counter: counterVi,
        owner: ownerVi,
        people: peopleVi,
        editor: editorVi,
        results: resultsVi,
        slips: slipsVi,
      },
      th: {
        check: checkTh,
        common: commonTh,
        counter: counterTh,
        owner: ownerTh,
        people: peopleTh,
        editor: editorTh,
        results: resultsTh,
        slips: slipsTh,
      },
      en: {
        check: checkEn,
        common: commonEn,
        counter: counterEn,
        owner: ownerEn,
        people: peopleEn,
        editor: editorEn,
        results: resultsEn,
        slips: slipsEn,
      },
    },
    // React escapes on its own.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
  });
}
