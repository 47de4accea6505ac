import { plainLook, type SlipLookSetting } from '../../shared/contract/slip-look.ts';
import { ok } from '../../shared/kernel/result.ts';
import { type Core, paperOf, programmeOf, today } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { slipLook } from '../slips/look.ts';
import { sampleSlip } from '../slips/samples.ts';
import { slipShop } from '../slips/shop.ts';
import { audit } from './audit.ts';

type Served = 'slipLook.read' | 'slipLook.preview' | 'slipLook.save';

export const slipLookHandlers = (core: Core): Pick<Handlers, Served> => ({
  'slipLook.read': () => ok(core.settings.get('slipLook') ?? plainLook),
  'slipLook.preview': async ({ look, kind, width }) =>
    ok(await core.devices.picture(sample(core, look, kind), paperOf(core, width))),
  'slipLook.save': (look) => {
    const audited = audit(core, 'slipLookSet', changed(core, look), () =>
      core.settings.set('slipLook', look),
    );
    core.changed();
    return audited;
  },
});

const sample = (core: Core, look: SlipLookSetting, kind: Parameters<typeof sampleSlip>[0]) =>
  sampleSlip(kind, {
    shop: { ...slipShop(core), look: slipLook(look) },
    programme: programmeOf(core),
    atMs: core.clock.nowMs(),
    today: today(core),
    staffName: core.signedIn?.name ?? '',
  });

/** The names of what became another; never a password. */
function changed(core: Core, look: SlipLookSetting): string {
  const before = core.settings.get('slipLook') ?? plainLook;
  const keys = Object.keys(plainLook) as (keyof SlipLookSetting)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(look[key])).join(' ');
}
