import { hash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draw } from '../programme/document.ts';
import { chancesOf } from './chances.ts';
import { type DrawInput, drawWinners } from './draw.ts';
import { type Entry, entriesHash, entryNameOf, mostChances, readEntryLines } from './entries.ts';
import { type PublishedDraw, printDraw, publishedDraw, readPublishedDraw, verifyDraw } from './published.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const name = (text: string) => ({ vi: text, th: text, en: text });
const seed = sha256('a seed');
const draw: Draw = {
  id: 'new-year',
  name: name('New Year draw'),
  unit: 'chances',
  drawnOn: '2026-12-31',
  onePrizePer: 'member',
  prizes: [
    { name: name('Bicycle'), count: 1, costMinor: 5_000_000 },
    { name: name('Cup'), count: 2, costMinor: 100_000 },
  ],
};
const entries: readonly Entry[] = [
  { entry: 'dung', quantity: 1 },
  { entry: 'an', quantity: 3 },
  { entry: 'chi', quantity: 4 },
  { entry: 'binh', quantity: 2 },
];

function drawn(input: Partial<DrawInput> = {}) {
  const result = drawWinners({ seed, entries, prizes: [1, 2], onePrizePer: 'member', ...input }, sha256);
  if (!result.ok) throw new Error(result.refusal.text.en);
  return result.value;
}

function published(change: Partial<PublishedDraw> = {}): PublishedDraw {
  return { ...publishedDraw(draw, seed, drawn()), ...change };
}

describe('A draw', () => {
  it('follows from the seed and the list alone, as anyone can work out', () => {
    // Written out by hand, without the code under test.
    const list = ['an', 'an', 'an', 'binh', 'binh', 'chi', 'chi', 'chi', 'chi', 'dung'];
    const listHash = sha256('an 3\nbinh 2\nchi 4\ndung 1\n');
    const winners: string[] = [];
    let left = list;
    for (let counter = 0; winners.length < 3; counter += 1) {
      const number = Number.parseInt(sha256(`${seed}\n${listHash}\n${counter}`).slice(0, 12), 16);
      const winner = left[number % left.length] ?? '';
      winners.push(winner);
      left = left.filter((entry) => entry !== winner);
    }
    expect(drawn()).toEqual({
      commitment: sha256(seed),
      lines: ['an 3', 'binh 2', 'chi 4', 'dung 1'],
      entriesHash: listHash,
      winners: winners.map((entry, index) => ({ prize: index === 0 ? 0 : 1, entry })),
    });
  });

  it('does not depend on the order in which entries are told', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), (shuffled) => {
        expect(drawn({ entries: shuffled })).toEqual(drawn());
      }),
    );
  });

  it('gives every member one prize at most, or as many as there are chances', () => {
    const once = drawn({ prizes: [20] }).winners.map(({ entry }) => entry);
    expect(once.toSorted()).toEqual(['an', 'binh', 'chi', 'dung']);
    const often = drawn({ prizes: [20], onePrizePer: 'chance' }).winners.map(({ entry }) => entry);
    expect(often.toSorted().join(' ')).toBe('an an an binh binh chi chi chi chi dung');
  });

  it('without entries has no winners', () => {
    expect(drawn({ entries: [] })).toMatchObject({ winners: [], entriesHash: sha256('') });
  });

  it('gives each chance its fair share', () => {
    const wins = new Map<string, number>();
    const rounds = 4000;
    for (let round = 0; round < rounds; round += 1) {
      const entry = drawn({ seed: sha256(`round ${round}`), prizes: [1] }).winners[0]?.entry ?? '';
      wins.set(entry, (wins.get(entry) ?? 0) + 1);
    }
    // Chi-squared with 3 degrees of freedom: one in a thousand lies above 16.27. The seeds are fixed.
    let distance = 0;
    for (const { entry, quantity } of entries) {
      const expected = (rounds * quantity) / 10;
      distance += ((wins.get(entry) ?? 0) - expected) ** 2 / expected;
    }
    expect(distance).toBeLessThan(16.27);
  });

  it('passes over numbers that would favour the first of the list', () => {
    // The highest number that a hash can tell is beyond the last full round of three chances.
    const numbers = ['f'.repeat(64), `${'0'.repeat(11)}2${'0'.repeat(52)}`];
    let asked = 0;
    const fake = (text: string): string => {
      if (!/\n\d+$/.test(text)) return sha256(text);
      asked += 1;
      return numbers[asked - 1] ?? '';
    };
    const three = [
      { entry: 'x', quantity: 1 },
      { entry: 'y', quantity: 1 },
      { entry: 'z', quantity: 1 },
    ];
    const result = drawWinners({ seed, entries: three, prizes: [1], onePrizePer: 'member' }, fake);
    expect(result).toMatchObject({ ok: true, value: { winners: [{ prize: 0, entry: 'z' }] } });
    expect(2 ** 48 % 3).toBe(1);
    expect(asked).toBe(2);
  });

  it.each`
    what                  | input                                                                       | kind
    ${'a short seed'}     | ${{ seed: 'abc' }}                                                          | ${'badSeed'}
    ${'a spaced entry'}   | ${{ entries: [{ entry: 'a b', quantity: 1 }] }}                             | ${'badEntries'}
    ${'no chance'}        | ${{ entries: [{ entry: 'a', quantity: 0 }] }}                               | ${'badEntries'}
    ${'part of a chance'} | ${{ entries: [{ entry: 'a', quantity: 0.5 }] }}                             | ${'badEntries'}
    ${'an entry twice'} | ${{ entries: [{ entry: 'a', quantity: 1 }, { entry: 'a', quantity: 2 }] }} | ${'badEntries'}
    ${'too many'}         | ${{ entries: ['a', 'b', 'c'].map((entry) => ({ entry, quantity: 4e11 })) }} | ${'tooMany'}
  `('refuses $what', ({ input, kind }) => {
    const result = drawWinners({ seed, entries, prizes: [1], onePrizePer: 'member', ...input }, sha256);
    expect(result).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('names members by something that is another in every draw', () => {
    expect(entryNameOf('new-year', 'member-1', sha256)).toMatch(/^[0-9a-f]{16}$/);
    expect(entryNameOf('new-year', 'member-1', sha256)).toBe(entryNameOf('new-year', 'member-1', sha256));
    expect(entryNameOf('new-year', 'member-1', sha256)).not.toBe(entryNameOf('easter', 'member-1', sha256));
  });

  it('of a large shop takes no long while', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => ({
      entry: `m${index}`,
      quantity: (index % 9) + 1,
    }));
    const { winners } = drawn({ entries: many, prizes: [1000] });
    expect(new Set(winners.map(({ entry }) => entry)).size).toBe(1000);
  });
});

