/** What the handlers share: the open services, who is signed in, and what lies on the counter. */
import type { Refusal } from '../shared/contract/frame.ts';
import type { PeopleChoices } from '../shared/contract/people.ts';
import type { Alarm, Cue, ShopView, StaffTile, TerminalView } from '../shared/contract/view.ts';
import type { WhyLine } from '../shared/domain/engine/evaluation.ts';
import type { Programme } from '../shared/domain/programme/document.ts';
import { businessDate, type LocalDate, localTime } from '../shared/kernel/dates.ts';
import type { Clock, Random } from '../shared/kernel/effects.ts';
import { invariant } from '../shared/kernel/invariant.ts';
import type { Language } from '../shared/kernel/language.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Codes } from './codes/codes.ts';
import type { CounterState } from './counter/counter.ts';
import type { Database } from './database/database.ts';
import type { DeviceLog } from './devices/device-log.ts';
import type { Displays } from './devices/displays.ts';
import type { DevicePorts, PrinterPaper } from './devices/ports.ts';
import type { Printers } from './devices/printers.ts';
import type { Readers } from './devices/readers.ts';
import type { Groups } from './groups/groups.ts';
import type { Tasks } from './groups/tasks.ts';
import type { ImportStore } from './import/store.ts';
import type { Installation } from './installation/installation.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Log } from './log.ts';
import type { Members } from './members/members.ts';
import type { Programmes } from './programmes/programmes.ts';
import type { Reports } from './reports/reports.ts';
import type { Attributes } from './sales/member-state.ts';
import type { Occasioned, Sales } from './sales/sales.ts';
import type { Settings } from './settings/settings.ts';
import type { PrintQueue } from './slips/print-queue.ts';
import type { Staff } from './staff/staff.ts';

export interface Services {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly folder: string;
  readonly demo: boolean;
  /** The merchant's key as people write it down. */
  readonly recoveryKey: string;
  readonly devices: DevicePorts;
  readonly database: Database;
  readonly ledger: Ledger;
  readonly settings: Settings;
  readonly staff: Staff;
  readonly members: Members;
  readonly groups: Groups;
  readonly imports: ImportStore;
  readonly tasks: Tasks;
  readonly programmes: Programmes;
  readonly catalogue: Catalogue;
  readonly codes: Codes;
  readonly sales: Sales;
  readonly reports: Reports;
  readonly queue: PrintQueue;
  readonly printers: Printers;
  readonly readers: Readers;
  readonly displays: Displays;
  readonly deviceLog: DeviceLog;
  readonly installation: Installation;
}

export interface Core extends Services {
  counter: CounterState;
  signedIn: StaffTile | null;
  /** The last three members, newest first. */
  recent: readonly string[];
  /** The level of whoever was chosen last, as it was then: the next event may move it. */
  levelShown: { readonly member: string; readonly level: string } | null;
  /** Texts of the codes that were scanned or typed for the bill to come. */
  codesOnCounter: readonly string[];
  /** What campaigns promised the chosen member at this very scan. */
  news: readonly WhyLine[];
  /** Long work that somebody waits for. */
  work: TerminalView['work'];
  /** Areas and tags that the last count of groups met, most frequent first. */
  wordsOfMembers: Pick<PeopleChoices, 'areas' | 'tags'>;
  /** Grows with each question how many members a group would have: an older one then ends. */
  tallies: number;
  /** An exported file until it has been fetched. */
  exported: { readonly file: string; readonly bytes: Uint8Array } | null;
  cue: Cue | null;
  alarms: readonly Alarm[];
  /** The member's card that earned a visit last, and when: it earns no second one within the duplicate window. */
  lastVisit: { readonly member: string; readonly atMonotonicMs: number } | null;
  /** Wall clock of the last thing shown, for the customer display. */
  customerUntilMonotonicMs: number;
  /** What is known of a member besides the ledger, for the programme's conditions. */
  attributesOf(member: string): Attributes;
  /** Pushes the view to every screen, once per turn however often it is called. */
  changed(): void;
}

export function shopOf(core: Services): ShopView {
  const shop = core.settings.get('shop');
  invariant(shop !== null, 'a shop is set up before anything is sold');
  return shop;
}

/** What slips are shown as: the paper of the printer that prints them, or of the first one of that width. */
export function paperOf(core: Services, width?: PrinterPaper['width']): PrinterPaper {
  const printers = core.settings.get('printers') ?? [];
  const found = width === undefined ? printers[0] : printers.find((one) => one.width === width);
  return found ?? { width: width ?? 80 };
}

export const today = (core: Services): LocalDate => businessDate(core.clock.nowMs(), shopOf(core));

export function programmeOf(core: Services): Programme {
  const programme = core.programmes.inForce(today(core));
  invariant(programme !== null, 'a shop has a programme');
  return programme;
}

export function languageOf(core: Services): Language {
  return core.settings.get('language') ?? core.settings.get('shop')?.language ?? 'vi';
}

/** Who does it, when, under which programme. */
export function occasion(core: Core): Occasioned {
  const { hour, minute } = localTime(core.clock.nowMs(), shopOf(core).zone);
  return {
    programme: programmeOf(core),
    staff: core.signedIn?.id ?? 'system',
    businessDate: today(core),
    minute: hour * 60 + minute,
  };
}

/** Shows and sounds something once. */
export function cue(core: Core, kind: Cue['kind'], refusal: Refusal | null = null): void {
  core.cue = { id: (core.cue?.id ?? 0) + 1, kind, refusal };
  core.changed();
}

export function remember(core: Core, member: string): void {
  core.recent = [member, ...core.recent.filter((other) => other !== member)].slice(0, 3);
}
