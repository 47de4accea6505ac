import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type PublishedDraw, readPublishedDraw, verifyDraw } from '../../shared/domain/draws/published.ts';
import { drawRefusal } from '../../shared/domain/draws/refusals.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { sha256 } from '../ledger/sha256.ts';
import type { Output } from './data-argument.ts';

const help = `Usage: quen draw verify FILE [--commitment HEX]

Repeats a published draw and compares: the seed against the commitment, the entries against their hash, and every
winner. Needs nothing but the file.

  --commitment HEX   the commitment as it was printed before the draw; without it only the file's own is checked

By hand, with jq: the seed's hash is the commitment, and the hash of the list is entriesHash.
  jq -j .seed FILE | sha256sum
  jq -r '.entries[]' FILE | sha256sum

Exit code: 0 the draw is what was published, 1 it is not (the first step that fails is told) or the file cannot be
read, 2 wrong use.`;

export const drawCommand = {
  name: 'draw',
  summary: 'check a published prize draw',
  help,

  async run(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
    const asked = questionIn(args);
    if (!asked.ok) {
      stderr(asked.refusal);
      stderr(help);
      return 2;
    }
    const { file, commitment } = asked.value;
    const verdict = check(await contentOf(file), commitment);
    if (!verdict.ok) {
      stderr(`${file}: ${verdict.refusal}`);
      return 1;
    }
    for (const line of report(verdict.value)) stdout(line);
    if (commitment === null) stdout('Compare the commitment with the one that was printed before the draw.');
    return 0;
  },
};

interface Question {
  readonly file: string;
  readonly commitment: string | null;
}

function questionIn(args: readonly string[]): Result<Question, string> {
  try {
    const options = { commitment: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [act, file, ...rest] = positionals;
    if (act !== 'verify') return refuse('Say what to do: verify.');
    if (file === undefined || rest.length > 0) return refuse('Name one file.');
    const commitment = values.commitment?.trim().toLowerCase() ?? null;
    if (commitment !== null && !/^[0-9a-f]{64}$/.test(commitment)) {
      return refuse('A commitment is 64 of 0 to 9 and a to f.');
    }
    return ok({ file, commitment });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

async function contentOf(file: string): Promise<Result<string, string>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return refuse(`cannot be read (${code})`);
  }
}

function check(content: Result<string, string>, commitment: string | null): Result<PublishedDraw, string> {
  if (!content.ok) return content;
  const draw = readPublishedDraw(content.value);
  if (!draw.ok) return refuse(draw.refusal.text.en);
  if (commitment !== null && draw.value.commitment !== commitment) {
    return refuse(drawRefusal.otherCommitment().text.en);
  }
  const verified = verifyDraw(draw.value, sha256);
  return verified.ok ? draw : refuse(verified.refusal.text.en);
}

function report({ draw, name, commitment, entries, prizes, winners }: PublishedDraw): string[] {
  return [
    `${name.en} (${draw}): the seed, ${counted(entries.length, 'entry', 'entries')} and ${counted(winners.length, 'winner', 'winners')} are as published.`,
    `commitment ${commitment}`,
    ...winners.map(({ prize, entry }) => `${entry}  ${prizes[prize]?.name.en ?? ''}`),
  ];
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
