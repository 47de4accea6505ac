/** The examples in the document's description are read as documents, so that they stay true. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../engine/evaluate.ts';
import { expiryOf } from '../engine/expiry.ts';
import { ProgrammeSchema } from './document.ts';
import { parseProgramme } from './parse.ts';
import { templateProgramme } from './templates.ts';

const page = readFileSync(new URL('../../../../docs/programme.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, json]) => JSON.parse(json ?? '') as object,
);
const base = templateProgramme('pointsAndStamps', 'VND', '2026-01-01');

describe('docs/programme.md', () => {
  it('shows a unit, a rule, a card and two rewards that go together', () => {
    const [unit, rule, card, item, money] = blocks;
    const document = {
      ...base,
      units: [unit, ...base.units.slice(1)],
      earn: [rule],
      stampCards: [card],
      rewards: [item, money, ...base.rewards.filter(({ id }) => id === 'free-drink')],
    };
    expect(parseProgramme(document)).toMatchObject({ ok: true });
    expect(blocks).toHaveLength(5);
  });

  it.each(rowsOf('| `amount` |', 5))('says rightly what the amount %s gives: %s', (json, says) => {
    const rule = { ...base.earn[0], amount: JSON.parse(json) as unknown };
    const scale = says.includes('scale 2') ? 2 : 0;
    const units = [{ ...base.units[0], scale }, base.units[1]];
    const parsed = parseProgramme({ ...base, units, earn: [rule] });
    if (!parsed.ok) throw new Error(parsed.refusal.text.en);
    const { effects } = evaluate(
      parsed.value,
      { enrolledOn: '2026-01-01', available: {} },
      {
        kind: 'bill',
        totalMinor: 123_000,
        itemCount: 3,
        businessDate: '2026-12-15',
        status: 'completed',
        rewards: [],
      },
    );
    expect(effects).toMatchObject([{ quantity: Number.parseInt(says, 10) }]);
  });

  it.each(rowsOf('| `expiry` | Earned', 3))('says rightly how long the expiry %s lasts: %s', (json, says) => {
    const units = base.units.map((unit) => ({ ...unit, expiry: JSON.parse(json) as unknown }));
    const parsed = parseProgramme({ ...base, units });
    const unit = parsed.ok ? parsed.value.units[0] : undefined;
    const lastDay = unit && expiryOf(unit, '2026-12-15');
    expect(lastDay ? longDate(lastDay) : 'for ever').toBe(says);
  });

  it('names every field of the document and of its policies', () => {
    const fields = Object.keys(ProgrammeSchema.entries).concat(Object.keys(base.policies));
    expect(fields.filter((field) => !page.includes(`| \`${field}\` |`))).toEqual([]);
  });
});

/** JSON and second cell of each row under a table's head. */
function rowsOf(head: string, count: number): [json: string, says: string][] {
  const table = page.split(head)[1]?.split('\n\n')[0] ?? '';
  const rows = [...table.matchAll(/^\| `(\{.*?\})` \| (.*) \|$/gm)];
  if (rows.length !== count) throw new Error(`${rows.length} rows under ${head}`);
  return rows.map(([, json, says]) => [json ?? '', says ?? '']);
}

function longDate(date: string): string {
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(date).toLocaleDateString('en-GB', format);
}
