import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../../../../test/support/any-programme.ts';
import { parseProgramme } from '../../../../shared/domain/programme/parse.ts';
import { templateProgramme } from '../../../../shared/domain/programme/templates.ts';
import { editor as words } from '../../../locales/en/editor.ts';
import {
  appended,
  type Draft,
  entriesAt,
  type Path,
  pathOf,
  pathText,
  valueAt,
  withValue,
} from '../draft.ts';
import type { FormField, Scope } from '../form-field.ts';
import { check } from '../refusals.ts';
import { freshEntry, freshTiers, listIds, lists, placeOf, singles } from '../sections.ts';

function scopeOf(draft: Draft): Scope {
  return {
    draft,
    words,
    language: 'en',
    currency: 'USD',
    items: [],
    groups: [],
    today: '2026-11-21',
    text: ({ en }) => en,
    weekdays: [],
  };
}

/** Everything that a field of a form can change. */
function placesOf(fields: readonly FormField[], draft: Draft): Path[] {
  return fields.flatMap((field): Path[] => {
    switch (field.kind) {
      case 'row':
      case 'fold':
        return placesOf(field.fields, draft);
      case 'optionals':
        return field.options.flatMap((option) =>
          option.at[0] && valueAt(draft, option.at[0]) !== undefined ? placesOf(option.fields, draft) : [],
        );
      case 'list': {
        const lines = valueAt(draft, field.at);
        const count = Array.isArray(lines) ? lines.length : 0;
        return Array.from({ length: count }, (_, index) => [...field.at, index]).flatMap((at, index) =>
          placesOf(field.fields(at, index), draft),
        );
      }
      case 'pick':
        return field.read ? [[...field.at, 'kind']] : [field.at];
      case 'text':
        return ['vi', 'th', 'en'].map((language) => [...field.at, language]);
      case 'words':
      case 'number':
      case 'date':
      case 'time':
      case 'switch':
      case 'many':
      case 'keys':
        return [field.at];
    }
  });
}

/** Every setting of a document, by its place; words of a list are one setting. */
function settingsOf(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) {
    return value.every((each) => typeof each !== 'object')
      ? value.length === 0
        ? []
        : [at]
      : value.flatMap((each, index) => settingsOf(each, [...at, index]));
  }
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, each]) => settingsOf(each, [...at, key]));
}

/** Given by the terminal, or chosen when it is published. */
const notByHand = /^(?:schema|id|version|startsOn|currency)$|\.id$|\.kind$/;

/** How a minimum is asked means nothing where none is. */
function isIdle(draft: Draft, place: string): boolean {
  const [, when] = /^(.*\.when)\.minimum(?:Base|Of)\b/.exec(place) ?? [];
  if (when === undefined) return false;
  const has = (key: string) => valueAt(draft, [...pathOf(when), key]) !== undefined;
  return !has('minimumMinor') && (place.endsWith('Base') || !has('minimumQuantity'));
}

