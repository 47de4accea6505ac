/** Claims and refunds of a trial: what comes after a line that was played before. */
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { reversalLegs } from '../../shared/domain/ledger/legs.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { addDays } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { grantOn } from '../sales/grants.ts';
import { refundable } from '../sales/reversals.ts';
import { trialHolder } from './evaluate-book.ts';
import type { Decided, TrialDesk } from './evaluate-desk.ts';
import type { TrialEventOf } from './evaluate-events.ts';
import { nameOf } from './evaluate-occasions.ts';

export interface Aftermath {
  /** A guest's bill was posted: what it would have earned can be claimed. */
  guestPaid(event: TrialEventOf<'bill'>, decided: Decided): void;
  claim(event: TrialEventOf<'claim'>): Result<null, string>;
  refund(event: TrialEventOf<'refund'>): Result<null, string>;
}

interface Claimable {
  readonly until: LocalDate;
  readonly grants: readonly { readonly unit: string; readonly quantity: number; readonly rule: string }[];
}

export function openAftermath({ programme, book, named, grantTo }: TrialDesk): Aftermath {
  const claims = new Map<string, Claimable>();
  /** By the bill's event. */
  const claimOf = new Map<string, LedgerEvent>();

  function claim(event: TrialEventOf<'claim'>): Result<null, string> {
    const { member, of, date } = event;
    const claimed = claims.get(of);
    const bill = named.get(of);
    if (claimed === undefined || bill === undefined) {
      return refuse(`of: There is no guest's bill "${of}" to claim.`);
    }
    if (date > claimed.until) return refuse(`of: The bill "${of}" could be claimed until ${claimed.until}.`);
    claims.delete(of);
    const grants = claimed.grants.map(({ unit, quantity }) => grantOn(programme, unit, quantity, date));
    const why = claimed.grants.map(({ unit, quantity, rule }) => ({
      rule,
      inputs: { of },
      text: programme.earn.find(({ id }) => id === rule)?.name ?? programme.name,
      outcome: { unit, quantity },
    }));
    const posted = grantTo(member, date, grants, { kind: 'claim', of: bill.id, partner: null, why });
    named.set(nameOf(event), posted);
    claimOf.set(bill.id, posted);
    return ok(null);
  }

  function refund({ of, refundMinor: asked, date }: TrialEventOf<'refund'>): Result<null, string> {
    const original = named.get(of);
    if (original === undefined) return refuse(`of: There is nothing "${of}" to take back.`);
    const { reversible, leftMinor } = refundable(original, book.reversalsOf(original.id));
    if (!reversible) return refuse(`of: "${of}" is taken back already, or cannot be.`);
    if (asked !== undefined && (asked < 1 || asked > (leftMinor ?? 0))) {
      return refuse(`refundMinor: Must be 1 to ${leftMinor ?? 0}.`);
    }
    takeBack(original, leftMinor === null ? null : (asked ?? leftMinor), date);
    if (asked === undefined || asked === leftMinor) {
      // What was claimed with the slip of a guest's bill goes with the bill.
      claims.delete(of);
      const claimed = claimOf.get(original.id);
      if (claimed && book.reversalsOf(claimed.id).length === 0) takeBack(claimed, null, date);
    }
    return ok(null);
  }

  function takeBack(original: LedgerEvent, refundMinor: number | null, date: LocalDate): void {
    const legs = reversalLegs({
      original,
      earlier: book.reversalsOf(original.id),
      refundMinor,
      expired: (owner) => book.expiredOf(original.id, owner),
      survivorOf: (owner) => owner,
      holdingsOf: (owner) => book.holdings(owner),
      shortfall: programme.policies.refundShortfall,
      holder: trialHolder,
      onDate: date,
    });
    const { id: of, member } = original;
    const detail = {
      kind: 'reversal',
      of,
      way: 'refund',
      refundMinor,
      pointsPaidMinor: 0,
      reason: '',
    } as const;
    book.post({ member, date, detail, legs: () => legs });
  }

  return {
    guestPaid(event, { evaluation }) {
      const { claimDays } = programme.policies;
      if (claimDays === 0) return;
      const grants = evaluation.effects.filter((effect) => effect.kind === 'earn');
      claims.set(nameOf(event), { until: addDays(event.date, claimDays), grants });
    },
    claim,
    refund,
  };
}
