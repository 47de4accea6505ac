/** What a form of the editor is made of: data, so that a whole mechanism is a short list. */
import type { CatalogueItem } from '../../../shared/contract/view.ts';
import type { Language, Text } from '../../../shared/kernel/language.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import type { EditorTexts } from '../../locales/editor-texts.ts';
import type { Draft, Path } from './draft.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Base {
  /** From the document's root. */
  readonly at: Path;
  readonly label: string;
  readonly hint?: string;
}

export type FormField =
  | (Base & { readonly kind: 'text'; readonly isLong?: boolean; readonly isOptional?: boolean })
  | (Base & { readonly kind: 'words'; readonly isOptional?: boolean; readonly isCode?: boolean })
  /** Whole number of units of `scale` decimal places; `after` stands behind it. */
  | (Base & {
      readonly kind: 'number';
      readonly scale: number;
      readonly after?: string;
      readonly isOptional?: boolean;
    })
  | (Base & { readonly kind: 'date'; readonly isOptional?: boolean })
  | (Base & { readonly kind: 'time'; readonly isOptional?: boolean })
  | (Base & { readonly kind: 'switch' })
  /** `read` and `write` where the value is more than a word: the kind of a group and what a new kind begins with. */
  | (Base & {
      readonly kind: 'pick';
      readonly options: readonly Option[];
      readonly read?: (value: unknown) => string;
      readonly write?: (value: string) => unknown;
      /** What else follows from another choice. */
      readonly follow?: (changed: Draft, value: string) => Draft;
    })
  | (Base & { readonly kind: 'many'; readonly options: readonly Option[]; readonly isNumber?: boolean })
  /** Words to choose; free ones where there is nothing to choose from. `isClosed`: what is none of them is gone. */
  | (Base & { readonly kind: 'keys'; readonly options: readonly Option[]; readonly isClosed?: boolean })
  | (Base & {
      readonly kind: 'list';
      readonly add: string;
      readonly least: number;
      readonly initial: () => unknown;
      readonly fields: (at: Path, index: number) => readonly FormField[];
    })
  /** Settings that are there or not, each added and removed on its own. */
  | { readonly kind: 'optionals'; readonly add: string; readonly options: readonly OptionalSetting[] }
  | { readonly kind: 'row'; readonly fields: readonly FormField[] }
  | {
      readonly kind: 'fold';
      readonly label: string;
      /** How many settings in it are used. */
      readonly used: number;
      readonly fields: readonly FormField[];
    };

export interface OptionalSetting {
  /** The first is the one that tells whether the setting is there; removing takes out all. */
  readonly at: readonly Path[];
  readonly label: string;
  readonly initial: () => unknown;
  readonly fields: readonly FormField[];
}

/** What forms may know. */
export interface Scope {
  readonly draft: Draft;
  readonly words: EditorTexts;
  readonly language: Language;
  readonly currency: Currency;
  readonly items: readonly CatalogueItem[];
  /** Empty: there are none, or it is not known. */
  readonly groups: readonly Option[];
  readonly today: string;
  readonly text: (text: Text) => string;
  readonly weekdays: readonly Option[];
}
