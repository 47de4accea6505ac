export const languages = ['vi', 'th', 'en'] as const;
export type Language = (typeof languages)[number];

/** One sentence or name in each language that the counter speaks. */
export interface Text {
  readonly vi: string;
  readonly th: string;
  readonly en: string;
}

/** BCP 47 tags for Intl; the calendar is chosen apart from the language. */
export const localeOf: Record<Language, string> = { vi: 'vi-VN', th: 'th-TH', en: 'en-GB' };
