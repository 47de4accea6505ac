import * as fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import { anyProgramme } from '../../../../test/support/any-programme.ts';
import { programmeOf } from '../../../../test/support/programme.ts';
import { languages } from '../../kernel/language.ts';
import { type Sentence, describe as told } from './describe.ts';

const name = (text: string) => ({ vi: text, th: text, en: text });
const inEnglish = (sentences: readonly Sentence[]) =>
  sentences.map(({ text, notes }) =>
    [text, ...notes]
      .map(({ en }) => en)
      .join(' · ')
      .replaceAll('\u00A0', ' '),
  );

group('A programme that is described', () => {
  it('tells what a rule gives, and when', () => {
    const programme = programmeOf({
      currency: 'USD',
      earn: [
        {
          id: 'spend',
          name: name('Weekend'),
          unit: 'points',
          on: { kind: 'bill' },
          when: { weekdays: [0, 6], hours: [{ from: '08:00', until: '11:00' }], minimumMinor: 500 },
          of: { categories: ['Drinks'], except: { items: ['water'] } },
          amount: { kind: 'perAmount', perMinor: 100, quantity: 2, steps: 'full' },
          limits: { perDay: { quantity: 40 }, budget: { times: 1000 } },
          stacking: { group: 'bonus' },
        },
      ],
    });
    expect(inEnglish(told(programme).earn)).toEqual([
      '2 points per $1 · for category “Drinks”, but not water · on Sunday, Saturday · at 08:00–11:00 · from $5 · at most 40 points per day · at most 1,000 times in all · only one of the group “bonus”',
    ]);
  });

  it('tells levels with what they bring', () => {
    const programme = programmeOf({
      tiers: {
        metric: { kind: 'spent' },
        window: { kind: 'rolling', days: 365 },
        levels: [
          { id: 'member', name: name('Member'), threshold: 0 },
          { id: 'gold', name: name('Gold'), threshold: 5_000_000, rewardPrice: 9_500, card: true },
        ],
        review: 'oneStep',
      },
    });
    expect(inEnglish(told(programme).tiers)).toEqual([
      'By money spent in the last 365 days · goes down one step at a time · a new level counts from the next bill · safe for 365 days',
      'From ₫0',
      'From ₫5,000,000 · rewards cost 5% less · has a card of its own',
    ]);
  });

  it('says dates in the era of the shop', () => {
    const programme = programmeOf({
      earn: [
        {
          id: 'once',
          name: name('Once'),
          unit: 'points',
          on: { kind: 'bill' },
          when: { dates: { from: '2026-11-21' } },
          amount: { kind: 'fixed', quantity: 1 },
        },
      ],
    });
    expect(told(programme, 'buddhist').earn[0]?.notes[0]?.th).toBe('ตั้งแต่ 21/11/2569');
  });

  it('names groups and items as the shop does', () => {
    const programme = programmeOf({
      currency: 'USD',
      earn: [
        {
          id: 'students',
          name: name('Students'),
          unit: 'points',
          on: { kind: 'bill' },
          when: { groups: ['students-2', 'gone'] },
          of: { items: ['item-7'], except: { items: ['item-8'] } },
          amount: { kind: 'fixed', quantity: 1 },
        },
      ],
    });
    const known = {
      groups: new Map([['students-2', 'Students of the town']]),
      items: new Map([['item-7', 'Latte']]),
    };
    const [sentence] = inEnglish(told(programme, 'gregorian', known).earn);
    expect(sentence).toContain('for the group Students of the town, gone');
    expect(sentence).toContain('Latte, but not item-8');
  });

  it('has a full sentence in every language for whatever an owner can set', () => {
    fc.assert(
      fc.property(anyProgramme, (programme) => {
        const sentences = Object.values(told(programme)).flat();
        const texts = sentences.flatMap(({ name: called, text, notes }) => [called, text, ...notes]);
        expect(sentences.length).toBeGreaterThan(10);
        for (const language of languages) {
          for (const text of texts) {
            expect(text[language].trim()).not.toBe('');
            expect(text[language]).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
          }
        }
      }),
    );
  });
});
