import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { GivenThing } from '../../shared/domain/slips/facts.ts';
import { type Core, programmeOf } from '../core.ts';
import { rewardName, rewardsOf } from '../views/history-view.ts';

/** Things to hand over; what is held from then on, wallet credit or a voucher, stands with what was earned. */
export function givesOf(core: Core, event: LedgerEvent): GivenThing[] {
  const { rewards, vouchers } = programmeOf(core);
  const isPrinted = (voucher: string) => vouchers.some(({ id, bearer }) => id === voucher && bearer);
  return rewardsOf(event).flatMap(({ reward, quantity, discountMinor }) => {
    const known = rewards.find(({ id }) => id === reward);
    const isHeld = known?.kind === 'credit' || (known?.kind === 'voucher' && !isPrinted(known.voucher));
    if (discountMinor !== 0 || isHeld) return [];
    return [{ name: rewardName(core, reward), pieces: quantity, ...notesOf(core, reward, quantity) }];
  });
}

function notesOf(
  core: Core,
  reward: string,
  quantity: number,
): Pick<GivenThing, 'note' | 'partner' | 'donatedMinor'> {
  const { rewards, partners } = programmeOf(core);
  const known = rewards.find(({ id }) => id === reward);
  if (known?.kind === 'experience') return { note: known.note };
  if (known?.kind === 'donation') return { donatedMinor: known.worthMinor * quantity };
  if (known?.kind !== 'partner') return {};
  return { partner: partners.find(({ id }) => id === known.partner)?.name ?? known.partner };
}
