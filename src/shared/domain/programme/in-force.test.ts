import { expect, it } from 'vitest';
import { programmeInForce } from './in-force.ts';
import { templateProgramme } from './templates.ts';

const version = (number: number, startsOn: string, endsOn?: string) => ({
  ...templateProgramme('points', 'VND', startsOn),
  version: number,
  ...(endsOn === undefined ? {} : { endsOn }),
});

const versions = [
  version(3, '2026-06-01'),
  version(1, '2026-01-01'),
  version(4, '2026-06-01'),
  version(2, '2026-03-01', '2026-03-31'),
];

it.each([
  ['2025-12-31', null],
  ['2026-01-01', 1],
  ['2026-02-28', 1],
  ['2026-03-01', 2],
  // An ended version still rules: the shop meant it to end.
  ['2026-05-31', 2],
  ['2026-06-01', 4],
  ['2030-01-01', 4],
])('on %s version %s is in force', (date, expected) => {
  expect(programmeInForce(versions, date)?.version ?? null).toBe(expected);
});

it('there is none without versions', () => {
  expect(programmeInForce([], '2026-01-01')).toBeNull();
});
