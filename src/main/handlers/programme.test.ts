import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCounter, type TestCounter } from '../../../test/support/open-counter.ts';
import type { ProgrammeInput } from '../../shared/domain/programme/document.ts';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import { openForReading } from '../database/database.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter({
    template: 'points',
    printer: { kind: 'simulated', id: 'p', name: 'Epson', width: 80 },
  });
});
afterEach(() => counter.close());

const name = (text: string) => ({ vi: text, th: text, en: text });

function withDraws(version: number, ...draws: string[]): ProgrammeInput {
  const template = templateProgramme('points', 'VND', '2026-11-21');
  return {
    ...template,
    version,
    units: [
      ...template.units,
      { id: 'chances', kind: 'entries', name: name('lượt'), scale: 0, expiry: { kind: 'never' } },
    ],
    draws: draws.map((id) => ({
      id,
      name: name(id),
      unit: 'chances',
      drawnOn: '2026-12-31',
      prizes: [{ name: name('Xe đạp'), count: 1, costMinor: 1_000_000 }],
    })),
  };
}

const publish = (document: ProgrammeInput) =>
  counter.call('programme.publish', { document, startsOn: '2026-11-22' });

function slips(): string[] {
  const opened = openForReading(join(counter.folder, 'quen.db'));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const kinds = opened.value.prepare<[], { kind: string }>('SELECT kind FROM print_job ORDER BY id').all();
  opened.value.close();
  return kinds.map(({ kind }) => kind);
}

it('prints what a draw promises as soon as it is published, and never again', async () => {
  await publish(withDraws(2, 'spring'));
  expect(slips()).toEqual(['draw']);
  await publish(withDraws(3, 'spring', 'summer'));
  expect(slips()).toEqual(['draw', 'draw']);
  await publish(withDraws(4, 'spring', 'summer'));
  expect(slips()).toHaveLength(2);
});

it('prints nothing of a programme that is refused', async () => {
  const document = { ...withDraws(2, 'spring'), startsOn: 'yesterday' };
  expect(await counter.refusal('programme.publish', { document, startsOn: '2026-11-22' })).toBe(
    'programmeInvalid',
  );
  expect(slips()).toEqual([]);
});

it('can begin on the day of publishing, and not before', async () => {
  const document = templateProgramme('points', 'VND', '2026-11-21');
  expect(await counter.call('programme.publish', { document, startsOn: '2026-11-21' })).toMatchObject({
    startsOn: '2026-11-21',
    version: 2,
  });
  expect(counter.view().programme?.version).toBe(2);
  const early = await counter.call('programme.publish', { document, startsOn: '2026-11-01' });
  expect(early?.startsOn).toBe('2026-11-21');
});
