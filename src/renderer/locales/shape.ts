/**
 * What every language must have, taken from the English texts. `_one` forms are English grammar: Vietnamese and Thai
 * have one form for every count and write only `_other`.
 */
export type TextsLike<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : TextsLike<T[K]>;
};
