import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { testClock } from '../../../test/support/test-clock.ts';
import { testScreen } from '../../../test/support/test-screen.ts';
import type { MonthsReport } from '../../shared/contract/insights.ts';
import { demoCards, demoPin } from '../../shared/domain/cards/demo-cards.ts';
import { memoryPair } from '../hosts/carriers/memory.ts';
import { devicePorts } from '../hosts/device-ports.ts';
import { silentLog } from '../log.ts';
import { createTerminal, type TerminalEffects } from '../terminal.ts';
import { furnish } from './furnish.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-demo-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('furnishes a shop with members of both countries and three months of bills', async () => {
  const effects: TerminalEffects = {
    folder,
    clock: testClock(Date.UTC(2026, 10, 21, 8, 0)),
    random: { bytes: (count) => new Uint8Array(randomBytes(count)) },
    merchantKey: new Uint8Array(32).fill(3),
    devices: devicePorts(),
    log: silentLog,
    demo: true,
  };
  await furnish(effects);
  // A second start finds the shop as it was left.
  await furnish(effects);
  const opened = await createTerminal(effects);
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const pair = memoryPair();
  const screen = testScreen(pair.screen);
  opened.value.attach(pair.terminal, 'counter');
  const view = await screen.until(() => true);
  expect(view).toMatchObject({
    phase: 'locked',
    demo: true,
    shop: { currency: 'VND' },
    readers: [{}, {}],
    printers: [{}],
  });
  await screen.call('staff.signIn', { staff: view.staff[0]?.id ?? '', pin: demoPin });

  for (const [query, script] of [
    ['nguyen', /[ễạả]/],
    ['ศรีสุวรรณ', /[\u0e00-\u0e7f]/],
  ] as const) {
    const found = await screen.call('member.search', { query });
    expect(found).toMatchObject({ kind: 'done' });
    expect(JSON.stringify(found)).toMatch(script);
  }
  const [card] = demoCards;
  await screen.call('scan.simulate', { reader: 'shelf-reader', text: card });
  const owner = await screen.until(({ counter }) => counter.at === 'member');
  await screen.call('member.leave', {});
  await screen.call('scan.wedge', { text: card });
  const again = await screen.until(({ counter }) => counter.at === 'member');
  expect(again.counter.at === 'member' && again.counter.member.member).toBe(
    owner.counter.at === 'member' && owner.counter.member.member,
  );

  const today = await screen.call('day.sheet', { date: view.businessDate });
  expect(today).toMatchObject({ kind: 'done', value: { closed: false } });
  const quarter = await Promise.all(
    ['2026-08-24', '2026-10-01', '2026-11-20'].map((date) => screen.call('day.sheet', { date })),
  );
  for (const sheet of quarter) {
    if (sheet.kind !== 'done') throw new Error('a day has a sheet');
    expect((sheet.value as { bills: number }).bills).toBeGreaterThan(10);
  }
  const report = await screen.call('insight.months', {});
  if (report.kind !== 'done') throw new Error('a furnished shop has months');
  const { months } = report.value as MonthsReport;
  expect(months.map(({ month }) => month)).toEqual(['2026-08', '2026-09', '2026-10', '2026-11']);
  expect(months.flatMap(({ ratings }) => ratings).reduce((sum, times) => sum + times, 0)).toBeGreaterThan(20);
  expect(await screen.call('insight.forecast', {})).toMatchObject({ value: { kind: 'ready' } });
  await screen.call('scan.wedge', { text: 'QUEN:0.0.0' });
  await screen.call('scan.simulate', { reader: 'shelf-reader', text: '0000100001' });
  expect((await screen.until((one) => one.counter.at === 'member')).counter).toMatchObject({
    member: { visits: expect.any(Number) },
  });
  await opened.value.close();
});
