/** Worked-out programmes to start from, in the money of the shop. */
import { describe } from '../../../shared/domain/programme/describe.ts';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { parseProgramme } from '../../../shared/domain/programme/parse.ts';
import { programmeTemplates, templateProgramme } from '../../../shared/domain/programme/templates.ts';
import type { LocalDate } from '../../../shared/kernel/dates.ts';
import type { Text } from '../../../shared/kernel/language.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import { inCurrency } from './in-currency.ts';

export interface Example {
  readonly key: string;
  readonly programme: Programme;
  /** What it gives and what for, in one sentence. */
  readonly line: readonly Text[];
  readonly picture: 'points' | 'stamps' | 'levels' | 'wallet' | 'draw' | 'partner' | 'membership';
}

const files = import.meta.glob<unknown>('../../../../examples/programmes/*.json', { import: 'default' });

/** Fetched when they are looked at; those that cannot be told in the shop's money are left out. */
export async function loadExamples(currency: Currency, startsOn: LocalDate): Promise<Example[]> {
  const own = programmeTemplates.map((template) =>
    exampleOf(template, templateProgramme(template, currency, startsOn)),
  );
  const names = Object.keys(files).sort();
  const loaded = await Promise.all(
    names.map(async (file) => {
      const document = parseProgramme(await files[file]?.());
      const told = document.ok ? inCurrency(document.value, currency) : null;
      if (told === null) return [];
      const parsed = parseProgramme({ ...told, id: 'loyalty', version: 1, startsOn });
      return parsed.ok ? [exampleOf(file, parsed.value)] : [];
    }),
  );
  const taken = new Set(own.map(({ programme }) => programme.name.en));
  return [...own, ...loaded.flat().filter(({ programme }) => !taken.has(programme.name.en))];
}

function exampleOf(key: string, programme: Programme): Example {
  const { earn, promotions, stampCards } = describe(programme);
  const given = [earn[0] ?? promotions[0], stampCards[0]].flatMap((sentence) =>
    sentence ? [sentence.text] : [],
  );
  const levels = programme.tiers?.levels.slice(1).map(({ name }) => name) ?? [];
  const reward = programme.rewards.find(({ id }) => id !== programme.stampCards[0]?.reward);
  const line = [...given, ...levels, ...(reward ? [reward.name] : [])];
  return { key, programme, line: line.slice(0, 4), picture: pictureOf(programme) };
}

function pictureOf(programme: Programme): Example['picture'] {
  if (programme.partners.length > 0) return 'partner';
  if (programme.draws.length > 0) return 'draw';
  if (programme.memberships.length > 0) return 'membership';
  if (programme.units.some(({ kind }) => kind === 'money')) return 'wallet';
  if (programme.tiers) return 'levels';
  return programme.stampCards.length > 0 ? 'stamps' : 'points';
}
