import { ok } from '../../shared/kernel/result.ts';
import { type Core, cue } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { audit } from './audit.ts';

export const staffHandlers = (
  core: Core,
): Pick<Handlers, 'staff.signIn' | 'staff.lock' | 'staff.add' | 'staff.changePin' | 'staff.remove'> => ({
  'staff.signIn': async ({ staff, pin }) => {
    const checked = await core.staff.check(staff, pin);
    if (!checked.ok) {
      cue(core, 'refused', checked.refusal);
      return checked;
    }
    core.signedIn = checked.value;
    core.cue = null;
    core.changed();
    return ok(null);
  },
  'staff.lock': () => {
    // The member on the counter is not shown to whoever comes next.
    void core.installation.leave();
    core.signedIn = null;
    core.counter = { at: 'ready' };
    core.recent = [];
    core.cue = null;
    core.settings.set('language', core.settings.get('shop')?.language ?? 'vi');
    core.changed();
    return ok(null);
  },
  'staff.add': async ({ name, role, pin }) => {
    const prepared = await core.staff.prepare(name, role, pin);
    const audited = audit(core, 'staffAdded', prepared.tile.id, () => prepared.store());
    core.changed();
    return audited;
  },
  'staff.changePin': async ({ staff, pin }) => {
    const changed = await core.staff.changePin(staff, pin);
    if (!changed.ok) return changed;
    const audited = audit(core, 'pinChanged', staff, () => changed.value.store());
    core.changed();
    return audited;
  },
  'staff.remove': ({ id }) => {
    const removed = core.staff.remove(id);
    if (!removed.ok) return removed;
    const audited = audit(core, 'staffRemoved', id, () => removed.value.store());
    if (audited.ok && core.signedIn?.id === id) {
      void core.installation.leave();
      core.signedIn = null;
    }
    core.changed();
    return audited;
  },
});
