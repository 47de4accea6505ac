import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../../test/support/test-clock.ts';
import type { DailySheet } from '../../shared/contract/view.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import { type Core, programmeOf, shopOf } from '../core.ts';
import { openDatabase } from '../database/database.ts';
import { furnish } from '../demo/furnish.ts';
import { devicePorts } from '../hosts/device-ports.ts';
import { silentLog } from '../log.ts';
import { openCore } from '../open-core.ts';
import { dailySheetCsv } from './daily-sheet-csv.ts';

const today = '2026-11-21';
const folder = mkdtempSync(join(tmpdir(), 'quen-sheet-'));
let core: Core;

beforeAll(async () => {
  const effects = {
    folder,
    clock: testClock(Date.UTC(2026, 10, 21, 12, 0)),
    random: { bytes: (count: number) => new Uint8Array(randomBytes(count)) },
    merchantKey: new Uint8Array(32).fill(5),
    devices: devicePorts(),
    log: silentLog,
    demo: true,
  };
  await furnish(effects);
  const opened = openDatabase(folder, { clock: effects.clock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  core = openCore(effects, opened.value, () => {});
  // What a quiet three months may lack: a bill undone, a refund in part, a correction by hand.
  const at = { programme: programmeOf(core), staff: core.staff.list()[0]?.id ?? '', businessDate: today };
  const sales = eventsOf(today).filter((event) => event.detail.kind === 'sale');
  const [undone, refunded] = sales;
  if (!undone || !refunded?.member) throw new Error('the day has bills');
  const operationId = () => randomBytes(16).toString('hex');
  core.sales.reverse(
    { operationId: operationId(), event: undone.id, way: 'undo', refundMinor: null, reason: 'undo' },
    at,
    () => {},
  );
  core.sales.reverse(
    { operationId: operationId(), event: refunded.id, way: 'refund', refundMinor: 10_000, reason: 'x' },
    at,
    () => {},
  );
  core.sales.adjust(
    {
      operationId: operationId(),
      member: refunded.member,
      unit: 'points',
      quantity: 7,
      reason: 'x',
    },
    at.staff,
    at,
  );
});

afterAll(async () => {
  await core.queue.close();
  core.database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('The daily sheet', () => {
  it.each([0, 1, 2, 7, 30, 60, 89])('of %i days ago is what its events add up to', (ago) => {
    const date = addDays(today, -ago);
    const sheet = sheetOf(date);
    const events = eventsOf(date);
    expect(events.length).toBeGreaterThan(5);
    expect(sheet).toMatchObject(recomputed(events));
  });

  it('says what members held at the end of each day', () => {
    for (const ago of [0, 1, 45, 90]) {
      const date = addDays(today, -ago);
      const held = heldUntil(date);
      for (const unit of sheetOf(date).units)
        expect(unit.outstanding, `${unit.unit} ${date}`).toBe(held.get(unit.unit) ?? 0);
    }
  });

  it('is a table that spreadsheets read and run nothing of', () => {
    const sheet: DailySheet = {
      ...sheetOf(today),
      staff: [{ staff: 'x', name: '=HYPERLINK("http://x")', bills: 1, reversals: 0, adjustments: 0 }],
    };
    const text = dailySheetCsv(sheet, 'en', 'THB', () => 0);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rows = Papa.parse<string[]>(text.slice(1)).data;
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([4]));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-(?!\d+([.]\d+)?$)/);
    expect(rows).toContainEqual(['Day', 'Takings', '', (sheet.takingsMinor / 100).toFixed(2)]);
  });
});

function sheetOf(date: LocalDate): DailySheet {
  return core.reports.dailySheet(date, {
    programme: programmeOf(core),
    calendar: shopOf(core),
    staffName: (id) => core.staff.find(id)?.name ?? null,
  });
}

function eventsOf(date?: LocalDate): LedgerEvent[] {
  const page = 200;
  const events: LedgerEvent[] = [];
  for (;;) {
    const next = core.ledger.history({ ...(date ? { date } : {}), offset: events.length, limit: page });
    events.push(...next);
    if (next.length < page) return events;
  }
}

/** The sheet's figures, added up from the events alone. */
function recomputed(events: readonly LedgerEvent[]) {
  const voided = new Set(
    events.flatMap(({ detail }) => (detail.kind === 'reversal' && detail.way === 'undo' ? [detail.of] : [])),
  );
  const bills = events.filter(
    ({ detail, id }) => (detail.kind === 'sale' || detail.kind === 'anonymousSale') && !voided.has(id),
  );
  const withMember = bills.filter(({ detail }) => detail.kind === 'sale');
  const totalMinor = sum(bills, ({ detail }) => ('totalMinor' in detail ? detail.totalMinor : 0));
  const pointsPaidMinor = sum(withMember, ({ detail }) =>
    detail.kind === 'sale' ? detail.discountMinor : 0,
  );
  const refundedMinor = sum(events, ({ detail }) =>
    detail.kind === 'reversal' && detail.way === 'refund' ? refundOf(detail) - detail.pointsPaidMinor : 0,
  );
  const paidInMinor = sum(events, ({ detail }) => (detail.kind === 'purchase' ? detail.paidMinor : 0));
  const moved = (account: string, sign: 1 | -1, unit: string) =>
    sum(
      events.flatMap((event) => event.legs.filter((leg) => leg.account === account && leg.unit === unit)),
      (leg) => (Math.sign(leg.amount) === sign ? Math.abs(leg.amount) : 0),
    );
  return {
    bills: bills.length,
    billsWithMember: withMember.length,
    totalMinor,
    pointsPaidMinor,
    refundedMinor,
    takingsMinor: totalMinor - pointsPaidMinor - refundedMinor + paidInMinor,
    newMembers: events.filter(({ detail }) => detail.kind === 'memberEnrolled').length,
    units: ['points', 'stamps', 'wallet'].map((unit) =>
      expect.objectContaining({
        unit,
        earned: moved('issued', -1, unit),
        takenBack: moved('issued', 1, unit),
        used: moved('redeemed', 1, unit),
        givenBack: moved('redeemed', -1, unit),
        expired: moved('expired', 1, unit),
        adjusted: moved('adjusted', -1, unit) - moved('adjusted', 1, unit),
      }),
    ),
  };
}

/** A whole refund in the demonstration names no amount: the original's total is what went back. */
function refundOf(detail: Extract<LedgerEvent['detail'], { kind: 'reversal' }>): number {
  if (detail.refundMinor !== null) return detail.refundMinor;
  const original = core.ledger.event(detail.of)?.detail;
  return original && 'totalMinor' in original ? original.totalMinor : 0;
}

function heldUntil(date: LocalDate): Map<string, number> {
  const held = new Map<string, number>();
  for (const event of eventsOf()) {
    if (event.businessDate > date) continue;
    for (const leg of event.legs) {
      if (leg.account.startsWith('member:')) held.set(leg.unit, (held.get(leg.unit) ?? 0) + leg.amount);
    }
  }
  return held;
}

const sum = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((total, item) => total + amount(item), 0);
