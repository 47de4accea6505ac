import { nameEvent } from '../../shared/domain/ledger/accounts.ts';
import { assertEvent } from '../../shared/domain/ledger/assertions.ts';
import { type EventBody, eventBody, genesisHash, hashOf } from '../../shared/domain/ledger/chain.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { Clock } from '../../shared/kernel/effects.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Database } from '../database/database.ts';
import { DiskFullFault } from '../database/faults.ts';
import { untilWritten } from '../database/until-written.ts';
import { openActivityReader, openReferrals, openSurvivors } from './activity.ts';
import { openEpoch } from './epoch.ts';
import { openEventStore } from './event-store.ts';
import { openExpired } from './expired.ts';
import { openFreezes } from './freezes.ts';
import { openGivenReader } from './given.ts';
import { openHistory } from './history.ts';
import { openIdle } from './idle.ts';
import type { Ledger, LedgerRefusal, Posting } from './ledger.ts';
import { openLots } from './lots.ts';
import { businessKeyOf, openProjector } from './projector.ts';
import { sha256 } from './sha256.ts';

export interface LedgerOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** This terminal's id: 1 to 40 lower-case letters and digits. */
  readonly terminal: string;
  /** Names this run of the terminal. */
  readonly bootId: string;
}

export function openLedger({ database, clock, terminal, bootId }: LedgerOptions): Ledger {
  invariant(/^[0-9a-z]{1,40}$/.test(terminal), 'a terminal is named in lower-case letters and digits');
  const events = openEventStore(database);
  const projector = openProjector(database, events);
  const lots = openLots(database);
  const epoch = openEpoch(database);
  const survivorOf = openSurvivors(database);
  const referralOf = openReferrals(database, survivorOf);
  const activityOf = openActivityReader(database);
  const given = openGivenReader(database);
  // A scan, and every key of a bill, asks the same of the same member several times.
  const recent = untilWritten(database);

  function append(
    posting: Posting,
    alongside?: (event: LedgerEvent) => void,
  ): Result<LedgerEvent, LedgerRefusal> {
    const posted = events.ofOperation(posting.operationId);
    if (posted) return ok(posted);
    const key = businessKeyOf(posting);
    const taken = key && events.underKey(key.kind, key.name);
    if (key && taken !== null)
      return refuse({ kind: key.kind === 'bill' ? 'receiptAlreadyPosted' : 'alreadyClaimed', event: taken });
    const { event, body } = assemble(posting);
    const position = events.append(event, body);
    projector.apply({ position, event });
    recent.written();
    alongside?.(event);
    return ok(event);
  }

  function assemble(posting: Posting): { event: LedgerEvent; body: string } {
    const { operationId, detail, member, staff, businessDate, receipt, programme } = posting;
    const head = events.head(terminal);
    const at = epoch.next(head);
    const id = nameEvent({ terminal, ...at });
    const unsealed: EventBody = {
      operationId,
      detail,
      member,
      staff,
      businessDate,
      receipt,
      programme,
      legs: posting.legs(id),
      id,
      terminal,
      ...at,
      wallMs: clock.nowMs(),
      bootId,
      schema: 1,
    };
    assertEvent(unsealed);
    const previousHash = head?.hash ?? genesisHash;
    const body = eventBody(unsealed);
    return { event: { ...unsealed, previousHash, hash: hashOf(previousHash, body, sha256) }, body };
  }

  return {
    post(posting, alongside) {
      // Inside someone else's transaction the whole of it must fall, so the fault goes through.
      if (database.sqlite.inTransaction) {
        if (database.isShortOfRoom()) throw new DiskFullFault();
        return database.transaction(() => append(posting, alongside));
      }
      const posted = database.isShortOfRoom() ? events.ofOperation(posting.operationId) : null;
      if (posted) return ok(posted);
      if (database.isShortOfRoom()) return refuse({ kind: 'diskFull' });
      try {
        return database.transaction(() => append(posting, alongside));
      } catch (error) {
        if (error instanceof DiskFullFault) return refuse({ kind: 'diskFull' });
        throw error;
      }
    },
    event: (id) => events.byId(id)?.event ?? null,
    ofOperation: (operationId) => events.ofOperation(operationId),
    reversalsOf: (id) => events.reversing(id),
    reversalsOfEach: (ids) =>
      Map.groupBy(events.reversingAny(ids), ({ detail }) => (detail.kind === 'reversal' ? detail.of : '')),
    expiredOf: openExpired(database),
    survivorOf,
    claimOf(bill) {
      const id = events.underKey('claim', bill);
      return id === null ? null : (events.byId(id)?.event ?? null);
    },
    holdings: (owner) => recent.read(`holdings ${owner}`, () => lots.holdings(owner)),
    referrerOf: (member) => referralOf(member)?.referrer ?? null,
    referredOn: (member) => referralOf(member)?.on ?? null,
    freezes: openFreezes(database),
    ...given,
    days: (member, measure, from = '') =>
      recent.read(`days ${from} ${measure} ${member}`, () => given.days(member, measure, from)),
    activity: (member) => recent.read(`activity ${member}`, () => activityOf(member)),
    history: openHistory(database),
    ownersWithExpired: (onDate, limit) => lots.ownersWithExpired(onDate, limit),
    ownersHolding: (unit) => lots.ownersHolding(unit),
    ...openIdle(database),
    head: () => events.head(terminal) ?? { epoch: 1, sequence: 0, hash: genesisHash },
  };
}
