/** The ledger on this machine's disk: durable posting, beside a bare insert of the same rows, and look-ups at size. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/main/database/database.ts';
import { systemClock } from '../../src/main/hosts/effects.ts';
import type { Ledger, Posting } from '../../src/main/ledger/ledger.ts';
import { openLedger } from '../../src/main/ledger/open-ledger.ts';
import { prepareDailySheet } from '../../src/main/reports/daily-sheet.ts';
import { earnLegs } from '../../src/shared/domain/ledger/legs.ts';
import { templateProgramme } from '../../src/shared/domain/programme/templates.ts';
import { addDays } from '../../src/shared/kernel/dates.ts';
import { invariant } from '../../src/shared/kernel/invariant.ts';
import { bareInsert, type PostedRows, rowsOfSale } from './ledger/bare-insert.ts';
import { type LargeShop, largeShop, lastDay, shopTerminal } from './ledger/large-shop.ts';
import type { BenchRow } from './row.ts';
import { percentiles, type Timing, timeEach } from './timing.ts';

export async function run({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quen-bench-'));
  try {
    const sync = probeDisk(folder, quick ? 300 : 1000);
    const beside = postBesideBareInsert(folder, quick ? 1000 : 4000);
    const shop = largeShop({ quick });
    return [...smallRows(sync, beside), ...largeRows(shop, sync, quick)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A posting appends about this much to the write-ahead log. */
const probeBytes = 33_000;

function probeDisk(folder: string, times: number): Timing {
  const bytes = new Uint8Array(probeBytes);
  const handle = openSync(join(folder, 'probe'), 'w');
  const timing = timeEach(times, () => {
    writeSync(handle, bytes);
    fdatasyncSync(handle);
  });
  closeSync(handle);
  return timing;
}

interface Beside {
  readonly ours: Timing;
  readonly bare: Timing;
  /** Postings per second as a share of bare inserts per second. */
  readonly share: number;
}

/** In turns of a few postings each, so that both meet the same disk and the same noise. */
function postBesideBareInsert(folder: string, times: number): Beside {
  const turn = 50;
  const ours = openIn(join(folder, 'ours'));
  const bare = openIn(join(folder, 'bare'));
  const ledger = ledgerOf(ours);
  const insert = bareInsert(bare);
  const oursMs = new Float64Array(times);
  const bareMs = new Float64Array(times);
  for (let from = 0; from < times; from += turn) {
    const rows: PostedRows[] = [];
    for (let index = from; index < from + turn; index++) {
      const member = memberOf(index);
      oursMs[index] = took(() => post(ledger, saleTo(ledger, member, index)));
    }
    for (let index = from; index < from + turn; index++)
      rows.push(rowsOfSale(ours, index + 1, memberOf(index)));
    rows.forEach((each, index) => {
      bareMs[from + index] = took(() => insert(each));
    });
  }
  ours.close();
  bare.close();
  return { ours: percentiles(oursMs), bare: percentiles(bareMs), share: sum(bareMs) / sum(oursMs) };
}

function smallRows(sync: Timing, { ours, bare, share }: Beside): BenchRow[] {
  return [
    {
      name: 'disk: append 33 kB and sync',
      ...inMs(sync),
      unit: 'ms',
      target: 'what the posting is held against',
    },
    {
      name: 'ledger: durable posting, new shop',
      ...inMs(ours),
      unit: 'ms',
      ratio: round(share),
      target: postingTarget(sync),
      note: 'ratio: throughput as a share of a bare insert of the same rows, ≥ 0.6',
    },
    {
      name: 'better-sqlite3: bare insert of the same rows',
      ...inMs(bare),
      unit: 'ms',
      target: 'for comparison',
    },
  ];
}

