/** Opens every service of a terminal over its database. */
import { newId, type Random } from '../shared/kernel/effects.ts';
import { recoveryKeyOf } from '../shared/kernel/recovery-key.ts';
import { backupTarget } from './backup/backup-target.ts';
import { backupInWorker } from './backup/in-worker.ts';
import { openCatalogue } from './catalogue/catalogue.ts';
import { openCodes } from './codes/codes.ts';
import { type Core, today } from './core.ts';
import type { Database } from './database/database.ts';
import { openDeviceLog } from './devices/device-log.ts';
import { openDisplays } from './devices/displays.ts';
import { openPrinters } from './devices/printers.ts';
import { openReaders } from './devices/readers.ts';
import { openPeople } from './groups/open-people.ts';
import { heard } from './handlers/members.ts';
import { openInstallation } from './installation/installation.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { openMembers } from './members/members.ts';
import { createVault, derive } from './members/vault.ts';
import { openProgrammes } from './programmes/programmes.ts';
import { createReports } from './reports/reports.ts';
import { type Attributes, levelOn } from './sales/member-state.ts';
import { createSales } from './sales/sales.ts';
import { openSettings, type Settings } from './settings/settings.ts';
import { openPrintQueue } from './slips/print-queue.ts';
import { openStaff } from './staff/staff.ts';
import type { TerminalEffects } from './terminal.ts';

/** All points of a shop without a centre are held by one holder. */
const holder = 'store';

export function openCore(effects: TerminalEffects, database: Database, changed: () => void): Core {
  const { clock, random, devices, log, folder, demo } = effects;
  const settings = openSettings(database);
  const ledger = openLedger({
    database,
    clock,
    terminal: terminalName(settings, random),
    bootId: newId(random),
  });
  const vault = createVault(effects.merchantKey, random);
  const members = openMembers(database, vault, random);
  const programmes = openProgrammes(database);
  const catalogue = openCatalogue(database);
  const codes = openCodes({ merchantKey: effects.merchantKey, random, ledger, settings });
  const survivorOf = (member: string) => members.survivor(member) ?? member;
  const ladders = () => programmes.ladders();
  const people = openPeople({
    database,
    clock,
    random,
    log,
    vault,
    members,
    ledger,
    tierOf: (member, date) => levelOn({ ledger, ladders, attributesOf }, member, date),
  });
  function attributesOf(member: string): Attributes {
    const { birthday } = members.attributes(member);
    return { birthday, groups: people.groups.groupsOf(member, today(core)) };
  }
  const sales = createSales({
    ledger,
    catalogue,
    holder,
    store: () => settings.get('shop')?.name ?? '',
    survivorOf,
    ladders,
    attributesOf,
    accountOfCode: (code) => codes.accountOf(code),
    newCode: () => codes.newId(),
    newOperation: () => newId(random),
    transaction: (work) => database.transaction(work),
  });
  const deviceLog = openDeviceLog(folder, clock);
  const printers = openPrinters({ ports: devices, clock, log, deviceLog, changed });
  const core: Core = {
    clock,
    random,
    log,
    folder,
    demo,
    devices,
    database,
    ledger,
    settings,
    recoveryKey: recoveryKeyOf(effects.merchantKey),
    staff: openStaff(database, settings, {
      clock,
      random,
      pepper: derive(effects.merchantKey, 'pin pepper'),
    }),
    members,
    programmes,
    catalogue,
    codes,
    sales,
    attributesOf,
    ...people,
    reports: createReports(
      database,
      () => backupInWorker(folder, clock.nowMs(), backupTarget(settings)),
      log,
    ),
    queue: openPrintQueue(database, { clock, log, open: (setting) => printers.open(setting), changed }),
    printers,
    deviceLog,
    displays: openDisplays({ ports: devices, clock, deviceLog, changed }),
    installation: openInstallation({
      clock,
      settings,
      isKnown: (card) => members.ofCard(card) !== null,
      changed,
    }),
    readers: openReaders({
      ports: devices,
      clock,
      log,
      deviceLog,
      heard: (scan, setting) => heard(core, scan, setting),
      changed,
    }),
    counter: { at: 'ready' },
    signedIn: null,
    recent: [],
    cue: null,
    alarms: [],
    lastVisit: null,
    levelShown: null,
    codesOnCounter: [],
    news: [],
    work: null,
    customerUntilMonotonicMs: 0,
    changed,
  };
  return core;
}

/** Names this terminal in every event; made once. */
function terminalName(settings: Settings, random: Random): string {
  const known = settings.get('terminal');
  if (known) return known;
  const made = newId(random).slice(0, 8);
  settings.set('terminal', made);
  return made;
}
