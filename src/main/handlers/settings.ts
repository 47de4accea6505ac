import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, programmeOf, shopOf } from '../core.ts';
import { setAlarm } from '../day/machine.ts';
import type { Handlers } from '../dispatcher.ts';
import { audit } from './audit.ts';
import { ownerApproval } from './guards.ts';
import { printKey } from './print-key.ts';

type Served = 'settings.shop' | 'settings.exportProgramme' | 'key.reveal' | 'key.print' | 'backup.now';

export const settingHandlers = (core: Core): Pick<Handlers, Served> => ({
  'settings.shop': (shop) => {
    if (!isZone(shop.zone)) return refuse({ code: 'badRequest', values: { field: 'zone' } });
    // Amounts in the log are in the currency of the set-up: another one would change their meaning.
    if (shop.currency !== shopOf(core).currency)
      return refuse({ code: 'badRequest', values: { field: 'currency' } });
    const audited = audit(core, 'shopSet', shop.name, () => {
      core.settings.set('shop', shop);
      core.settings.set('language', shop.language);
    });
    core.changed();
    return audited;
  },
  'settings.exportProgramme': () => {
    const programme = programmeOf(core);
    return ok({
      name: `${programme.id}-${programme.version}.json`,
      text: JSON.stringify(JSON.parse(canonicalJson(programme)), null, 2),
    });
  },
  'key.reveal': async ({ ownerPin }) => {
    const approved = await ownerApproval(core, ownerPin);
    if (!approved.ok) return approved;
    const audited = audit(core, 'keyRevealed', approved.value.id);
    return audited.ok ? ok({ text: core.recoveryKey }) : audited;
  },
  'key.print': ({ ownerPin }) => printKey(core, ownerPin),
  'backup.now': async () => {
    const backup = await core.reports.backUp();
    if (!backup.ok) return refuse({ code: 'backupFailed' });
    setAlarm(core, 'backupFailed', false);
    audit(core, 'backedUp', backup.value.file);
    return backup;
  },
});

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
