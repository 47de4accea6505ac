import { realpath } from 'node:fs/promises';
import type { Refusal } from '../../shared/contract/frame.ts';
import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../shared/contract/methods.ts';
import { asCopy } from '../../shared/domain/slips/copy.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, shopOf } from '../core.ts';
import { type DeviceSetting, takenBy } from '../devices/claims.ts';
import type { Handlers, Outcome } from '../dispatcher.ts';
import { testSlip } from '../slips/compose.ts';
import { testLines } from '../views/pole-lines.ts';
import { audit } from './audit.ts';

type Family = 'reader' | 'printer' | 'display';

type Served =
  | 'devices.find'
  | 'device.access'
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
  | 'simulated.set'
  | 'simulated.paper';

export const deviceHandlers = (core: Core): Pick<Handlers, Served> => ({
  'devices.find': async () => ok(await core.devices.find()),
  'device.access': async ({ family, id }) => {
    const setting = known<DeviceSetting>(settingsOf(core, family), id);
    return setting ? ok(await core.devices.access(setting)) : refuse({ code: `${family}NotFound` });
  },
  'devices.log': () => ok({ name: 'quen-devices.txt', text: core.deviceLog.text() }),

  'printer.save': async (setting) => {
    if (!fits(core, setting)) return refuse({ code: 'badRequest', values: { field: 'profile' } });
    const taken = await claimed(othersThan(core, 'printer', setting.id), setting);
    return taken ?? savePrinters(core, replaced(printersOf(core), setting), setting.id);
  },
  'printer.remove': ({ id }) =>
    known(printersOf(core), id)
      ? savePrinters(core, without(printersOf(core), id), id)
      : refuse({ code: 'printerNotFound' }),
  'printer.test': ({ id }) => {
    const setting = known(printersOf(core), id);
    if (!setting) return refuse({ code: 'printerNotFound' });
    core.queue.add(testSlip(core, setting), null, { printer: id });
    core.queue.wake();
    core.changed();
    return ok(null);
  },
  'printer.testPreview': async ({ id }) => {
    const setting = known(printersOf(core), id);
    if (!setting) return refuse({ code: 'printerNotFound' });
    return ok(await core.devices.picture(testSlip(core, setting), setting));
  },
  'printer.status': ({ id }) => core.printers.status(id),
  'printer.openDrawer': ({ id }) => openDrawer(core, id),
  'printer.profiles': () => ok(core.devices.profiles()),
  'printer.resolveJob': ({ job, decision }) => {
    const stopped = core.queue.job(job);
    if (stopped?.state !== 'failed' && stopped?.state !== 'unknown') return refuse({ code: 'jobNotFound' });
    return audit(core, `job ${decision}`, String(job), () => {
      core.queue.resolve(job, decision, (slip) => asCopy(slip, shopOf(core).language));
    });
  },

  'reader.save': async (setting) => {
    const taken = await claimed(othersThan(core, 'reader', setting.id), setting);
    return taken ?? saveReaders(core, replaced(readersOf(core), setting), setting.id);
  },
  'reader.remove': ({ id }) =>
    known(readersOf(core), id)
      ? saveReaders(core, without(readersOf(core), id), id)
      : refuse({ code: 'readerNotFound' }),

  'display.save': async (setting) => {
    const taken = await claimed(othersThan(core, 'display', setting.id), setting);
    return taken ?? saveDisplays(core, replaced(displaysOf(core), setting), setting.id);
  },
  'display.remove': ({ id }) =>
    known(displaysOf(core), id)
      ? saveDisplays(core, without(displaysOf(core), id), id)
      : refuse({ code: 'displayNotFound' }),
  'display.test': ({ id }) =>
    core.displays.test(id, testLines(shopOf(core))) ? ok(null) : refuse({ code: 'displayNotFound' }),

  'simulated.set': ({ printer, ...change }) => {
    if (known(printersOf(core), printer)?.kind !== 'simulated') return refuse({ code: 'notSimulated' });
    core.devices.simulated.set(printer, withoutUndefined(change));
    core.queue.wake();
    core.changed();
    return ok(null);
  },
  'simulated.paper': async ({ id }) => {
    if (known(printersOf(core), id)?.kind !== 'simulated') return refuse({ code: 'notSimulated' });
    return ok(await core.devices.simulated.paper(id));
  },
});

