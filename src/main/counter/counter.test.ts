import { describe, expect, it } from 'vitest';
import type { Card } from '../../shared/domain/cards/card.ts';
import { answer, type CounterState, present } from './counter.ts';

const card: Card = { kind: 'rfid', number: '0040856634', bits: null };
const anna: CounterState = { at: 'member', member: 'anna', question: null, seenAgain: false };
const bert = { kind: 'member', member: 'bert' } as const;

describe('A card on the counter', () => {
  it('chooses its member when nobody was chosen', () => {
    expect(present({ at: 'ready' }, bert)).toEqual({
      at: 'member',
      member: 'bert',
      question: null,
      seenAgain: false,
    });
  });
  it('is only shown again when its member was chosen already', () => {
    expect(present(anna, { kind: 'member', member: 'anna' })).toEqual({ ...anna, seenAgain: true });
  });
  it('asks before it replaces another member', () => {
    const asked = present(anna, bert);
    expect(asked).toMatchObject({ at: 'member', member: 'anna', question: bert });
    expect(answer(asked, false)).toEqual(anna);
    expect(answer(asked, true)).toMatchObject({ at: 'member', member: 'bert', question: null });
  });
  it('asks before an unknown card replaces a member', () => {
    const asked = present(anna, { kind: 'unknownCard', card });
    expect(asked).toMatchObject({ member: 'anna', question: { kind: 'unknownCard' } });
    expect(answer(asked, true)).toEqual({ at: 'unknownCard', card, member: 'anna' });
  });
  it('replaces an unknown card', () => {
    expect(present({ at: 'unknownCard', card, member: null }, bert)).toMatchObject({
      at: 'member',
      member: 'bert',
    });
  });
});
