/** Programmes for tests, with every default filled in. */
import * as v from 'valibot';
import {
  type Programme,
  type ProgrammeInput,
  ProgrammeSchema,
} from '../../src/shared/domain/programme/document.ts';

const name = { vi: 'điểm', th: 'แต้ม', en: 'points' };

/** Whether the settings go together is not asked: that is for the parser's own tests. */
export function programmeOf(parts: Partial<ProgrammeInput> = {}): Programme {
  return v.parse(ProgrammeSchema, {
    schema: 1,
    id: 'example',
    version: 1,
    startsOn: '2020-01-01',
    name,
    currency: 'VND',
    units: [{ id: 'points', kind: 'points', name, scale: 0, expiry: { kind: 'never' } }],
    earn: [],
    stampCards: [],
    rewards: [],
    ...parts,
  });
}
