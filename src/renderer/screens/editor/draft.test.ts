import { describe, expect, it } from 'vitest';
import {
  appended,
  duplicated,
  freshId,
  moved,
  pathOf,
  pathText,
  removed,
  valueAt,
  withValue,
} from './draft.ts';

const draft = {
  earn: [{ id: 'a', when: { weekdays: [1] } }, { id: 'b' }],
  tiers: { levels: [{ id: 'gold' }] },
};

describe('A draft', () => {
  it('is changed in one place and left alone elsewhere', () => {
    const changed = withValue(draft, ['earn', 0, 'when', 'dates', 'from'], '2026-11-21');
    expect(valueAt(changed, ['earn', 0, 'when'])).toEqual({ weekdays: [1], dates: { from: '2026-11-21' } });
    expect(changed.earn[1]).toBe(draft.earn[1]);
    expect(draft.earn[0]?.when).toEqual({ weekdays: [1] });
  });

  it('loses a setting that becomes undefined', () => {
    expect(withValue(draft, ['earn', 0, 'when', 'weekdays'], undefined).earn[0]).toEqual({
      id: 'a',
      when: {},
    });
  });

  it('takes entries in, out, up and down', () => {
    const ids = (value: unknown) => (valueAt(value, ['earn']) as { id: string }[]).map(({ id }) => id);
    expect(ids(appended(draft, ['earn'], { id: 'c' }))).toEqual(['a', 'b', 'c']);
    expect(ids(removed(draft, ['earn'], 0))).toEqual(['b']);
    expect(ids(moved(draft, ['earn'], 0, 1))).toEqual(['b', 'a']);
    expect(ids(moved(draft, ['earn'], 1, -1))).toEqual(['b', 'a']);
  });

  it('copies an entry under an id of its own', () => {
    const copied = duplicated(draft, ['earn'], 0);
    expect(valueAt(copied, ['earn', 1])).toEqual({ id: 'a-2', when: { weekdays: [1] } });
    expect(valueAt(duplicated(copied, ['earn'], 1), ['earn', 2, 'id'])).toBe('a-3');
  });

  it('finds an id that nothing in it has', () => {
    expect(freshId(draft, 'gold')).toBe('gold-2');
    expect(freshId(draft, 'silver')).toBe('silver');
  });

  it.each(['earn[0].when.dates.until', 'policies.rounding', 'tiers.levels[12].name.vi', ''])(
    'knows the place %s',
    (text) => {
      expect(pathText(pathOf(text))).toBe(text);
    },
  );
});
