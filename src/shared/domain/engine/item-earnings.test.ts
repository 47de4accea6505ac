import { describe, expect, it } from 'vitest';
import type { Programme } from '../programme/document.ts';
import { templateProgramme } from '../programme/templates.ts';
import { itemEarnings } from './item-earnings.ts';

const name = { vi: 'a', th: 'b', en: 'c' };
const template = templateProgramme('pointsAndStamps', 'VND', '2026-01-01');
const [spend] = template.earn;
if (!spend) throw new Error('points come from spending');
const thing = (item: string, unitMinor: number, category: string | null = null) => ({
  item,
  category,
  tags: [],
  quantity: 1,
  unitMinor,
  taxBasisPoints: 0,
  sells: 'goods' as const,
  voided: false,
});
const member = { enrolledOn: '2026-01-01', available: {} };
const earned = (programme: Programme, ...things: ReturnType<typeof thing>[]) =>
  itemEarnings(programme, member, things, { date: '2026-11-21' }).map(({ item, earns }) => [item, earns]);

const stamp = { unit: 'stamps', quantity: 1 };

describe('What things earn', () => {
  it('is what each would earn alone', () => {
    expect(earned(template, thing('cake', 65_000), thing('tea', 15_000))).toEqual([
      ['cake', [{ unit: 'points', quantity: 3 }, stamp]],
      ['tea', [stamp]],
    ]);
  });

  it('leaves out what any bill earns, and what multiplies that', () => {
    const programme: Programme = {
      ...template,
      earn: [
        ...template.earn,
        { ...spend, id: 'welcome', name, amount: { kind: 'fixed', quantity: 50 } },
        { ...spend, id: 'twice', name, amount: { kind: 'multiplier', times: 200, of: ['welcome'] } },
      ],
    };
    expect(earned(programme, thing('cake', 65_000))).toEqual(earned(template, thing('cake', 65_000)));
  });

  it('counts what is given for the thing itself, and what multiplies it', () => {
    const programme: Programme = {
      ...template,
      earn: [
        ...template.earn,
        {
          ...spend,
          id: 'cake-of-the-week',
          name,
          of: { items: ['cake'] },
          amount: { kind: 'fixed', quantity: 5 },
        },
        { ...spend, id: 'twice', name, amount: { kind: 'multiplier', times: 200, of: [spend.id] } },
      ],
    };
    expect(earned(programme, thing('cake', 65_000), thing('tea', 45_000))).toEqual([
      ['cake', [{ unit: 'points', quantity: 11 }, stamp]],
      ['tea', [{ unit: 'points', quantity: 4 }, stamp]],
    ]);
  });
});
