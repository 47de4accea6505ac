import type { ParsedRequestOf } from '../../shared/contract/methods.ts';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import { addDays, businessDate } from '../../shared/kernel/dates.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Core } from '../core.ts';
import type { Handlers, Outcome } from '../dispatcher.ts';
import { claimed } from './devices.ts';
import { isZone } from './settings.ts';

export const setupHandlers = (core: Core): Pick<Handlers, 'setup.complete' | 'language.choose'> => ({
  'setup.complete': (request) => completeSetUp(core, request),
  'language.choose': ({ language }) => {
    core.settings.set('language', language);
    core.changed();
    return ok(null);
  },
});

/** Everything or nothing: the shop appears only after owner, programme and devices are stored. */
export async function completeSetUp(
  core: Core,
  request: ParsedRequestOf<'setup.complete'>,
): Promise<Outcome<null>> {
  const { name, language, currency, zone, closingHour, era } = request;
  if (!isZone(zone)) return refuse({ code: 'badRequest', values: { field: 'zone' } });
  if (request.reader && request.printer) {
    const taken = await claimed([request.reader], request.printer);
    if (taken) return taken;
  }
  const now = core.clock.nowMs();
  const date = businessDate(now, { zone, closingHour });
  const owner = await core.staff.prepare(request.ownerName, 'owner', request.ownerPin);
  core.database.transaction(() => {
    owner.store();
    core.programmes.publish(templateProgramme(request.template, currency, date), date, now);
    core.settings.set('readers', request.reader ? [request.reader] : []);
    core.settings.set('printers', request.printer ? [request.printer] : []);
    // The first day to close is this one.
    core.settings.set('backedUp', { date: addDays(date, -1) });
    core.settings.set('language', language);
    core.settings.set('shop', {
      name,
      language,
      currency,
      zone,
      closingHour,
      era,
      address: '',
      accent: 'green',
      theme: 'light',
      mirrored: false,
      sound: true,
      printPolicy: 'always',
    });
  });
  core.signedIn = owner.tile;
  core.queue.setPrinters(core.settings.get('printers') ?? []);
  await core.readers.set(core.settings.get('readers') ?? []);
  core.changed();
  return ok(null);
}
