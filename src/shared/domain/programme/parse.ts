import * as v from 'valibot';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { firstContradiction } from './contradictions.ts';
import { type Programme, ProgrammeSchema } from './document.ts';
import { type ProgrammeRefusal, refusalOf, sentences } from './refusals.ts';

export type { ProgrammeRefusal } from './refusals.ts';

/** A programme document as text: a file, or what was pasted into the editor. */
export function readProgramme(text: string): Result<Programme, ProgrammeRefusal> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse({ path: '', text: sentences.notJson });
  }
  return parseProgramme(json);
}

/** A programme with its defaults filled in, or the first thing that is wrong with it and where. */
export function parseProgramme(json: unknown): Result<Programme, ProgrammeRefusal> {
  if (isFromTheFuture(json)) return refuse({ path: 'schema', text: sentences.fromTheFuture });
  const read = v.safeParse(ProgrammeSchema, json, { abortEarly: true });
  if (!read.success) return refuse(refusalOf(read.issues[0]));
  const contradiction = firstContradiction(read.output);
  return contradiction ? refuse(contradiction) : ok(read.output);
}

function isFromTheFuture(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('schema' in json)) return false;
  return typeof json.schema === 'number' && json.schema > 1;
}