describe('Chances', () => {
  it('find the place of every one, whatever was taken', () => {
    const quantities = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(quantities, fc.array(fc.nat(39), { maxLength: 20 }), (held, taken) => {
        const left = [...held];
        const chances = chancesOf(held);
        for (const place of taken) {
          if ((left[place] ?? 0) === 0) continue;
          left[place] = (left[place] ?? 0) - 1;
          chances.take(place, 1);
        }
        const all = left.flatMap((count, place) => Array.from({ length: count }, () => place));
        expect(chances.total).toBe(all.length);
        expect(all.map((_, nth) => chances.placeOf(nth))).toEqual(all);
      }),
    );
  });
});

describe('A published draw', () => {
  it('is read back as it was written, and verified', () => {
    const read = readPublishedDraw(printDraw(published()));
    expect(read).toEqual({ ok: true, value: published() });
    if (read.ok) expect(verifyDraw(read.value, sha256)).toEqual({ ok: true, value: drawn() });
  });

  it.each`
    change                                                                                    | kind             | says
    ${{ seed: sha256('another') }}                                                            | ${'commitment'}  | ${'not the one that was chosen'}
    ${{ entries: ['an 4', 'binh 2', 'chi 4', 'dung 1'] }}                                     | ${'entriesHash'} | ${'entries were changed'}
    ${{ entries: ['an 3', 'chi 4', 'binh 2', 'dung 1'] }}                                     | ${'badEntries'}  | ${'Line 3 of the entries is out of order'}
    ${{ entries: ['an 3', 'an 4'] }}                                                          | ${'badEntries'}  | ${'"an" a second time'}
    ${{ entries: ['an  3'] }}                                                                 | ${'badEntries'}  | ${'Line 1 of the entries must be'}
    ${{ entries: ['an 3', 'binh 2', 'chi 4'], entriesHash: sha256('an 3\nbinh 2\nchi 4\n') }} | ${'winners'}     | ${'the draw gives'}
    ${{ winners: drawn().winners.slice(0, 2) }}                                               | ${'winners'}     | ${'Prize number 3'}
    ${{ winners: drawn().winners.toReversed() }}                                              | ${'winners'}     | ${'Prize number 1'}
    ${{ onePrizePer: 'chance', prizes: [{ name: name('Cup'), count: 9 }] }}                   | ${'winners'}     | ${'the draw gives'}
  `('is refused once $kind was changed: $says', ({ change, kind, says }) => {
    const verified = verifyDraw(published(change as Partial<PublishedDraw>), sha256);
    expect(verified).toMatchObject({ ok: false, refusal: { kind } });
    if (!verified.ok) expect(verified.refusal.text.en).toContain(says);
  });

  it('with its commitment made to fit a new seed is refused for its winners', () => {
    const other = sha256('another');
    const forged = published({ seed: other, commitment: sha256(other) });
    expect(verifyDraw(forged, sha256)).toMatchObject({ ok: false, refusal: { kind: 'winners' } });
  });

  it.each`
    file                                                       | says
    ${'{'}                                                     | ${'JSON'}
    ${'[]'}                                                    | ${'published draw'}
    ${JSON.stringify({ ...published(), format: 'draw-2' })}    | ${'format'}
    ${JSON.stringify({ ...published(), seed: 'x' })}           | ${'seed'}
    ${JSON.stringify({ ...published(), winners: [{ a: 1 }] })} | ${'winners.0'}
    ${JSON.stringify({ ...published(), more: 1 })}             | ${'more'}
  `('is refused where it is none: $says', ({ file, says }) => {
    const read = readPublishedDraw(file as string);
    expect(read).toMatchObject({ ok: false, refusal: { kind: 'notADraw' } });
    if (!read.ok) expect(read.refusal.text.en).toContain(says);
  });

  it('lists entries so that their hash is the hash of the list as a file', () => {
    expect(entriesHash(['an 3', 'binh 2'], sha256)).toBe(sha256('an 3\nbinh 2\n'));
    expect(readEntryLines([`a ${mostChances}`])).toMatchObject({ ok: false });
  });
});
