import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { evaluate } from '../../shared/domain/engine/evaluate.ts';
import type { Evaluation } from '../../shared/domain/engine/evaluation.ts';
import { availableOn, type Holdings, noHoldings } from '../../shared/domain/ledger/holdings.ts';
import { earnInto } from '../../shared/domain/ledger/legs/earn.ts';
import { spendFrom } from '../../shared/domain/ledger/legs/spend.ts';
import { openPurse } from '../../shared/domain/ledger/purse.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { readProgramme } from '../../shared/domain/programme/parse.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Output } from './data-argument.ts';
import { readEvents, type TrialEvent } from './evaluate-events.ts';

const help = `Usage: quen evaluate --programme PROGRAMME.json --events EVENTS.jsonl

Plays bills and actions through a programme without touching any ledger: what each would earn and cost, the
member's balances after it, and why. Members begin with nothing.

Each line of the events file is one JSON object, in the order of the days:
  {"kind":"bill","member":"an","date":"2026-11-21","totalMinor":185000,"itemCount":2}
  {"kind":"bill","member":"an","date":"2026-11-22","totalMinor":90000,
   "rewards":[{"reward":"points-as-money","quantity":5}]}                              (on one line)
  {"kind":"action","member":"an","date":"2026-11-22","action":"visit"}
A bill may also have taxMinor, and status "open". Actions: visit, enrolment, redemption.

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
      for (const line of playThrough(programme, events.value)) stdout(JSON.stringify(line));
      return 0;
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      stderr(error.message);
      return 1;
    }
  },
};

interface TrialLine {
  readonly line: number;
  readonly member: string;
  readonly date: LocalDate;
  /** After the event, per unit, in units of its scale. */
  readonly balances: Readonly<Record<string, number>>;
  readonly due: Evaluation['due'];
  readonly effects: Evaluation['effects'];
  readonly refusals: Evaluation['refusals'];
  readonly why: Evaluation['why'];
}

function* playThrough(programme: Programme, events: readonly TrialEvent[]): Generator<TrialLine> {
  const members = new Map<string, { holdings: Holdings; enrolledOn: LocalDate }>();
  for (const event of events) {
    const { line, member, occasion } = event;
    const date = occasion.businessDate;
    const known = members.get(member) ?? { holdings: noHoldings, enrolledOn: date };
    const state = { enrolledOn: known.enrolledOn, available: availableOn(known.holdings, date) };
    const evaluation = evaluate(programme, state, occasion);
    const holdings = holdingsAfter(known.holdings, evaluation, event, programme);
    members.set(member, { ...known, holdings });
    yield { line, member, date, balances: balancesOf(programme, availableOn(holdings, date)), ...evaluation };
  }
}

/** One holder and no debt: a trial has neither other tills nor refunds. */
const holder = 'trial';

function holdingsAfter(
  holdings: Holdings,
  { effects }: Evaluation,
  { line, occasion }: TrialEvent,
  { units }: Programme,
): Holdings {
  const purse = openPurse('trial', holder, holdings);
  for (const effect of effects) {
    if (effect.kind !== 'spend') continue;
    const spent = spendFrom(purse, holder, effect.unit, effect.quantity, occasion.businessDate);
    invariant(spent.ok, 'the engine spends no more than is available');
  }
  const grants = effects.filter((effect) => effect.kind === 'earn');
  earnInto(purse, `trial.0.${line}`, holder, grants);
  return { lots: units.flatMap(({ id }) => purse.lots(id)), debts: {} };
}

function balancesOf(
  { units }: Programme,
  available: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(units.map(({ id }) => [id, available[id] ?? 0]));
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
