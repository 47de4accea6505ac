import type { Programme } from '../../shared/domain/programme/document.ts';
import type { SlipShop, SlipUnit } from '../../shared/domain/slips/facts.ts';
import { type Core, programmeOf, shopOf } from '../core.ts';
import { slipLook } from './look.ts';

/** Money knows its currency; vouchers and memberships are counted like units. */
export function slipUnits({ units, vouchers, memberships, currency }: Programme): SlipUnit[] {
  const heldLike =
    (kind: 'voucher' | 'membership') =>
    ({ id, name }: Pick<Programme['vouchers'][number], 'id' | 'name'>): SlipUnit => ({
      id,
      name,
      kind,
      scale: 0,
      showWhole: false,
    });
  return [
    ...units.map((unit) => (unit.kind === 'money' ? { ...unit, currency } : unit)),
    ...vouchers.map(heldLike('voucher')),
    ...memberships.map(heldLike('membership')),
  ];
}

/** In the shop's language, whatever the person at the counter reads: a slip is for the guest. */
export function slipShop(core: Core): SlipShop {
  const { name, address, currency, zone, era, language } = shopOf(core);
  const look = core.settings.get('slipLook');
  return {
    name,
    address,
    currency,
    zone,
    era,
    language,
    programme: programmeOf(core).name,
    ...(look ? { look: slipLook(look) } : {}),
  };
}
