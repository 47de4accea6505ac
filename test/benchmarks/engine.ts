/** One bill through thirty rules: ours beside json-rules-engine, same rules, same bills, same run. */
import { Engine } from 'json-rules-engine';
import type { Occasion } from '../../src/shared/domain/bills/bill.ts';
import { evaluate } from '../../src/shared/domain/engine/evaluate.ts';
import type { MemberState } from '../../src/shared/domain/engine/evaluation.ts';
import type { Programme } from '../../src/shared/domain/programme/document.ts';
import { parseProgramme } from '../../src/shared/domain/programme/parse.ts';
import { weekdayOf } from '../../src/shared/kernel/dates.ts';
import type { BenchRow } from './row.ts';

const ruleCount = 30;
const dates = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'];

export async function run({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const programme = thirtyRules();
  const bills = Array.from({ length: 200 }, (_, index) => bill(index));
  const peer = peerEngine(programme);
  await assertEqualPoints(programme, peer, bills);

  const ours = await measure(quick ? 20_000 : 100_000, bills, (next) => earnedByUs(programme, next));
  const theirs = await measure(quick ? 500 : 3_000, bills, (next) => earnedByPeer(peer, next));
  const ratio = theirs.p50 / ours.p50;
  return [
    {
      name: `engine: one bill, ${ruleCount} rules`,
      ...ours,
      unit: 'µs',
      ratio: Math.round(ratio),
      target: 'p50 ≤ 20 µs, ≥ 20 × json-rules-engine',
      note: 'with why lines in three languages; ratio to json-rules-engine',
    },
    {
      name: `json-rules-engine: the same ${ruleCount} rules`,
      ...theirs,
      unit: 'µs',
      target: 'for comparison',
    },
  ];
}

type BenchBill = Extract<Occasion, { kind: 'bill' }>;

const member: MemberState = { enrolledOn: '2026-01-01', available: { points: 100 } };

/** Amounts, minimums, weekdays and dates mixed, so that about half of the rules hold for a given bill. */
function thirtyRules(): Programme {
  const parsed = parseProgramme({
    schema: 1,
    id: 'thirty',
    version: 1,
    startsOn: '2026-01-01',
    name,
    currency: 'VND',
    units: [
      { id: 'points', kind: 'points', name, scale: 0, expiry: { kind: 'monthEnd', months: 12 } },
      { id: 'stars', kind: 'points', name, scale: 0, expiry: { kind: 'never' } },
    ],
    earn: Array.from({ length: ruleCount }, (_, index) => ({
      id: `rule-${index}`,
      name,
      unit: index % 5 === 0 ? 'stars' : 'points',
      on: { kind: 'bill' },
      when: {
        ...(index % 2 === 0 ? { minimumMinor: 10_000 * (index + 1) } : {}),
        ...(index % 3 === 0 ? { weekdays: [index % 7, (index + 2) % 7, (index + 4) % 7] } : {}),
        ...(index % 4 === 0 ? { dates: { from: '2026-11-01', until: '2026-11-20' } } : {}),
      },
      amount: { kind: 'perAmount', perMinor: 5_000 + 500 * index, quantity: 1, steps: 'full' },
    })),
    stampCards: [],
    rewards: [],
  });
  if (!parsed.ok) throw new Error(`${parsed.refusal.path}: ${parsed.refusal.text.en}`);
  return parsed.value;
}

const name = { vi: 'điểm', th: 'แต้ม', en: 'points' };

function bill(index: number): BenchBill {
  return {
    kind: 'bill',
    totalMinor: 15_000 + ((index * 7_919) % 600) * 1_000,
    itemCount: 1,
    businessDate: dates[index % dates.length] ?? '2026-11-21',
    status: 'completed',
    rewards: [],
  };
}

function earnedByUs(programme: Programme, next: BenchBill): number {
  let points = 0;
  for (const effect of evaluate(programme, member, next).effects) {
    if (effect.kind === 'earn') points += effect.quantity;
  }
  return points;
}

/** The same rules as conditions on facts; what a rule gives is computed from the parameters of its event. */
function peerEngine(programme: Programme): Engine {
  const engine = new Engine();
  for (const { id, when, amount, unit } of programme.earn) {
    if (amount.kind !== 'perAmount') throw new Error('the benchmark has amounts only');
    const conditions = [
      { fact: 'totalMinor', operator: 'greaterThanInclusive', value: amount.perMinor },
      ...(when.minimumMinor === undefined
        ? []
        : [{ fact: 'totalMinor', operator: 'greaterThanInclusive', value: when.minimumMinor }]),
      ...(when.weekdays === undefined ? [] : [{ fact: 'weekday', operator: 'in', value: when.weekdays }]),
      ...(when.dates?.from === undefined
        ? []
        : [{ fact: 'day', operator: 'greaterThanInclusive', value: dayNumber(when.dates.from) }]),
      ...(when.dates?.until === undefined
        ? []
        : [{ fact: 'day', operator: 'lessThanInclusive', value: dayNumber(when.dates.until) }]),
    ];
    engine.addRule({
      conditions: { all: conditions },
      event: {
        type: 'earn',
        params: { rule: id, unit, perMinor: amount.perMinor, quantity: amount.quantity },
      },
    });
  }
  return engine;
}

async function earnedByPeer(engine: Engine, next: BenchBill): Promise<number> {
  const facts = {
    totalMinor: next.totalMinor,
    weekday: weekdayOf(next.businessDate),
    day: dayNumber(next.businessDate),
  };
  const { events } = await engine.run(facts);
  let points = 0;
  for (const { params } of events) {
    points += Math.floor(next.totalMinor / Number(params?.['perMinor'])) * Number(params?.['quantity']);
  }
  return points;
}

/** The peer compares numbers only. */
const dayNumber = (date: string): number => Number(date.replaceAll('-', ''));

/** A faster engine that earns something else would prove nothing. */
async function assertEqualPoints(
  programme: Programme,
  peer: Engine,
  bills: readonly BenchBill[],
): Promise<void> {
  for (const next of bills) {
    const ours = earnedByUs(programme, next);
    const theirs = await earnedByPeer(peer, next);
    if (ours !== theirs) throw new Error(`${next.totalMinor}: ${ours} here, ${theirs} there`);
  }
}

/** Microseconds per bill, each timed alone after a warm-up of a tenth of the rounds. */
async function measure(
  rounds: number,
  bills: readonly BenchBill[],
  work: (next: BenchBill) => number | Promise<number>,
): Promise<{ p50: number; p99: number }> {
  const times = new Float64Array(rounds);
  for (let round = -rounds / 10; round < rounds; round += 1) {
    const next = bills[(round + rounds) % bills.length];
    if (next === undefined) continue;
    const begun = performance.now();
    const points = work(next);
    if (typeof points !== 'number') await points;
    if (round >= 0) times[round] = (performance.now() - begun) * 1_000;
  }
  times.sort();
  return { p50: at(times, 0.5), p99: at(times, 0.99) };
}

const at = (sorted: Float64Array, share: number): number =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