function largeRows(shop: LargeShop, sync: Timing, quick: boolean): BenchRow[] {
  const database = openIn(shop.folder);
  const ledger = ledgerOf(database, shopTerminal);
  const size = `${label(shop.members)} members, ${label(shop.entries)} entries`;
  const times = quick ? 2000 : 5000;
  const lookUp = lookUpBy(database, ledger, shop);
  const anyone = (index: number) => (index * 7_368_787) % shop.members;
  timeEach(times, (index) => lookUp(anyone(index)));
  const found = timeEach(times, (index) => lookUp(anyone(index)));
  const posting = timeEach(times, (index) =>
    post(ledger, saleTo(ledger, shop.memberId(anyone(index)), index)),
  );
  const read = prepareDailySheet(database);
  const programme = templateProgramme('points', 'VND', '2024-01-01');
  const context = {
    programme,
    calendar: { zone: 'Asia/Ho_Chi_Minh', closingHour: 4 },
    staffName: () => 'Anna',
  };
  const sheet = timeEach(50, (index) => void read(addDays(lastDay, -index), context));
  const month = timeEach(10, () => {
    for (let day = 0; day < 30; day++) read(addDays(lastDay, -day), context);
  });
  database.close();
  return [
    {
      name: `ledger: card → member → balances, ${size}`,
      ...inMs(found),
      unit: 'ms',
      target: 'p99 ≤ 0.2 ms warm',
    },
    { name: `ledger: durable posting, ${size}`, ...inMs(posting), unit: 'ms', target: postingTarget(sync) },
    { name: `daily sheet, ${size}`, ...inMs(sheet), unit: 'ms', target: '≤ 5 ms' },
    { name: `daily sheet, 30 days, ${size}`, ...inMs(month), unit: 'ms', target: '≤ 150 ms' },
  ];
}

function lookUpBy(database: Database, ledger: Ledger, shop: LargeShop): (index: number) => void {
  const card = database.prepare<[Buffer], { member: string; blocked: number }>(
    'SELECT member, blocked FROM card WHERE hash = ?',
  );
  const member = database.prepare<[string]>(
    'SELECT id, merged_into, profile, wrapped_key FROM member WHERE id = ?',
  );
  return (index) => {
    const found = card.get(shop.cardHash(shop.cardNumber(index)));
    invariant(found?.member === shop.memberId(index), 'every card names its member');
    member.get(found.member);
    ledger.holdings(found.member);
    ledger.activity(found.member);
  };
}

function openIn(folder: string): Database {
  const opened = openDatabase(folder, { clock: systemClock, ballastBytes: 0 });
  invariant(opened.ok, 'a folder of our own opens');
  return opened.value;
}

const ledgerOf = (database: Database, terminal = 'a'.repeat(32)): Ledger =>
  openLedger({ database, clock: systemClock, terminal, bootId: 'bench' });

const memberOf = (index: number) => ((index * 2_654_435_761) >>> 0).toString(16).padStart(8, '0').repeat(4);

function saleTo(ledger: Ledger, member: string, index: number): Posting {
  const text = { vi: '20.000 ₫ = 1 điểm', th: '20,000 ₫ = 1 แต้ม', en: '20,000 ₫ = 1 point' };
  return {
    operationId: `f${((index * 40_503_551) >>> 0).toString(16).padStart(31, '0')}`,
    detail: {
      kind: 'sale',
      totalMinor: 185_000,
      discountMinor: 0,
      itemCount: 1,
      rewards: [],
      why: [
        { rule: 'spend', inputs: { totalMinor: 185_000 }, text, outcome: { unit: 'points', quantity: 9 } },
      ],
    },
    member,
    staff: 'anna',
    businessDate: lastDay,
    receipt: `R-${index}`,
    programme: { id: 'loyalty', version: 1 },
    legs: (self) =>
      earnLegs(self, member, 'store', ledger.holdings(member), [
        { unit: 'points', quantity: 9, expiresOn: '2027-11-21' },
        { unit: 'stamps', quantity: 1, expiresOn: null },
      ]),
  };
}

function post(ledger: Ledger, posting: Posting): void {
  invariant(ledger.post(posting).ok, 'every posting is accepted');
}

function took(work: () => void): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

const postingTarget = (sync: Timing) =>
  `p50 ≤ ${round(sync.p50 + 0.4)} ms, p99 ≤ ${round(sync.p99 + 5)} ms (sync + 0.4, + 5)`;

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const round = (value: number) => Math.round(value * 1000) / 1000;
const inMs = ({ p50, p99 }: Timing): Timing => ({ p50: round(p50), p99: round(p99) });
const label = (count: number) =>
  count >= 1_000_000 ? `${Math.round(count / 100_000) / 10} M` : `${Math.round(count / 1000)} k`;
