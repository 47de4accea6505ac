import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../shared/contract/methods.ts';
import { asCopy } from '../../shared/domain/slips/copy.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, shopOf } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { testSlip } from '../slips/compose.ts';
import { audit } from './audit.ts';

type Served =
  | 'devices.find'
  | 'devices.log'
  | 'printer.save'
  | 'printer.remove'
  | 'printer.test'
  | 'printer.testPreview'
  | 'printer.status'
  | 'printer.openDrawer'
  | 'printer.profiles'
  | 'printer.resolveJob'
  | 'reader.save'
  | 'reader.remove'
  | 'display.save'
  | 'display.remove'
  | 'display.test'
  | 'serial.list'
  | 'simulated.set'
  | 'simulated.paper';

export const deviceHandlers = (core: Core): Pick<Handlers, Served> => ({
  'printer.save': (setting) => savePrinters(core, replaced(printersOf(core), setting), setting.id),
  'printer.remove': ({ id }) =>
    printersOf(core).some((one) => one.id === id)
      ? savePrinters(
          core,
          printersOf(core).filter((one) => one.id !== id),
          id,
        )
      : refuse({ code: 'printerNotFound' }),
  'printer.test': ({ id }) => {
    const setting = printersOf(core).find((one) => one.id === id);
    if (!setting) return refuse({ code: 'printerNotFound' });
    core.queue.add(testSlip(core, setting), null, { printer: id });
    core.queue.wake();
    core.changed();
    return ok(null);
  },
  'printer.testPreview': async ({ id }) => {
    const setting = printersOf(core).find((one) => one.id === id);
    if (!setting) return refuse({ code: 'printerNotFound' });
    return ok(await core.devices.picture(testSlip(core, setting), setting));
  },
  'printer.status': ({ id }) =>
    printersOf(core).some((one) => one.id === id)
      ? refuse({ code: 'deviceFault', values: { fault: 'notFound' } })
      : refuse({ code: 'printerNotFound' }),
  'printer.openDrawer': ({ id }) =>
    printersOf(core).some((one) => one.id === id)
      ? refuse({ code: 'deviceFault', values: { fault: 'notFound' } })
      : refuse({ code: 'printerNotFound' }),
  'printer.profiles': () => ok(core.devices.profiles()),
  'printer.resolveJob': ({ job, decision }) => {
    const known = core.queue.job(job);
    if (known?.state !== 'failed' && known?.state !== 'unknown') return refuse({ code: 'jobNotFound' });
    return audit(core, `job ${decision}`, String(job), () => {
      core.queue.resolve(job, decision, (slip) => asCopy(slip, shopOf(core).language));
    });
  },
  'reader.save': (setting) => saveReaders(core, replaced(readersOf(core), setting), setting.id),
  'reader.remove': ({ id }) =>
    readersOf(core).some((one) => one.id === id)
      ? saveReaders(
          core,
          readersOf(core).filter((one) => one.id !== id),
          id,
        )
      : refuse({ code: 'readerNotFound' }),
  'display.save': (setting) => saveDisplays(core, replaced(displaysOf(core), setting), setting.id),
  'display.remove': ({ id }) =>
    displaysOf(core).some((one) => one.id === id)
      ? saveDisplays(
          core,
          displaysOf(core).filter((one) => one.id !== id),
          id,
        )
      : refuse({ code: 'displayNotFound' }),
  'display.test': () => refuse({ code: 'displayNotFound' }),
  'devices.find': async () => ok(await core.devices.find()),
  'devices.log': () => ok({ name: 'quen-devices.txt', text: '' }),
  'serial.list': async () => ok(await core.devices.listSerial()),
  'simulated.set': ({ printer, ...change }) => {
    if (printersOf(core).find((one) => one.id === printer)?.kind !== 'simulated')
      return refuse({ code: 'notSimulated' });
    core.devices.simulated.set(printer, withoutUndefined(change));
    core.queue.wake();
    core.changed();
    return ok(null);
  },
  'simulated.paper': async ({ id }) => {
    if (printersOf(core).find((one) => one.id === id)?.kind !== 'simulated')
      return refuse({ code: 'notSimulated' });
    return ok(await core.devices.simulated.paper(id));
  },
});

const printersOf = (core: Core) => core.settings.get('printers') ?? [];
const displaysOf = (core: Core) => core.settings.get('displays') ?? [];
const readersOf = (core: Core) => core.settings.get('readers') ?? [];

function replaced<T extends { readonly id: string }>(settings: readonly T[], setting: T): T[] {
  const known = settings.some((one) => one.id === setting.id);
  return known ? settings.map((one) => (one.id === setting.id ? setting : one)) : [...settings, setting];
}

function savePrinters(core: Core, settings: readonly PrinterSetting[], about: string) {
  const audited = audit(core, 'printersSet', about, () => core.settings.set('printers', settings));
  if (audited.ok) core.queue.setPrinters(settings);
  core.changed();
  return audited;
}

function saveDisplays(core: Core, settings: readonly DisplaySetting[], about: string) {
  const audited = audit(core, 'displaysSet', about, () => core.settings.set('displays', settings));
  core.changed();
  return audited;
}

async function saveReaders(core: Core, settings: readonly ReaderSetting[], about: string) {
  const audited = audit(core, 'readersSet', about, () => core.settings.set('readers', settings));
  if (audited.ok) await core.readers.set(settings);
  core.changed();
  return audited;
}

function withoutUndefined<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never;
}
