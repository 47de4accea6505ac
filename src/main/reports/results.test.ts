/** What the Results screen asks of the terminal, against the log of a shop that has traded for three months. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newOperation, openCounter, ownerPin, type TestCounter } from '../../../test/support/open-counter.ts';
import { testClock } from '../../../test/support/test-clock.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { ProgrammeInput } from '../../shared/domain/programme/document.ts';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import { addDays } from '../../shared/kernel/dates.ts';
import { type Core, programmeOf } from '../core.ts';
import { openDatabase } from '../database/database.ts';
import { furnish } from '../demo/furnish.ts';
import { devicePorts } from '../hosts/device-ports.ts';
import { silentLog } from '../log.ts';
import { openCore } from '../open-core.ts';
import { liability, liabilityOf } from './liability.ts';
import { settlementCsv } from './settlement-csv.ts';

const today = '2026-11-21';
const folder = mkdtempSync(join(tmpdir(), 'quen-results-'));
const clock = testClock(Date.UTC(2026, 10, 21, 12, 0));
let core: Core;

beforeAll(async () => {
  const effects = {
    folder,
    clock,
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
});

afterAll(async () => {
  await core.queue.close();
  core.database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('What is outstanding', () => {
  it('is per unit what the legs of the whole log add up to', async () => {
    const held = new Map<string, number>();
    for (const { legs } of wholeLog())
      for (const { account, unit, amount } of legs)
        if (/^(member|bearer):/.test(account)) held.set(unit, (held.get(unit) ?? 0) + amount);
    expect(held.size).toBeGreaterThan(1);
    const report = await whileTimePasses(liability(core));
    expect(report.date).toBe(today);
    for (const unit of report.units) expect(unit.held - unit.owed, unit.unit).toBe(held.get(unit.unit) ?? 0);
    for (const unit of held.keys()) expect(report.units.map((one) => one.unit)).toContain(unit);
  });

  it('is worth the sum of its months, and of its units', async () => {
    const report = await whileTimePasses(liability(core));
    const byMonth = report.months.reduce((sum, month) => sum + month.worthMinor, 0);
    expect(byMonth + report.laterMinor + report.neverMinor).toBe(report.worthMinor);
    expect(report.units.reduce((sum, unit) => sum + unit.worthMinor, 0)).toBe(report.worthMinor);
    expect(report.worthMinor).toBeGreaterThan(0);
    expect(report.months.map(({ month }) => month).slice(0, 3)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(report.months).toHaveLength(12);
  });

  it('stands in the month in which it ends, later, or never', () => {
    const programme = templateProgramme('points', 'VND', today);
    const points = programme.units[0]?.id ?? '';
    const step = programme.rewards.find((reward) => reward.kind === 'pointsAsMoney');
    if (step?.kind !== 'pointsAsMoney') throw new Error('points buy money off');
    const worth = (quantity: number) => Math.round((quantity * step.stepMinor) / step.step);
    const endingIn = new Map([
      ['2026-11', 5],
      ['2027-10', 7],
      ['2027-11', 11],
      ['9999-12-31', 13],
    ]);
    const report = liabilityOf(programme, today, new Map([[points, { endingIn, owed: 3 }]]));
    expect(report.months[0]).toEqual({ month: '2026-11', worthMinor: worth(5) });
    expect(report.months.at(-1)).toEqual({ month: '2027-10', worthMinor: worth(7) });
    expect(report.laterMinor).toBe(worth(11));
    expect(report.neverMinor).toBe(worth(13));
    expect(report.units[0]).toMatchObject({ held: 36, owed: 3, endsThisMonth: 5, worthMinor: worth(36) });
  });

  it('shows under its id what the programme no longer knows, worth nothing', () => {
    const held = new Map([['old', { endingIn: new Map([['2026-12', 4]]), owed: 0 }]]);
    const report = liabilityOf(templateProgramme('points', 'VND', today), today, held);
    expect(report.units.at(-1)).toMatchObject({ unit: 'old', held: 4, worthMinor: 0 });
    expect(report.worthMinor).toBe(0);
  });
});

describe('Corrections by hand', () => {
  it('are those of the last 30 days, per person, beside their bills', () => {
    const [first, second] = core.staff.list();
    if (!first || !second) throw new Error('the demo has people');
    const member = wholeLog().find((event) => event.member !== null)?.member ?? '';
    const adjustOn = (staff: string, businessDate: string) =>
      core.sales.adjust(
        { operationId: newOperation(), member, unit: 'points', quantity: 1, reason: 'x' },
        staff,
        { programme: programmeOf(core), staff, businessDate },
      );
    const before = core.reports.corrections(today, nameOf);
    adjustOn(first.id, today);
    adjustOn(first.id, addDays(today, -29));
    adjustOn(first.id, addDays(today, -30));
    adjustOn(second.id, today);
    const after = core.reports.corrections(today, nameOf);
    expect(after).toMatchObject({ from: addDays(today, -29), until: today });
    const gained = (staff: string) => count(after, staff).adjustments - count(before, staff).adjustments;
    expect(gained(first.id)).toBe(2);
    expect(gained(second.id)).toBe(1);
    const bills = wholeLog().filter(
      ({ detail, businessDate, staff }) =>
        staff === first.id &&
        businessDate >= after.from &&
        (detail.kind === 'sale' || detail.kind === 'anonymousSale'),
    );
    expect(count(after, first.id).bills).toBe(bills.length);
    expect(after.people.map(({ name }) => name)).toEqual(after.people.map(({ name }) => name).sort());
    expect(after.people.map(({ staff }) => staff)).not.toContain('system');
  });

  const nameOf = (id: string) => core.staff.find(id)?.name ?? null;
  const count = (report: ReturnType<Core['reports']['corrections']>, staff: string) =>
    report.people.find((one) => one.staff === staff) ?? { bills: 0, adjustments: 0, reversals: 0 };
});

describe('Partners', () => {
  let counter: TestCounter;
  afterEach(() => counter.close());

  const period = { from: '2026-11-01', until: '2026-11-30' };
  const key = `${'0'.repeat(60)}beef`;

  async function open(): Promise<void> {
    counter = await openCounter();
    const programme: ProgrammeInput = {
      ...templateProgramme('points', 'VND', today),
      version: 2,
      partners: [{ id: 'star', name: '=Rạp', settlement: [{ unit: 'points', minor: 500 }] }],
    };
    await counter.call('settings.programme', { document: programme });
  }

  it('show their key without giving it away', async () => {
    await open();
    expect(await counter.call('partner.list', {})).toEqual([{ partner: 'star', name: '=Rạp', key: null }]);
    await counter.call('partner.saveKey', { partner: 'star', key });
    expect(await counter.call('partner.list', {})).toEqual([
      { partner: 'star', name: '=Rạp', key: '•••• beef' },
    ]);
    expect(await counter.refusal('partner.saveKey', { partner: 'moon', key })).toBe('badRequest');
    expect(await counter.refusal('partner.saveKey', { partner: 'star', key: key.slice(1) })).toBe(
      'badRequest',
    );
  });

  it('have a statement as a file and as a slip to look at', async () => {
    await open();
    const { name, text } = await counter.call('partner.csv', period);
    expect(name).toBe('partners-2026-11-01-2026-11-30.csv');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain("'=Rạp");
    expect((await counter.call('partner.preview', period)).width).toBeGreaterThan(300);
    const backwards = { from: period.until, until: period.from };
    expect(await counter.refusal('partner.csv', backwards)).toBe('badRequest');
    expect(await counter.refusal('partner.preview', backwards)).toBe('badRequest');
  });

  it('are for owners only, like every result', async () => {
    await open();
    await counter.call('staff.add', { name: 'Tú', role: 'cashier', pin: '1111' });
    const cashier = counter.view().staff.find(({ role }) => role === 'cashier')?.id ?? '';
    await counter.call('staff.signIn', { staff: cashier, pin: '1111' });
    const owners = ['partner.list', 'report.liability', 'report.corrections'] as const;
    for (const method of owners) expect(await counter.refusal(method, {})).toBe('notAllowed');
    for (const method of ['partner.csv', 'partner.preview'] as const)
      expect(await counter.refusal(method, period)).toBe('notAllowed');
    await counter.call('staff.signIn', {
      staff: counter.view().staff.find(({ role }) => role === 'owner')?.id ?? '',
      pin: ownerPin,
    });
    expect(await counter.call('report.corrections', {})).toMatchObject({ until: today });
  });

  it('are a table with a line per unit and one for the balance', async () => {
    await open();
    const text = settlementCsv(
      {
        ...period,
        partners: [
          {
            partner: 'star',
            name: 'Star',
            lines: [
              {
                unit: 'points',
                name: { vi: 'điểm', th: 'แต้ม', en: 'points' },
                givenForPartner: 125,
                usedAtPartner: 40,
              },
            ],
            balanceMinor: -4_250,
          },
        ],
      },
      'en',
      'THB',
      () => 1,
    );
    const { data } = Papa.parse<string[]>(text.slice(1));
    expect(data.slice(1)).toEqual([
      ['2026-11-01', '2026-11-30', 'Star', 'points', '12.5', '4.0', ''],
      ['2026-11-01', '2026-11-30', 'Star', '', '', '', '-42.50'],
    ]);
  });
});

/** Long reports pause for the counter. */
async function whileTimePasses<T>(work: Promise<T>): Promise<T> {
  const running = { stands: true };
  const ended = work.finally(() => {
    running.stands = false;
  });
  while (running.stands) {
    clock.advance(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ended;
}

function wholeLog(): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  for (let offset = 0; ; offset += 200) {
    const page = core.ledger.history({ offset, limit: 200 });
    events.push(...page);
    if (page.length < 200) return events;
  }
}
