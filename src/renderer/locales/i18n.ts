import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { common as commonEn } from './en/common.ts';
import { counter as counterEn } from './en/counter.ts';
import { editor as editorEn } from './en/editor.ts';
import { owner as ownerEn } from './en/owner.ts';
import { people as peopleEn } from './en/people.ts';
import { results as resultsEn } from './en/results.ts';
import { common as commonTh } from './th/common.ts';
import { counter as counterTh } from './th/counter.ts';
import { editor as editorTh } from './th/editor.ts';
import { owner as ownerTh } from './th/owner.ts';
import { people as peopleTh } from './th/people.ts';
import { results as resultsTh } from './th/results.ts';
import { common as commonVi } from './vi/common.ts';
import { counter as counterVi } from './vi/counter.ts';
import { editor as editorVi } from './vi/editor.ts';
import { owner as ownerVi } from './vi/owner.ts';
import { people as peopleVi } from './vi/people.ts';
import { results as resultsVi } from './vi/results.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof commonEn;
      counter: typeof counterEn;
      owner: typeof ownerEn;
      people: typeof peopleEn;
      editor: typeof editorEn;
      results: typeof resultsEn;
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
    ns: ['common', 'counter', 'owner', 'people', 'editor', 'results'],
    resources: {
      vi: {
        common: commonVi,
        counter: counterVi,
        owner: ownerVi,
        people: peopleVi,
        editor: editorVi,
        results: resultsVi,
      },
      th: {
        common: commonTh,
        counter: counterTh,
        owner: ownerTh,
        people: peopleTh,
        editor: editorTh,
        results: resultsTh,
      },
      en: {
        common: commonEn,
        counter: counterEn,
        owner: ownerEn,
        people: peopleEn,
        editor: editorEn,
        results: resultsEn,
      },
    },
    // React escapes on its own.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
  });
}
