/** The examples in the document's description are read as one document, so that they stay true. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../engine/evaluate.ts';
import { expiryOf } from '../engine/expiry.ts';
import { benefit, promotion, reward, voucher } from './document/benefits.ts';
import { condition, limits, stacking } from './document/conditions.ts';
import { earnRule, stampCard } from './document/earning.ts';
import { campaign, draw, membership, partner, tiers } from './document/membership.ts';
import { policies } from './document/policies.ts';
import { unit } from './document/units.ts';
import { ProgrammeSchema } from './document.ts';
import { parseProgramme } from './parse.ts';
import { templateProgramme } from './templates.ts';

const page = readFileSync(new URL('../../../../docs/programme.md', import.meta.url), 'utf8');
/** Each example with the part of the document that it belongs to. */
const examples = [...page.matchAll(/```json (\w+)\n([\s\S]*?)```/g)].map(([, part = '', json = '']) => ({
  part,
  entry: JSON.parse(json) as { readonly id?: string },
}));
const base = templateProgramme('pointsAndStamps', 'VND', '2026-01-01');
const lists = [...new Set(examples.map(({ part }) => part))].filter((part) => part !== 'tiers');
const whole = {
  ...base,
  ...Object.fromEntries(lists.map((list) => [list, entriesOf(list)])),
  tiers: examples.find(({ part }) => part === 'tiers')?.entry,
};

describe('docs/programme.md', () => {
  it('shows parts that make one sound document', () => {
    expect(parseProgramme(whole)).toMatchObject({ ok: true });
  });

  it('shows an entry of every part', () => {
    const parts = Object.entries(ProgrammeSchema.entries).filter(
      ([name, { type }]) => name !== 'policies' && (name === 'tiers' || ['array', 'optional'].includes(type)),
    );
    const shown = new Set(examples.map(({ part }) => part));
    expect(parts.map(([name]) => name).filter((name) => name !== 'endsOn' && !shown.has(name))).toEqual([]);
  });

  it.each(examples.map(({ part, entry }) => [part, entry.id ?? '', entry] as const))(
    'shows an entry of %s that no default is missing from: %s',
    (part, _, entry) => {
      const parsed = parseProgramme(whole);
      if (!parsed.ok) throw new Error(`${parsed.refusal.path}: ${parsed.refusal.text.en}`);
      const list: unknown = parsed.value[part as keyof typeof parsed.value];
      const taken = Array.isArray(list) ? (list as { id: string }[]).find(({ id }) => id === entry.id) : list;
      expect(taken).toMatchObject(entry);
    },
  );

  it.each(rowsOf('| `amount` | On a bill', 5))('says rightly what the amount %s gives: %s', (json, says) => {
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

  it.each(rowsOf('| `expiry` | Earned', 4))('says rightly how long the expiry %s lasts: %s', (json, says) => {
    const units = base.units.map((each) => ({ ...each, expiry: JSON.parse(json) as unknown }));
    const parsed = parseProgramme({ ...base, units });
    const [first] = parsed.ok ? parsed.value.units : [];
    const lastDay = first && expiryOf(first, '2026-12-15');
    expect(lastDay ? longDate(lastDay) : 'for ever').toBe(says);
  });

  it.each([
    ...rowsOf('| `gives` | Takes', 7).map(([json]) => ['promotions[0].gives', json] as const),
    ...rowsOf('| `trigger` | Gives', 5).map(([json]) => ['campaigns[0].trigger', json] as const),
    ...rowsOf('| `on` | Counts', 5).map(([json]) => ['earn[0].on', json] as const),
  ])('takes for %s: %s', (path, json) => {
    const [list = '', field = ''] = path.split('[0].');
    const document = structuredClone(whole) as unknown as Record<string, Record<string, unknown>[]>;
    const [first] = document[list] ?? [];
    if (first === undefined) throw new Error(`there are no ${list}`);
    first[field] = JSON.parse(json);
    // What a bill alone has goes with it.
    if (list === 'earn') document[list] = [{ ...first, when: {}, amount: { kind: 'fixed', quantity: 1 } }];
    expect(parseProgramme(document)).toMatchObject({ ok: true });
  });

  it('names every field', () => {
    const parts = [unit, earnRule, condition, limits, stacking, stampCard, tiers, promotion, voucher];
    const others = [membership, partner, draw, campaign, policies, ProgrammeSchema];
    const fields = [...parts, ...others].flatMap(({ entries }) => Object.keys(entries));
    const levelFields = Object.keys(tiers.entries.levels.pipe[0].item.entries);
    const missing = [...new Set([...fields, ...levelFields])].filter(
      (field) => !page.includes(`| \`${field}\` |`),
    );
    expect(missing).toEqual([]);
  });

  it('shows every kind that there is', () => {
    const variants = [benefit, reward, earnRule.entries.on, earnRule.entries.amount, unit.entries.expiry];
    const others = [
      tiers.entries.metric,
      tiers.entries.window,
      campaign.entries.trigger,
      voucher.entries.gives,
    ];
    const kinds = [...variants, ...others].flatMap(({ options }) =>
      options.map(({ entries }) => entries.kind.literal),
    );
    const unitKinds = unit.entries.kind.options;
    expect([...kinds, ...unitKinds].filter((kind) => !page.includes(`"kind": "${kind}"`))).toEqual([]);
  });
});

describe('docs/coverage.md', () => {
  const coverage = readFileSync(new URL('../../../../docs/coverage.md', import.meta.url), 'utf8');
  const rows = [...coverage.matchAll(/^\| (\d+) \| [^|]+ \| ([a-z; ]+) \| ([^|]+) \|$/gm)];

  it('has every row once, each with what shows it or why not', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 110 }, (_, row) => row + 1),
    );
    const unproven = rows.filter(
      ([, , word, text]) => word?.startsWith('works') && !/\]\(|\bAs \d/i.test(text ?? ''),
    );
    expect(unproven.map(([row]) => row)).toEqual([]);
  });

  it.each(['works', 'works; rest centre', 'works; rest elsewhere', 'centre', 'out of reach'])(
    'counts rightly what is %s',
    (word) => {
      const count = rows.filter(([, , said]) => said === word).length;
      expect(coverage).toMatch(new RegExp(`^\\| ${word} \\| [^|]+ \\| ${count} \\|$`, 'm'));
    },
  );
});

/** The examples of a list. */
function entriesOf(list: string): unknown[] {
  return examples.filter(({ part }) => part === list).map(({ entry }) => entry);
}

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
