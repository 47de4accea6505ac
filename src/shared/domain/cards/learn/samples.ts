/** What learn mode is given: keystrokes of a reader that plays keyboard, or a scan of any other reader. */

/** One key as the window heard it. */
export interface LearnKey {
  /** `KeyboardEvent.code`: the position; empty where a program and not a key typed. */
  readonly code: string;
  /** `KeyboardEvent.key`: what the layout or the input method made of it. */
  readonly key: string;
  readonly shift: boolean;
  /** Whole milliseconds since the key before; 0 for the first. */
  readonly gapMs: number;
  /** An input method had it: composition, key code 229, a dead key. */
  readonly composed: boolean;
}

export type LearnSample =
  | { readonly via: 'keys'; readonly keys: readonly LearnKey[] }
  | {
      readonly via: 'scan';
      readonly text: string;
      /** Ten hexadecimal digits where the frame carries them. */
      readonly bits: string | null;
      readonly aim: string | null;
    };

/** More than any card has; what is longer is cut off by whoever records it. */
export const mostLearnKeys = 160;
