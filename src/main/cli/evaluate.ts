import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { readProgramme } from '../../shared/domain/programme/parse.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Output } from './data-argument.ts';
import { readEvents, type TrialEvent } from './evaluate-events.ts';
import { openTrial, type TrialLine } from './evaluate-trial.ts';

const help = `Usage: quen evaluate --programme PROGRAMME.json --events EVENTS.jsonl

Plays bills, deeds and payments through a programme without touching any ledger: what each would earn and cost, the
member's balances, vouchers and level after it, and why. Members begin with nothing.

Each line of the events file is one JSON object, in the order of the days, with a kind and a date:
  {"kind":"enrolment","date":"2026-11-20","member":"an","birthday":"--11-25","referrer":"binh"}
  {"kind":"bill","date":"2026-11-21","member":"an","totalMinor":185000,"itemCount":2}
  {"kind":"bill","date":"2026-11-21","member":"an","id":"b7","time":"09:30","lines":[
     {"item":"latte","category":"drinks","quantity":2,"unitMinor":45000}],
     "tenders":[{"kind":"wallet","unit":"wallet","amountMinor":50000}],
     "rewards":[{"reward":"points-as-money","quantity":5}]}                            (on one line)
  {"kind":"action","date":"2026-11-22","member":"an","action":"review"}
  {"kind":"topUp","date":"2026-11-22","member":"an","unit":"wallet","paidMinor":500000}
  {"kind":"membership","date":"2026-11-22","member":"an","membership":"club"}
  {"kind":"refund","date":"2026-11-23","of":"b7","refundMinor":45000}
Others: giftCard (code, unit, paidMinor), promise (member, voucher), freeze (member, from, until), claim (member, of),
scan (member). A bill without a member is a guest's; an open or voided one is shown and not counted. "of" names an
earlier line by its id or its number.

Prints one JSON object per event. A refused reward is part of the answer; nothing of that event is counted.
Exit code: 0 done, 1 a file is not right (the line and what is wrong with it are told), 2 wrong use.`;

export const evaluateCommand = {
  name: 'evaluate',
  summary: 'try a programme on a file of bills',
  help,

  async run(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
    const files = filesNamedIn(args);
    if (!files.ok) {
      stderr(files.refusal);
      stderr(help);
      return 2;
    }
    try {
      const programme = await readProgrammeFile(files.value.programme);
      const events = readEvents(await read(files.value.events));
      if (!events.ok) throw new BadInput(`${files.value.events}: ${events.refusal}`);
      const lines = playThrough(programme, events.value, files.value.events);
      for (const line of lines) stdout(JSON.stringify(line));
      return 0;
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      stderr(error.message);
      return 1;
    }
  },
};

function* playThrough(
  programme: Programme,
  events: readonly TrialEvent[],
  file: string,
): Generator<TrialLine> {
  const trial = openTrial(programme);
  for (const event of events) {
    const played = trial.play(event);
    if (!played.ok) throw new BadInput(`${file}: line ${event.line}: ${played.refusal}`);
    yield played.value;
  }
}

function filesNamedIn(args: readonly string[]): Result<{ programme: string; events: string }, string> {
  try {
    const options = { programme: { type: 'string' }, events: { type: 'string' } } as const;
    const { programme, events } = parseArgs({ args: [...args], options }).values;
    if (programme === undefined || events === undefined) return refuse('Name both files.');
    return ok({ programme, events });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

async function readProgrammeFile(file: string): Promise<Programme> {
  const result = readProgramme(await read(file));
  if (result.ok) return result.value;
  const { path, text } = result.refusal;
  throw new BadInput(`${file}: ${path === '' ? '' : `${path}: `}${text.en}`);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new BadInput(`${file}: cannot be read (${codeOf(error)})`);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

class BadInput extends Error {
  override readonly name = 'BadInput';
}
