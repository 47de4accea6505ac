import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type ProgrammeInput, ProgrammeSchema } from '../programme/document.ts';
import { templateProgramme } from '../programme/templates.ts';
import { isRewarded } from './rewarded.ts';

const base = { ...templateProgramme('points', 'VND', '2026-01-01'), rewards: [] };
const same = (text: string) => ({ vi: text, th: text, en: text });
const latte = { id: 'latte', name: 'Latte', category: 'coffee', tags: ['hot'] };
const price = { unit: 'points', quantity: 10 };
const given = (more: Partial<ProgrammeInput>, item = latte) =>
  isRewarded(v.parse(ProgrammeSchema, { ...base, ...more }), item);
const free = (of: object): Partial<ProgrammeInput> => ({
  rewards: [{ kind: 'benefit', id: 'free', name: same('Free'), price, gives: { kind: 'freeItems', of } }],
});

describe('An item is given', () => {
  it('by what names it, its category or a tag of it', () => {
    expect(given({})).toBe(false);
    expect(given(free({ items: ['latte'] }))).toBe(true);
    expect(given(free({ items: ['mocha'] }))).toBe(false);
    expect(given(free({ categories: ['coffee'] }))).toBe(true);
    expect(given(free({ tags: ['hot'] }))).toBe(true);
    expect(given(free({ tags: ['hot'], except: { items: ['latte'] } }))).toBe(false);
  });

  it('by what is called after it, whatever the case', () => {
    const thing = (name: string): Partial<ProgrammeInput> => ({
      rewards: [{ kind: 'item', id: 'thing', name: same(name), price, costMinor: 1 }],
    });
    expect(given(thing('A free LATTE'))).toBe(true);
    expect(given(thing('A mug'))).toBe(false);
  });

  it('by a price of its own, not by money off the whole bill', () => {
    const promotion = (gives: NonNullable<ProgrammeInput['promotions']>[number]['gives']) =>
      given({ promotions: [{ id: 'p', name: same('P'), gives }] });
    expect(promotion({ kind: 'priceList', prices: [{ item: 'latte', priceMinor: 1 }] })).toBe(true);
    expect(promotion({ kind: 'percentOff', basisPoints: 1_000 })).toBe(false);
    expect(promotion({ kind: 'percentOff', basisPoints: 1_000, of: { except: { items: ['tea'] } } })).toBe(
      false,
    );
  });
});
