/**
 * The practice sale: a whole counter in a database of its own, with the shop's programme, readers and printer. It is
 * wiped when it ends, and the shop's ledger has heard nothing of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '../../shared/contract/frame.ts';
import type { PracticeView } from '../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../shared/contract/methods.ts';
import type { CardScan } from '../../shared/domain/cards/read-card.ts';
import { asTraining } from '../../shared/domain/slips/training.ts';
import { newId, type Unsubscribe } from '../../shared/kernel/effects.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { eventCount } from '../backup/heads.ts';
import { type Core, programmeOf, shopOf, today } from '../core.ts';
import { openDatabase } from '../database/database.ts';
import { billHandlers } from '../handlers/bills.ts';
import { heard, memberHandlers } from '../handlers/members.ts';
import { openCore } from '../open-core.ts';
import { composeSlip } from '../slips/compose.ts';
import { changesOf } from '../views/history-view.ts';
import type { Practice } from './installation.ts';

/** Beside the shop's data, which one terminal has to itself: one that died while practising is swept up by the next. */
export const practiceFolders = 'practice-';
/** Nobody presents, sells or takes back for so long: whoever practised has gone, and the counter gets its scans back. */
const patienceMs = 10 * 60_000;

/** Refused when there is no room for it, and when whoever wanted it has left before it stands. */
export async function startPractice(shop: Core): Promise<Result<Practice, Refusal>> {
  const trainee = shop.signedIn;
  const folder = mkdtempSync(join(shop.folder, practiceFolders));
  const opened = openDatabase(folder, { clock: shop.clock, ballastBytes: 0 });
  if (!opened.ok) {
    rmSync(folder, { recursive: true, force: true });
    return refuse({ code: 'practiceFailed' });
  }
  const { clock, random, devices, log } = shop;
  const merchantKey = random.bytes(32);
  const core = openCore({ folder, clock, random, merchantKey, devices, log, demo: false }, opened.value, () =>
    shop.changed(),
  );
  await furnish(core, shop);
  // Another one may have come to stand meanwhile: there is one at a time.
  await shop.installation.practice?.end();
  const practice = new PracticeSale(shop, core);
  if (trainee !== null && shop.signedIn?.id === trainee.id) return ok(practice);
  await practice.end();
  return refuse({ code: 'notSignedIn' });
}

/** The shop's own settings and programme, and whoever practises. No devices: the shop's own print what comes out. */
async function furnish(core: Core, shop: Core): Promise<void> {
  core.settings.set('shop', shopOf(shop));
  core.programmes.publish(programmeOf(shop), today(shop), core.clock.nowMs());
  const trainee = await core.staff.prepare(shop.signedIn?.name ?? '', 'owner', '0000');
  trainee.store();
  core.signedIn = trainee.tile;
}

class PracticeSale implements Practice {
  readonly #shop: Core;
  readonly #core: Core;
  readonly #eventsBefore: number;
  #view: PracticeView;
  #job: number | null = null;
  #isOver = false;
  /** A card, a sale or an undo is being taken: what comes meanwhile, as a button pressed twice, is let go. */
  #isBusy = false;
  #cancelEnd: Unsubscribe = () => {};

