/** The services of a terminal on a real database, without screens: for what runs behind the counter. */
import { randomBytes } from 'node:crypto';
import { type Core, programmeOf, today } from '../../src/main/core.ts';
import { openDatabase } from '../../src/main/database/database.ts';
import { openPeople } from '../../src/main/groups/open-people.ts';
import { openLedger } from '../../src/main/ledger/open-ledger.ts';
import { silentLog } from '../../src/main/log.ts';
import { openMembers } from '../../src/main/members/members.ts';
import { createVault } from '../../src/main/members/vault.ts';
import { openProgrammes } from '../../src/main/programmes/programmes.ts';
import { createSales } from '../../src/main/sales/sales.ts';
import { openSettings } from '../../src/main/settings/settings.ts';
import type { PeopleTask } from '../../src/shared/contract/people.ts';
import { templateProgramme } from '../../src/shared/domain/programme/templates.ts';
import { newId } from '../../src/shared/kernel/effects.ts';
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

/** Saturday, 21 November 2026, 10:00 in Hà Nội. An owner is signed in. */
export function openTestCore(folder: string): TestCore {
  const clock = testClock(Date.UTC(2026, 10, 21, 3));
  const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };
  const opened = openDatabase(folder, { clock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const database = opened.value;
  const settings = openSettings(database);
  const programmes = openProgrammes(database);
  if (settings.get('shop') === null) {
    settings.set('shop', shop);
    settings.set('readers', [{ kind: 'wedge', id: 'w', name: 'USB', format: '8H10D' }]);
    programmes.publish(templateProgramme('points', 'VND', '2026-01-01'), '2026-11-21', 1);
  }
  const vault = createVault(new Uint8Array(32).fill(9), random);
  const ledger = openLedger({ database, clock, terminal: 'till1', bootId: 'boot' });
  const members = openMembers(database, vault, random);
  const people = openPeople({
    database,
    clock,
    random,
    log: silentLog,
    vault,
    members,
    ledger,
    tierOf: () => null,
  });
  const core = {
    clock,
    random,
    database,
    settings,
    programmes,
    ledger,
    members,
    ...people,
    sales: createSales({
      ledger,
      holder: 'store',
      survivorOf: (member: string) => members.survivor(member) ?? member,
      attributesOf: () => ({ birthday: null, groups: [] }),
      ladders: () => [],
      transaction: (work) => database.transaction(work),
    } as Parameters<typeof createSales>[0]),
    signedIn: { id: 'lan', name: 'Lan', role: 'owner', pinLength: 4 },
    changed: () => {},
  } as unknown as Core;

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
      database.close();
    },
  };
  return test;
}
