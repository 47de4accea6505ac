import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advise } from '../../../shared/domain/programme/advice.ts';
import { parseProgramme, readProgramme } from '../../../shared/domain/programme/parse.ts';
import { currencies } from '../../../shared/kernel/money.ts';
import { inCurrency } from './in-currency.ts';

const folder = resolve(import.meta.dirname, '../../../../examples/programmes');
const examples = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('An example in another money', () => {
  it.each(currencies)(
    'stays a programme that can be published, and costs about the same, in %s',
    (currency) => {
      const told = examples.filter((name) => {
        const read = readProgramme(readFileSync(resolve(folder, name), 'utf8'));
        if (!read.ok) throw new Error(`${name}: ${read.refusal.text.en}`);
        const other = inCurrency(read.value, currency);
        if (other === null) return false;
        const parsed = parseProgramme(other);
        expect([name, parsed.ok || parsed.refusal]).toEqual([name, true]);
        if (!parsed.ok) return false;
        const dangers = (programme: typeof parsed.value) =>
          advise(programme)
            .filter(({ weight }) => weight === 'danger')
            .map(({ path }) => path);
        expect([name, dangers(parsed.value)]).toEqual([name, dangers(read.value)]);
        return true;
      });
      expect(told.length).toBeGreaterThanOrEqual(examples.length / 2);
    },
  );
});