  constructor(shop: Core, core: Core) {
    this.#shop = shop;
    this.#core = core;
    this.#eventsBefore = eventCount(shop.database);
    this.#view = {
      at: 'card',
      card: null,
      totalMinor: null,
      changes: [],
      slip: null,
      eventsBefore: this.#eventsBefore,
      eventsAfter: null,
    };
    this.#waitForNext();
  }

  view(): PracticeView {
    const job = this.#job === null ? null : this.#shop.queue.job(this.#job);
    return { ...this.#view, slip: job?.state ?? null };
  }

  take(scan: CardScan, setting: ReaderSetting): boolean {
    if (this.#isOver) return false;
    if (this.#view.at === 'card') void this.#alone(() => this.#present(scan, setting)).catch(this.#failed);
    return true;
  }

  /** Whoever is presented becomes a guest of the practice: enrolled at the first scan, chosen at once. */
  async #present(scan: CardScan, setting: ReaderSetting): Promise<void> {
    const core = this.#core;
    heard(core, scan, setting);
    if (core.counter.at !== 'unknownCard') return this.#shop.changed();
    const { card } = core.counter;
    const members = memberHandlers(core);
    const enrolled = await members['member.enrol']({
      operationId: newId(core.random),
      phone: null,
      name: guestName,
      consent: true,
      withCard: true,
      referrer: null,
    });
    const guest = enrolled.ok ? core.recent[0] : undefined;
    if (guest === undefined) return;
    await members['member.choose']({ member: guest });
    this.#set({ at: 'amount', card: `•••• ${card.number.slice(-4)}` });
  }

  sell(totalMinor: number): Promise<Result<null, Refusal>> {
    return this.#alone(() => this.#sell(totalMinor));
  }

  async #sell(totalMinor: number): Promise<Result<null, Refusal>> {
    const core = this.#core;
    if (this.#view.at !== 'amount') return refuse({ code: 'practiceNotThere' });
    const posted = await billHandlers(core)['bill.post']({
      operationId: newId(core.random),
      totalMinor,
      itemCount: 1,
      lines: null,
      tenders: [],
      rewards: [],
      receipt: null,
      ownerPin: null,
    });
    if (!posted.ok) return posted;
    const event = core.counter.at === 'done' ? core.ledger.event(core.counter.done.event) : null;
    if (!event) return refuse({ code: 'practiceFailed' });
    this.#print(composeSlip(core, event));
    this.#set({ at: 'sold', totalMinor, changes: changesOf(event) });
    return ok(null);
  }

  #print(slip: ReturnType<typeof composeSlip>): void {
    if (!slip) return;
    const { queue } = this.#shop;
    this.#job = queue.add(asTraining(slip, shopOf(this.#shop).language), null);
    queue.wake();
  }

  undo(): Promise<Result<null, Refusal>> {
    return this.#alone(() => this.#undo());
  }

  /** However long ago: what is practised is not an undo in time. */
  async #undo(): Promise<Result<null, Refusal>> {
    const core = this.#core;
    const { counter } = core;
    if (this.#view.at !== 'sold' || counter.at !== 'done') return refuse({ code: 'practiceNotThere' });
    const { event } = counter.done;
    core.counter = {
      ...counter,
      done: { ...counter.done, undoUntilMonotonicMs: core.clock.monotonicMs() + 1 },
    };
    const undone = await billHandlers(core)['event.undo']({ operationId: newId(core.random), event });
    if (undone.ok) this.#set({ at: 'undone' });
    return undone;
  }

  async end(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelEnd();
    const core = this.#core;
    await core.tasks.close();
    await core.readers.close();
    await core.queue.close();
    core.database.close();
    const eventsAfter = eventCount(this.#shop.database);
    try {
      // Windows holds files for a moment after they were closed.
      rmSync(core.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch (error) {
      this.#shop.log.error({ error: String(error) }, 'a practice sale was not wiped');
      return this.#set({ eventsAfter });
    }
    this.#set({ at: 'wiped', eventsAfter });
  }

  async #alone<T>(work: () => Promise<T>): Promise<T | Result<null, Refusal>> {
    if (this.#isBusy) return refuse({ code: 'practiceNotThere' });
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
    }
  }

  /** Wiped under its hands, or a fault of ours: whoever practises presents the card again. */
  readonly #failed = (error: unknown): void => {
    if (!this.#isOver) {
      this.#shop.log.error(
        { error: error instanceof Error ? error.name : 'unknown' },
        'a practice scan failed',
      );
    }
  };

  #waitForNext(): void {
    this.#cancelEnd();
    if (!this.#isOver)
      this.#cancelEnd = this.#core.clock.after(patienceMs, () => void this.end().catch(this.#failed));
  }

  #set(change: Partial<PracticeView>): void {
    this.#waitForNext();
    this.#view = { ...this.#view, ...change };
    this.#shop.changed();
  }
}

/** Nobody's: the slip masks it. */
const guestName = 'Quen';