const printersOf = (core: Core) => core.settings.get('printers') ?? [];
const readersOf = (core: Core) => core.settings.get('readers') ?? [];
const displaysOf = (core: Core) => core.settings.get('displays') ?? [];

function settingsOf(core: Core, family: Family): readonly DeviceSetting[] {
  switch (family) {
    case 'reader':
      return readersOf(core);
    case 'printer':
      return printersOf(core);
    case 'display':
      return displaysOf(core);
  }
}

/**
 * Recorded before the pulse leaves: a drawer never opens without a trace. One that then did not open leaves a second
 * line that says so.
 */
async function openDrawer(core: Core, id: string): Promise<Outcome<null>> {
  const setting = known(printersOf(core), id);
  if (!setting) return refuse({ code: 'printerNotFound' });
  const { drawer = 'none' } = setting;
  if (drawer === 'none') return refuse({ code: 'noDrawer' });
  const audited = audit(core, 'drawerOpened', id);
  if (!audited.ok) return audited;
  const opened = await core.printers.openDrawer(id, drawer === 'pin2' ? 2 : 5);
  if (!opened.ok) audit(core, 'drawerNotOpened', id);
  return opened;
}

function fits(core: Core, { profile, width }: PrinterSetting): boolean {
  if (profile === undefined) return true;
  return core.devices.profiles().some((one) => one.id === profile && one.width === width);
}

/** All settings but the one that is being saved anew. */
function othersThan(core: Core, family: Family, id: string): DeviceSetting[] {
  return [
    ...without(readersOf(core), family === 'reader' ? id : null),
    ...without(printersOf(core), family === 'printer' ? id : null),
    ...without(displaysOf(core), family === 'display' ? id : null),
  ];
}

/** A refusal when another setting, of whatever family, means the same device; `name` is that setting's. */
export async function claimed(
  others: readonly DeviceSetting[],
  setting: DeviceSetting,
): Promise<Outcome<null> | null> {
  const real = await realPaths([setting, ...others]);
  const taken = takenBy(setting, others, (path) => real.get(path) ?? path);
  return taken && refuse<Refusal>({ code: 'deviceTaken', values: { name: taken.name } });
}

/** Linux gives one port several names, `/dev/serial/by-id/…` among them. */
async function realPaths(settings: readonly DeviceSetting[]): Promise<ReadonlyMap<string, string>> {
  const paths = settings.flatMap((setting) => ('path' in setting ? [setting.path] : []));
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await realpath(path).catch(() => path)] as const)),
  );
}

const known = <T extends { readonly id: string }>(settings: readonly T[], id: string): T | undefined =>
  settings.find((one) => one.id === id);

const without = <T extends { readonly id: string }>(settings: readonly T[], id: string | null): T[] =>
  settings.filter((one) => one.id !== id);

function replaced<T extends { readonly id: string }>(settings: readonly T[], setting: T): T[] {
  return known(settings, setting.id)
    ? settings.map((one) => (one.id === setting.id ? setting : one))
    : [...settings, setting];
}

function savePrinters(core: Core, settings: readonly PrinterSetting[], about: string) {
  const audited = audit(core, 'printersSet', about, () => core.settings.set('printers', settings));
  if (audited.ok) core.queue.setPrinters(settings);
  core.changed();
  return audited;
}

async function saveDisplays(core: Core, settings: readonly DisplaySetting[], about: string) {
  const audited = audit(core, 'displaysSet', about, () => core.settings.set('displays', settings));
  if (audited.ok) await core.displays.set(settings);
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
