import * as v from 'valibot';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { ProgrammeSchema } from '../../../shared/domain/programme/document.ts';
import { parseProgramme } from '../../../shared/domain/programme/parse.ts';
import { type ProgrammeRefusal, refusalOf } from '../../../shared/domain/programme/refusals.ts';
import type { Draft } from './draft.ts';

export interface Checked {
  /** Null while something has to be mended. */
  readonly programme: Programme | null;
  /** Everything that the schema finds; where it finds nothing, the first thing that does not go together. */
  readonly refusals: readonly ProgrammeRefusal[];
}

export function check(draft: Draft): Checked {
  const parsed = parseProgramme(draft);
  if (parsed.ok) return { programme: parsed.value, refusals: [] };
  const read = v.safeParse(ProgrammeSchema, draft);
  const refusals = read.success ? [parsed.refusal] : read.issues.map(refusalOf);
  return { programme: null, refusals };
}
