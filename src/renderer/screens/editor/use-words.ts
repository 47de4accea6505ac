import type { EditorTexts } from '../../locales/editor-texts.ts';
import { editor as en } from '../../locales/en/editor.ts';
import { editor as th } from '../../locales/th/editor.ts';
import { editor as vi } from '../../locales/vi/editor.ts';
import { useView } from '../../stores/terminal.ts';

const spoken: Readonly<Record<'vi' | 'th' | 'en', EditorTexts>> = { vi, th, en };

/** The editor's texts as an object: forms are lists of labels. Sentences with blanks go through `useTranslation`. */
export const useWords = (): EditorTexts => spoken[useView().language];
