import { expect, it } from 'vitest';
import { conclusionOf } from './conclusion.ts';

const group = (which: 'headStart' | 'control', completed: number, members: number) => ({
  group: which,
  boxes: which === 'headStart' ? 10 : 8,
  headStart: which === 'headStart' ? 2 : 0,
  completed,
  members,
});

it('says of a hundred how many filled the card with a head start and without', () => {
  const groups = [group('headStart', 102, 300), group('control', 57, 300)];
  expect(conclusionOf({ groups })).toEqual({ kind: 'better', with: 34, without: 19, more: 15 });
});

it('says as well when the head start did worse', () => {
  const groups = [group('headStart', 57, 300), group('control', 102, 300)];
  expect(conclusionOf({ groups })).toMatchObject({ kind: 'worse', more: -15 });
});

it('concludes nothing from a difference that chance can bring', () => {
  const groups = [group('headStart', 15, 50), group('control', 12, 50)];
  expect(conclusionOf({ groups })).toEqual({ kind: 'chance', with: 30, without: 24, more: 6 });
});

it('concludes nothing where everybody or nobody filled it', () => {
  for (const completed of [0, 40]) {
    const groups = [group('headStart', completed, 40), group('control', completed, 40)];
    expect(conclusionOf({ groups })).toMatchObject({ kind: 'chance', more: 0 });
  }
});

it('needs 30 members in each group', () => {
  expect(conclusionOf({ groups: [group('headStart', 20, 30), group('control', 2, 29)] })).toEqual({
    kind: 'few',
  });
  expect(conclusionOf({ groups: [group('headStart', 20, 29), group('control', 2, 30)] })).toEqual({
    kind: 'few',
  });
  expect(conclusionOf({ groups: [group('headStart', 29, 30), group('control', 2, 30)] }).kind).toBe('better');
});

it('compares nothing without a control group', () => {
  expect(conclusionOf({ groups: [group('headStart', 40, 160)] })).toEqual({ kind: 'alone', share: 25 });
});
