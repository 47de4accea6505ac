import type {
  CardView,
  CounterView,
  CustomerView,
  DoneView,
  PrinterHealth,
  ProgrammeView,
  SwitchQuestion,
  TerminalView,
} from '../../shared/contract/view.ts';
import type { Card } from '../../shared/domain/cards/card.ts';
import { maskCard } from '../../shared/domain/cards/mask.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { maskName } from '../../shared/domain/members/name-key.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { localTime } from '../../shared/kernel/dates.ts';
import { unreachable } from '../../shared/kernel/invariant.ts';
import type { Minor } from '../../shared/kernel/money.ts';
import { type Core, languageOf, programmeOf, today } from '../core.ts';
import type { Done, Presented } from '../counter/counter.ts';
import { codesView } from './codes-view.ts';
import { changesOf, rewardName, rewardsOf, totalOf } from './history-view.ts';
import { memberSummary, memberView } from './member-view.ts';

export function terminalView(core: Core, revision: number): TerminalView {
  const shop = core.settings.get('shop');
  const open = shop !== null && core.signedIn !== null;
  const counter = open ? counterView(core) : nobody;
  return {
    revision,
    phase: shop === null ? 'setup' : open ? 'open' : 'locked',
    language: languageOf(core),
    shop,
    programme: shop ? programmeView(programmeOf(core)) : null,
    staff: core.staff.list(),
    signedIn: core.signedIn,
    lockedOutUntilMs: core.staff.lockedOutUntilMs(),
    businessDate: shop ? today(core) : localTime(core.clock.nowMs(), 'UTC').date,
    counter,
    customer: customerView(core, counter),
    readers: core.readers.health(),
    printers: core.queue.health().map((health) => ({
      ...health,
      ...core.printers.health(health.setting.id),
      simulated: simulatedState(core, health.setting),
    })),
    displays: core.displays.health(),
    link: { state: 'alone', waiting: 0 },
    cue: core.cue,
    catalogue: core.catalogue.revision(),
    work: core.work,
    ...installationView(core, open),
    demo: core.demo,
    alarms: core.alarms,
  };
}

/** For whoever may set devices up. */
function installationView(core: Core, open: boolean): Pick<TerminalView, 'learning' | 'check'> {
  const may = open && core.signedIn?.role !== 'cashier';
  return may ? core.installation.view() : { learning: null, check: null };
}

const nobody: CounterView = { at: 'ready', recent: [], codes: [] };

/** All that a screen facing the customer may know. */
export function customerOnly(view: TerminalView): TerminalView {
  return {
    ...view,
    // It speaks to the guest: in the shop's language, whatever the person at the counter reads.
    language: view.shop?.language ?? view.language,
    staff: [],
    signedIn: null,
    counter: nobody,
    readers: [],
    printers: [],
    displays: [],
    cue: null,
    alarms: [],
    learning: null,
    check: null,
    lockedOutUntilMs: null,
  };
}

const shownProgrammes = new WeakMap<Programme, ProgrammeView>();

/** The same object for the same programme: screens that have it are not sent it again. */
export function programmeView(programme: Programme): ProgrammeView {
  const known = shownProgrammes.get(programme);
  if (known) return known;
  const { schema: _, endsOn: __, campaigns: ___, ...shown } = programme;
  shownProgrammes.set(programme, shown);
  return shown;
}

function counterView(core: Core): CounterView {
  const { counter } = core;
  switch (counter.at) {
    case 'ready':
      return {
        at: 'ready',
        recent: core.recent.map((member) => memberSummary(core, member)),
        codes: codesView(core),
      };
    case 'member':
      return {
        at: 'member',
        member: memberView(core, counter.member, counter.seenAgain),
        question: counter.question ? questionView(core, counter.question) : null,
        codes: codesView(core),
      };
    case 'unknownCard':
      return {
        at: 'unknownCard',
        card: cardView(counter.card, core),
        member: counter.member ? memberView(core, counter.member) : null,
      };
    case 'done':
      return { at: 'done', done: doneView(core, counter.done) };
    default:
      return unreachable(counter);
  }
}