describe('The forms of the editor', () => {
  it('have a field for every setting that a programme can have', () => {
    fc.assert(
      fc.property(anyProgramme, (programme) => {
        const draft = programme as unknown as Draft;
        const scope = scopeOf(draft);
        const fields = [
          ...listIds.flatMap((list) =>
            entriesAt(draft, lists[list].path).flatMap((entry, index) =>
              lists[list].holds && !lists[list].holds(entry)
                ? []
                : lists[list].form(scope, [...lists[list].path, index]),
            ),
          ),
          ...Object.values(singles).flatMap(({ form }) => form(scope)),
        ];
        const covered = new Set(placesOf(fields, draft).map(pathText));
        const missing = settingsOf(draft)
          .map(pathText)
          .filter((place) => !notByHand.test(place) && !covered.has(place) && !isIdle(draft, place));
        expect(missing).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('begin every entry with something that can be published', () => {
    let draft = templateProgramme('pointsAndStamps', 'USD', '2026-11-21') as unknown as Draft;
    draft = appended(draft, ['units'], { ...freshEntry('units', scopeOf(draft)), kind: 'entries' });
    draft = withValue(draft, ['tiers'], freshTiers(scopeOf(draft)));
    for (const list of [
      'vouchers',
      'partners',
      'memberships',
      'wallets',
      'promotions',
      'rewards',
      'draws',
      'campaigns',
      'levels',
    ] as const) {
      draft = appended(draft, lists[list].path, freshEntry(list, scopeOf(draft)));
      expect([list, check(draft).refusals]).toEqual([list, []]);
    }
  });

  it('offer no kind that would not be taken', () => {
    const programme = templateProgramme('pointsAndStamps', 'USD', '2026-11-21') as unknown as Draft;
    let draft = appended(programme, ['vouchers'], freshEntry('vouchers', scopeOf(programme)));
    draft = appended(draft, ['partners'], freshEntry('partners', scopeOf(draft)));
    draft = appended(draft, ['units'], freshEntry('wallets', scopeOf(draft)));
    draft = appended(draft, ['rewards'], freshEntry('rewards', scopeOf(draft)));
    draft = appended(draft, ['promotions'], freshEntry('promotions', scopeOf(draft)));
    draft = appended(draft, ['earn'], freshEntry('earn', scopeOf(draft)));
    draft = withValue(draft, ['earn', 2, 'when'], { minimumMinor: 5 });
    for (const [list, index] of [
      ['rewards', 5],
      ['promotions', 0],
      ['vouchers', 0],
      ['units', 0],
      ['earn', 2],
    ] as const) {
      const at = [list, index];
      const normal = check(draft).programme as unknown as Draft;
      expect([list, check(draft).refusals]).toEqual([list, []]);
      const kinds = lists[list === 'units' ? 'units' : list].form(scopeOf(normal), at).flatMap(picksIn);
      for (const kind of kinds) {
        for (const { value } of kind.options) {
          const changed = withValue(normal, kind.at, kind.write?.(value));
          // A rule for deeds gives a fixed number: its amount is offered anew.
          if (list === 'earn' && kind.at.at(-1) === 'on' && value !== 'bill') continue;
          const refusals = check(changed).refusals;
          expect([pathText(kind.at), value, refusals.map(({ path, text }) => `${path}: ${text.en}`)]).toEqual(
            [pathText(kind.at), value, []],
          );
        }
      }
    }
  });

  it('keep a rule whole when it gives something else, or for something else', () => {
    let draft = templateProgramme('points', 'USD', '2026-11-21') as unknown as Draft;
    draft = appended(draft, ['units'], freshEntry('wallets', scopeOf(draft)));
    draft = withValue(draft, ['earn', 0, 'amount'], { kind: 'percent', basisPoints: 500, unitMinor: 250 });
    const wallet = entriesAt(draft, ['units']).at(-1)?.id ?? '';
    const choose = (key: string, value: string) => {
      const scope = scopeOf(check(draft).programme as unknown as Draft);
      const field = lists.earn
        .form(scope, ['earn', 0])
        .flatMap(choicesIn)
        .find(({ at }) => at.at(-1) === key);
      if (!field?.follow) throw new Error(`nothing follows from ${key}`);
      const written = field.write ? field.write(value) : value;
      draft = field.follow(withValue(draft, field.at, written), value);
      expect(check(draft).refusals).toEqual([]);
    };
    choose('unit', wallet);
    expect(valueAt(draft, ['earn', 0, 'amount', 'unitMinor'])).toBe(100);
    choose('unit', 'points');
    expect(valueAt(draft, ['earn', 0, 'amount', 'unitMinor'])).toBe(100);
    choose('on', 'action');
    expect(valueAt(draft, ['earn', 0, 'amount'])).toEqual({ kind: 'fixed', quantity: 1 });
    choose('on', 'bill');
    expect(valueAt(draft, ['earn', 0, 'amount', 'kind'])).toBe('fixed');
  });

  it('ask for no review of levels that go by the balance', () => {
    let draft = templateProgramme('points', 'USD', '2026-11-21') as unknown as Draft;
    draft = withValue(draft, ['tiers'], { ...freshTiers(scopeOf(draft)), graceDays: 30, freezeDays: 60 });
    draft = withValue(draft, ['tiers', 'lostWithLevel'], ['points']);
    expect(check(draft).refusals).toEqual([]);
    const field = singles.tiers.form(scopeOf(draft)).flatMap(choicesIn)[0];
    if (!field?.write || !field.follow) throw new Error('the metric is chosen first');
    draft = field.follow(withValue(draft, field.at, field.write('balance')), 'balance');
    expect(check(draft).refusals).toEqual([]);
    expect(placesOf(singles.tiers.form(scopeOf(draft)), draft)).not.toContainEqual([
      'tiers',
      'lostWithLevel',
    ]);
  });

  it('are found by the places that refusals name', () => {
    const draft = templateProgramme('points', 'USD', '2026-11-21') as unknown as Draft;
    expect(placeOf(['earn', 0, 'amount'], draft)).toEqual({ part: 'earn', index: 0 });
    expect(placeOf(['tiers', 'levels', 1, 'name'], draft)).toEqual({ part: 'levels', index: 1 });
    expect(placeOf(['tiers', 'review'], draft)).toEqual({ part: 'tiers', index: null });
    expect(placeOf(['policies', 'rounding'], draft)).toEqual({ part: 'policies', index: null });
    expect(placeOf([], draft)).toEqual({ part: 'programme', index: null });
    const wallet = appended(draft, ['units'], { id: 'w', kind: 'money' });
    expect(placeOf(['units', 1, 'topUp'], wallet)).toEqual({ part: 'wallets', index: 1 });
    expect(parseProgramme(draft).ok).toBe(true);
  });
});

type Pick = Extract<FormField, { kind: 'pick' }>;
const picksIn = (field: FormField): Pick[] => choicesIn(field).filter(({ write }) => write !== undefined);

function choicesIn(field: FormField): Pick[] {
  if (field.kind === 'row' || field.kind === 'fold') return field.fields.flatMap(choicesIn);
  return field.kind === 'pick' ? [field] : [];
}
