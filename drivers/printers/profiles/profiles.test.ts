import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profileFiles } from './all.ts';
import { allProfiles, findProfile, parseProfile, unknownProfile } from './profiles.ts';
import { assumed, factsOf } from './schema.ts';

const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .map((name) => basename(name, '.json'));
const known = names.filter((name) => !name.startsWith('unknown-'));

describe('The profiles', () => {
  it('are all listed, at least twenty families and one for each unknown paper', () => {
    expect(Object.keys(profileFiles).sort()).toEqual([...names].sort());
    expect(known.length).toBeGreaterThanOrEqual(20);
    expect(names).toEqual(expect.arrayContaining(['unknown-58', 'unknown-80']));
  });

  it.each(names)('%s keeps to the schema', (name) => {
    expect(parseProfile(name, profileFiles[name])).toEqual(findProfile(name));
  });

  it.each(known)('%s names its maker and models, and fits on its paper', (name) => {
    const profile = findProfile(name)!;
    expect(profile.maker).not.toBe('');
    expect(profile.models).not.toEqual([]);
    expect((profile.dots / profile.dpi) * 25.4).toBeLessThanOrEqual(profile.paper);
  });

  it('claims nothing of an unknown printer', () => {
    for (const paper of [58, 80] as const) {
      const facts = factsOf(profileFiles[`unknown-${paper}`] as object);
      expect(facts.length).toBeGreaterThan(4);
      expect(facts.every(({ source }) => source === assumed)).toBe(true);
      expect(unknownProfile(paper)).toMatchObject({ paper, processId: null });
    }
  });

  it('never relies on a guess for process ids: a wrong yes would never print `printed`, a wrong no never ask', () => {
    const guessed = names.filter((name) => {
      const { processId } = profileFiles[name] as { processId?: { source: string } };
      return processId?.source === assumed;
    });
    expect(guessed).toEqual([]);
  });

  it('are offered by maker and model, unknown ones last', () => {
    const ids = allProfiles().map(({ id }) => id);
    expect([...ids].sort()).toEqual([...names].sort());
    expect(ids.slice(-2)).toEqual(['unknown-58', 'unknown-80']);
    expect(ids.indexOf('bixolon-srp-330')).toBeLessThan(ids.indexOf('epson-tm-t20'));
  });

  it('knows no others', () => {
    expect(findProfile('toString')).toBeNull();
    expect(findProfile('epson')).toBeNull();
  });
});

describe('A file that is no profile', () => {
  const good = profileFiles['epson-tm-t20'] as Record<string, unknown>;

  it.each([
    ['dots that are no whole bytes', { dots: { value: 575, source: assumed } }, /dots\.value/],
    ['an unknown field', { colour: 'black' }, /colour/],
    ['a fact without a source', { dpi: { value: 203 } }, /dpi\.source/],
    ['a source that is not listed', { dpi: { value: 203, source: 'hearsay' } }, /does not list/],
    [
      'a source that nobody names',
      { sources: { ...(good['sources'] as object), more: 'https://a.example' } },
      /no fact names/,
    ],
    ['a quirk that nobody knows', { quirks: [{ value: 'loud', source: assumed }] }, /quirks/],
    ['a source that is no address', { sources: { encoder: 'a friend' } }, /sources/],
  ])('is refused: %s', (_, change, message) => {
    expect(() => parseProfile('new', { ...good, ...change })).toThrow(message);
  });
});