function questionView(core: Core, presented: Presented): SwitchQuestion {
  return presented.kind === 'member'
    ? { kind: 'otherMember', other: memberSummary(core, presented.member) }
    : { kind: 'unknownCard', card: cardView(presented.card, core) };
}

const cardView = (card: Card, core: Core): CardView => ({
  kind: card.kind,
  masked: maskCard(card, languageOf(core)),
});

function doneView(core: Core, done: Done): DoneView {
  const event = core.ledger.event(done.event);
  const detail = event?.detail;
  const changes = event ? changesOf(event) : [];
  const job = core.queue.ofEvent(done.event);
  const stillUndoable =
    done.undoUntilMonotonicMs !== null && core.clock.monotonicMs() < done.undoUntilMonotonicMs;
  return {
    event: done.event,
    kind: done.kind,
    member: done.member ? memberView(core, done.member) : null,
    totalMinor: event ? totalOf(event) : null,
    payableMinor: event ? payableOf(event) : null,
    walletMinor: event ? walletPart(event) : 0,
    tier: tierChange(core, done),
    changes,
    gives: event
      ? rewardsOf(event)
          .filter((one) => one.discountMinor === 0)
          .map((one) => ({ name: rewardName(core, one.reward), pieces: one.quantity }))
      : [],
    why: detail && 'why' in detail ? detail.why : [],
    freshStamps: freshStamps(core, changes),
    undoUntilMs: stillUndoable ? done.undoUntilMs : null,
    undoForMs: programmeOf(core).policies.undoMs,
    slip: job ? { state: job.state, job: job.id } : null,
  };
}

function payableOf(event: LedgerEvent): Minor | null {
  const { detail } = event;
  if (detail.kind === 'purchase') return detail.paidMinor;
  if (detail.kind !== 'sale' && detail.kind !== 'anonymousSale') return null;
  return detail.totalMinor - (detail.discountMinor ?? 0) - walletPart(event);
}

function walletPart({ detail }: LedgerEvent): Minor {
  if (detail.kind !== 'sale' && detail.kind !== 'anonymousSale') return 0;
  return (detail.tenders ?? []).reduce(
    (sum, { kind, amountMinor }) => (kind === 'wallet' || kind === 'giftCard' ? sum + amountMinor : sum),
    0,
  );
}

/** The level that this very event reached, or lost. */
function tierChange(core: Core, { member, levelBefore }: Done): DoneView['tier'] {
  const { tiers } = programmeOf(core);
  if (!tiers || member === null || levelBefore === null) return null;
  const programme = programmeOf(core);
  const after = core.sales.stateOf(member, today(core), programme).tier?.level;
  if (after === undefined || after === levelBefore) return null;
  const place = (level: string) => tiers.levels.findIndex(({ id }) => id === level);
  const nameOf = (level: string) => tiers.levels[place(level)]?.name ?? { vi: level, th: level, en: level };
  return { before: nameOf(levelBefore), after: nameOf(after), up: place(after) > place(levelBefore) };
}

function freshStamps(core: Core, changes: DoneView['changes']): DoneView['freshStamps'] {
  return programmeOf(core).stampCards.flatMap((card) => {
    const count = changes.find((change) => change.unit === card.unit)?.quantity ?? 0;
    return count > 0 ? [{ card: card.id, count }] : [];
  });
}

/** What of the counter the guest may see. */
function customerView(core: Core, counter: CounterView): CustomerView {
  if (counter.at === 'member') {
    const { name, balances, stampCards } = counter.member;
    return { at: 'member', name: maskName(name), balances, stampCards };
  }
  if (
    counter.at === 'done' &&
    counter.done.member &&
    core.clock.monotonicMs() < core.customerUntilMonotonicMs
  ) {
    const { member, changes, freshStamps: fresh, tier } = counter.done;
    const { name, balances, stampCards } = member;
    return { at: 'done', name: maskName(name), changes, balances, stampCards, freshStamps: fresh, tier };
  }
  return { at: 'idle' };
}

function simulatedState(core: Core, setting: PrinterHealth['setting']): PrinterHealth['simulated'] {
  return setting.kind === 'simulated' ? core.devices.simulated.state(setting.id) : null;
}
