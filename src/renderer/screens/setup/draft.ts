import * as v from 'valibot';
import type { RequestOf } from '../../../shared/contract/methods.ts';
import { type Era, eras } from '../../../shared/kernel/dates.ts';
import { type Language, languages } from '../../../shared/kernel/language.ts';
import { type Currency, currencies } from '../../../shared/kernel/money.ts';

export const steps = ['language', 'shop', 'day', 'owner', 'programme', 'summary'] as const;
export type Step = (typeof steps)[number];

export const templates = [
  'points',
  'stamps',
  'pointsAndStamps',
  'cashback',
] as const satisfies readonly Template[];
export type Template = RequestOf<'setup.complete'>['template'];

/** What was answered so far. The PIN is never part of it: it is kept in memory only. */
export interface SetupDraft {
  readonly step: Step;
  readonly language: Language;
  readonly name: string;
  readonly currency: Currency;
  readonly zone: string;
  readonly closingHour: number;
  readonly era: Era;
  readonly ownerName: string;
  readonly template: Template;
}

const DraftSchema = v.strictObject({
  step: v.picklist(steps),
  language: v.picklist(languages),
  name: v.string(),
  currency: v.picklist(currencies),
  zone: v.string(),
  closingHour: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(23)),
  era: v.picklist(eras),
  ownerName: v.string(),
  template: v.picklist(templates),
});

const currencyOf: Record<Language, Currency> = { vi: 'VND', th: 'THB', en: 'USD' };
const zoneOf: Record<Currency, string> = {
  VND: 'Asia/Ho_Chi_Minh',
  THB: 'Asia/Bangkok',
  USD: 'America/New_York',
};

export function newDraft(language: Language): SetupDraft {
  return {
    step: 'language',
    name: '',
    ownerName: '',
    template: 'pointsAndStamps',
    language,
    ...defaultsFor(currencyOf[language]),
  };
}

/** What a shop that takes this currency most likely wants. Kitchens close after midnight: the day ends at four. */
export function defaultsFor(
  currency: Currency,
): Pick<SetupDraft, 'currency' | 'zone' | 'closingHour' | 'era'> {
  return {
    currency,
    zone: zoneOf[currency],
    closingHour: 4,
    era: currency === 'THB' ? 'buddhist' : 'gregorian',
  };
}

/** Another language brings its country's defaults along, as long as the shop has no name yet. */
export function withLanguage(draft: SetupDraft, language: Language): SetupDraft {
  const untouched = draft.name === '';
  return { ...draft, ...(untouched ? defaultsFor(currencyOf[language]) : {}), language };
}

export function withCurrency(draft: SetupDraft, currency: Currency): SetupDraft {
  return draft.currency === currency ? draft : { ...draft, ...defaultsFor(currency) };
}

/** Whether a step's own answers are enough to go on. The owner's step needs the PIN as well, which the draft never has. */
export function isAnswered(draft: SetupDraft, step: Step): boolean {
  switch (step) {
    case 'shop':
      return draft.name.trim() !== '';
    case 'owner':
      return draft.ownerName.trim() !== '';
    case 'language':
    case 'day':
    case 'programme':
    case 'summary':
      return true;
  }
}

export function setupRequest(draft: SetupDraft, ownerPin: string): RequestOf<'setup.complete'> {
  const { step: _, ...answers } = draft;
  // Devices are connected afterwards, where each can be tried.
  const devices = { reader: null, printer: null };
  return { ...answers, ...devices, name: draft.name.trim(), ownerName: draft.ownerName.trim(), ownerPin };
}

const storageName = 'quen.setup';

export function keepDraft(draft: SetupDraft): void {
  localStorage.setItem(storageName, JSON.stringify(draft));
}

/** The answers of an interrupted set-up, or null. What another version of the screens left behind counts as none. */
export function keptDraft(): SetupDraft | null {
  const text = localStorage.getItem(storageName);
  return text === null ? null : readDraft(text);
}

/** A PIN is gone after a reload, so nobody can be past the step that asks for it. */
export function readDraft(text: string): SetupDraft | null {
  try {
    const parsed = v.safeParse(DraftSchema, JSON.parse(text));
    if (!parsed.success) return null;
    const draft = parsed.output;
    return steps.indexOf(draft.step) > steps.indexOf('owner') ? { ...draft, step: 'owner' } : draft;
  } catch {
    return null;
  }
}

export function forgetDraft(): void {
  localStorage.removeItem(storageName);
}
