import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currencies, largestBillMinor } from '../../kernel/money.ts';
import { evaluate } from '../engine/evaluate.ts';
import { parseProgramme, readProgramme } from './parse.ts';
import { programmeTemplates, templateProgramme } from './templates.ts';

const all = programmeTemplates.flatMap((template) => currencies.map((currency) => ({ template, currency })));

describe.each(all)('The template $template in $currency', ({ template, currency }) => {
  const programme = templateProgramme(template, currency, '2026-11-21');

  it('is a valid document that needs no defaults', () => {
    expect(parseProgramme(programme)).toEqual({ ok: true, value: programme });
  });

  it('earns something on a bill or a visit and lets it be used', () => {
    expect(programme.earn.length).toBeGreaterThan(0);
    expect(programme.rewards.length).toBeGreaterThan(0);
  });

  it('gives back at most a tenth of a bill', () => {
    const totalMinor = largestBillMinor[currency] / 100;
    const bill = {
      kind: 'bill',
      totalMinor,
      itemCount: 1,
      businessDate: '2026-11-21',
      status: 'completed',
      rewards: [],
    } as const;
    const nobody = { enrolledOn: '2026-11-21', available: {} };
    for (const effect of evaluate(programme, nobody, bill).effects) {
      const money = programme.rewards.find(
        (reward) => reward.kind === 'pointsAsMoney' && effect.kind === 'earn' && reward.unit === effect.unit,
      );
      if (effect.kind !== 'earn' || money?.kind !== 'pointsAsMoney') continue;
      const worthMinor = (effect.quantity / money.step) * money.stepMinor;
      expect(worthMinor).toBeGreaterThan(0);
      expect(worthMinor).toBeLessThanOrEqual(totalMinor / 10);
    }
  });
});

it('stamps are given at the scan in the stamps template only', () => {
  const scanIsVisit = programmeTemplates.filter(
    (template) => templateProgramme(template, 'VND', '2026-11-21').policies.scanIsVisit,
  );
  expect(scanIsVisit).toEqual(['stamps']);
});

describe('An example file', () => {
  const folder = new URL('../../../../examples/programmes/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

  it.each(files)('%s is a sound programme', (file) => {
    const content = readFileSync(new URL(file, folder), 'utf8');
    expect(readProgramme(content)).toMatchObject({ ok: true });
  });

  it.each(files)('%s can be started from on a later day', (file) => {
    const content = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object;
    expect(parseProgramme({ ...content, startsOn: '2026-12-01' })).toMatchObject({ ok: true });
  });

  it.each(files)('%s has its line in the list of examples', (file) => {
    expect(readFileSync(new URL('README.md', folder), 'utf8')).toContain(`| \`${file}\` |`);
  });

  it.each([
    ['points-vnd', 'points', 'VND'],
    ['stamps-thb', 'stamps', 'THB'],
    ['points-and-stamps-vnd', 'pointsAndStamps', 'VND'],
    ['cashback-usd', 'cashback', 'USD'],
  ] as const)('%s is the template %s in %s', (file, template, currency) => {
    const content = readFileSync(new URL(`${file}.json`, folder), 'utf8');
    expect(readProgramme(content)).toEqual({
      ok: true,
      value: templateProgramme(template, currency, '2026-01-01'),
    });
  });
});
