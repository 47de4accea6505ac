/** Members whose bills go through the engine and the ledger's own legs, without a database. */
import type { Occasion } from '../../src/shared/domain/bills/bill.ts';
import { evaluate } from '../../src/shared/domain/engine/evaluate.ts';
import type { EventDetail, LedgerEvent, Leg } from '../../src/shared/domain/ledger/event.ts';
import { availableOn } from '../../src/shared/domain/ledger/holdings.ts';
import { mergeLegs, occasionLegs, reversalLegs } from '../../src/shared/domain/ledger/legs.ts';
import { openProjection } from '../../src/shared/domain/ledger/project.ts';
import type { Programme } from '../../src/shared/domain/programme/document.ts';

export interface MemberBook {
  available(member: string, unit: string, date: string): number;
  /** Remainders, in the order of spending. */
  lots(member: string): number[];
  play(member: string, occasion: Occasion): LedgerEvent;
  refund(sale: LedgerEvent, refundMinor: number): void;
  merge(from: string, into: string, date: string): void;
}

const holder = 'store';

export function openMemberBook(programme: Programme): MemberBook {
  const events: LedgerEvent[] = [];
  const projection = openProjection((id) => events.find((event) => event.id === id) ?? null);
  const nextId = () => `till.1.${events.length + 1}`;
  const holdings = (member: string) => projection.holdings(member);

  function post(
    member: string,
    businessDate: string,
    detail: EventDetail,
    legs: readonly Leg[],
  ): LedgerEvent {
    const event: LedgerEvent = {
      id: nextId(),
      terminal: 'till',
      epoch: 1,
      sequence: events.length + 1,
      operationId: nextId(),
      detail,
      member,
      staff: 'lan',
      businessDate,
      receipt: null,
      programme: { id: programme.id, version: programme.version },
      legs,
      wallMs: 0,
      bootId: 'boot',
      schema: 1,
      previousHash: '',
      hash: '',
    };
    events.push(event);
    projection.apply(event);
    return event;
  }

  return {
    available: (member, unit, date) => availableOn(holdings(member), date)[unit] ?? 0,
    lots: (member) => holdings(member).lots.map(({ remainder }) => remainder),
    play(member, occasion) {
      const date = occasion.businessDate;
      const state = { enrolledOn: date, available: availableOn(holdings(member), date) };
      const { effects, due, why } = evaluate(programme, state, occasion);
      const moved = {
        spends: effects.filter((effect) => effect.kind === 'spend'),
        grants: effects.filter((effect) => effect.kind === 'earn'),
      };
      const part = { owner: member, holdings: holdings(member), ...moved };
      const legs = occasionLegs(nextId(), [part], holder, date);
      if (!legs.ok) throw new Error(`${legs.refusal.missing} ${legs.refusal.unit} missing`);
      const { totalMinor, discountMinor } = due;
      const sale = { kind: 'sale', totalMinor, discountMinor, itemCount: 1, rewards: [], why } as const;
      return post(member, date, sale, legs.value);
    },
    refund(original, refundMinor) {
      const { id, member, businessDate: onDate } = original;
      if (member === null) throw new Error('only members hold something to take back');
      const earlier = events.filter(({ detail }) => detail.kind === 'reversal' && detail.of === id);
      const legs = reversalLegs({
        original,
        earlier,
        refundMinor,
        expired: () => ({}),
        survivorOf: (owner) => owner,
        holdingsOf: holdings,
        shortfall: 'debt',
        holder,
        onDate,
      });
      const detail = { kind: 'reversal', of: id, way: 'refund', refundMinor, pointsPaidMinor: 0 } as const;
      post(member, onDate, { ...detail, reason: 'returned' }, legs);
    },
    merge(from, into, date) {
      const legs = mergeLegs(
        { member: from, holdings: holdings(from) },
        { member: into, holdings: holdings(into) },
        holder,
        date,
      );
      post(from, date, { kind: 'memberMerged', into }, legs);
    },
  };
}
