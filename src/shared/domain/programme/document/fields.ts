/** The fields that every part of the programme document is made of. */
import * as v from 'valibot';
import { isLocalDate } from '../../../kernel/dates.ts';

export const id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'an id is 1 to 40 of a-z, 0-9 and -, letter first'),
);

const words = (most: number) =>
  v.pipe(
    v.string(),
    v.normalize('NFC'),
    v.trim(),
    v.minLength(1),
    v.maxLength(most),
    v.regex(/^\P{Cc}*$/u, 'a text has no control characters'),
  );

export const name = words(80);
export const text = v.strictObject({ vi: name, th: name, en: name });
/** A sentence or two that is printed or shown. */
export const longText = v.strictObject({ vi: words(300), th: words(300), en: words(300) });
/** A key of the till's own: item, category, tag, store, channel, group. */
export const key = words(60);
export const keys = v.pipe(v.array(key), v.minLength(1), v.maxLength(500));
export const ids = v.pipe(v.array(id), v.minLength(1), v.maxLength(50));

export const date = v.pipe(v.string(), v.check(isLocalDate, 'a date is YYYY-MM-DD and exists'));
/** `HH:MM`, 00:00 to 24:00. */
export const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time is HH:MM'),
);

export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
export const count = whole(1, 1_000_000_000);
/** Hundredths of a percent: 250 is 2.5 %. */
export const basisPoints = whole(1, 10_000);
