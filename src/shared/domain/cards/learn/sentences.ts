/** What learn mode says, as keys of the screens' texts with what fills their blanks. */
export const learnSentences = [
  // How the number is written
  'formatKnown',
  'formatLikely',
  'asSent',
  'recognised',
  'frameWithBits',
  'leadingZerosKept',
  'leadingZerosDropped',
  'byteOrderUnknown',
  'reversed',
  'only24Bits',
  'prefixFound',
  'suffixFound',
  'aimFound',
  // How the reader types
  'endsWithEnter',
  'endsWithTab',
  'endsWithPause',
  'speed',
  'slow',
  'otherLayout',
  'capsLock',
  // What is in the way
  'uniKey',
  'inputMethod',
  'strangeKey',
  'tooShort',
  'tooLong',
  'typedByHand',
  'unprintable',
  'differs',
  'unreadable',
  'sameCard',
  'onlyOneNumber',
] as const;
export type LearnSentenceKey = (typeof learnSentences)[number];

export interface LearnSentence {
  readonly key: LearnSentenceKey;
  readonly values: Readonly<Record<string, string | number>>;
}

export const says = (key: LearnSentenceKey, values: LearnSentence['values'] = {}): LearnSentence => ({
  key,
  values,
});
