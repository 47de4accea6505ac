/** The services of a terminal on a real database, without screens: for what runs behind the counter. */
import { randomBytes } from 'node:crypto';
import { type Core, programmeOf, today } from '../../src/main/core.ts';
import { type Database, openDatabase } from '../../src/main/database/database.ts';
import { devicePorts } from '../../src/main/hosts/device-ports.ts';
import { silentLog } from '../../src/main/log.ts';
import { openCore } from '../../src/main/open-core.ts';
import type { PeopleTask } from '../../src/shared/contract/people.ts';
import { templateProgramme } from '../../src/shared/domain/programme/templates.ts';
import { type Clock, newId } from '../../src/shared/kernel/effects.ts';
import { testClock } from './test-clock.ts';

export interface TestCore {
  readonly core: Core;
  /** Lets time pass until nothing runs in the background; what came of it. */
  settled(): Promise<PeopleTask | null>;
  /** Lets time pass until something is so. */
  until(promise: () => boolean): Promise<void>;
  adjust(member: string, quantity: number): void;
  close(): Promise<void>;
}

const shop = {
  name: 'Cà phê Bến Thành',
  address: '',
  language: 'vi',
  currency: 'VND',
  zone: 'Asia/Ho_Chi_Minh',
  closingHour: 4,
  era: 'gregorian',
  accent: 'green',
  theme: 'light',
  mirrored: false,
  sound: true,
  printPolicy: 'always',
} as const;

const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };

/** A shop with points in đồng, an owner signed in; the same folder is opened again as it was left. */
export function openShopCore(
  folder: string,
  clock: Clock,
  merchantKey = new Uint8Array(32).fill(9),
): { readonly core: Core; readonly database: Database } {
  const opened = openDatabase(folder, { clock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const database = opened.value;
  const devices = devicePorts();
  const core = openCore(
    { folder, clock, random, merchantKey, devices, log: silentLog, demo: false },
    database,
    () => {},
  );
  if (core.settings.get('shop') === null) {
    core.settings.set('shop', shop);
    core.settings.set('readers', [{ kind: 'wedge', id: 'w', name: 'USB', format: '8H10D' }]);
    core.programmes.publish(templateProgramme('points', 'VND', '2026-01-01'), today(core), 1);
  }
  core.signedIn = { id: 'lan', name: 'Lan', role: 'owner', pinLength: 4 };
  return { core, database };
}

/** Saturday, 21 November 2026, 10:00 in Hà Nội. An owner is signed in. */
export function openTestCore(folder: string, merchantKey = new Uint8Array(32).fill(9)): TestCore {
  const clock = testClock(Date.UTC(2026, 10, 21, 3));
  const { core, database } = openShopCore(folder, clock, merchantKey);
  const pass = async () => {
    clock.advance(10);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const test: TestCore = {
    core,
    async settled() {
      while (core.tasks.current()?.state === 'running') await pass();
      return core.tasks.current();
    },
    async until(promise) {
      while (!promise()) await pass();
    },
    adjust(member, quantity) {
      const posted = core.sales.adjust(
        { operationId: newId(random), member, unit: 'points', quantity, reason: 'x' },
        'lan',
        { programme: programmeOf(core), staff: 'lan', businessDate: today(core) },
      );
      if (!posted.ok) throw new Error(posted.refusal.code);
    },
    async close() {
      await test.settled();
      await core.queue.close();
      database.close();
    },
  };
  return test;
}
