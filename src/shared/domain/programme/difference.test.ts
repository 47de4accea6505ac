import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../../../test/support/any-programme.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { difference } from './difference.ts';
import type { Programme } from './document.ts';
import { templateProgramme } from './templates.ts';

const programme = templateProgramme('pointsAndStamps', 'USD', '2026-11-21');
const readable = (earlier: Programme, later: Programme) =>
  difference(earlier, later).map(({ kind, path, from, to }) => [
    kind,
    path,
    from?.en ?? null,
    to?.en ?? null,
  ]);

describe('The difference between two versions', () => {
  it('says from what to what a rule changed, and nothing else of it', () => {
    const [spend, ...rest] = programme.earn;
    if (!spend) throw new Error('the template has a rule');
    const later: Programme = {
      ...programme,
      version: 2,
      earn: [{ ...spend, amount: { kind: 'perAmount', perMinor: 200, quantity: 1, steps: 'full' } }, ...rest],
    };
    expect(readable(programme, later)).toEqual([['changed', 'earn[0]', '1 point per $1', '1 point per $2']]);
  });

  it('lists what was added and what is gone', () => {
    const rest = programme.rewards.slice(0, -1);
    const last = programme.rewards.at(-1);
    if (!last) throw new Error('the template has a reward');
    const later: Programme = { ...programme, rewards: [...rest, { ...last, id: 'again' }] };
    expect(readable(programme, later).map(([kind, path]) => [kind, path])).toEqual([
      ['added', `rewards[${rest.length}]`],
      ['removed', `rewards[${rest.length}]`],
    ]);
  });

  it('tells that only the order is another', () => {
    const later: Programme = { ...programme, earn: programme.earn.toReversed() };
    expect(readable(programme, later)).toEqual([
      ['changed', 'earn', 'Points for spending, Stamp for a drink', 'Stamp for a drink, Points for spending'],
    ]);
  });

  it('says what changed of the whole: name, dates, rules of the house', () => {
    const later: Programme = {
      ...programme,
      endsOn: '2027-12-31',
      policies: { ...programme.policies, claimDays: 7 },
    };
    expect(readable(programme, later)).toEqual([
      ['changed', 'endsOn', 'no end', '31 Dec 2027'],
      [
        'changed',
        'policies.claimDays',
        'A bill without a member cannot be claimed later',
        'A bill without a member can be claimed for 7 days, 3 a day',
      ],
    ]);
  });

  it('is empty for the same programme, and never for another', () => {
    fc.assert(
      fc.property(anyProgramme, anyProgramme, (one, other) => {
        expect(difference(one, one)).toEqual([]);
        const same = withoutVersion(one) === withoutVersion(other);
        expect(difference(one, other).length === 0).toBe(same);
      }),
    );
  });
});

const withoutVersion = (programme: Programme): string => canonicalJson({ ...programme, version: 1 });
