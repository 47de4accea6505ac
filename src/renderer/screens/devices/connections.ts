import type { FoundDevices, UsbIdentity } from '../../../shared/contract/devices.ts';
import type { DisplayForm } from './display-form.ts';
import type { PrinterForm } from './printer-form.ts';
import type { ReaderForm } from './reader-form.ts';

/** How a device is reached; key of the `devices.ways` texts. */
export type Way =
  | 'wedge'
  | 'pos'
  | 'keyboard'
  | 'noWay'
  | 'pcsc'
  | 'serial'
  | 'serialByHand'
  | 'usb'
  | 'device'
  | 'deviceByHand'
  | 'queue'
  | 'tcp'
  | 'file'
  | 'simulated';

/** In this order: what most shops have, what is plugged in, ports that say nothing of themselves, the rest. */
export const connectionGroups = ['usual', 'found', 'ports', 'other'] as const;
export type ConnectionGroup = (typeof connectionGroups)[number];

/** One thing that a device can be connected to. */
export interface Connection<Form> {
  readonly id: string;
  readonly group: ConnectionGroup;
  readonly way: Way;
  /** As the thing names itself; null: it is called by its way. */
  readonly name: string | null;
  /** Port or file; empty where there is none. */
  readonly place: string;
  /** Why it cannot be chosen, key of the `devices.refusals` texts; null: it can. */
  readonly refusal: string | null;
  /** What choosing it sets. */
  readonly changes: Partial<Form>;
}

export function readerConnections(found: FoundDevices): Connection<ReaderForm>[] {
  return [
    way('wedge', 'usual', { kind: 'wedge', byHand: false }),
    ...found.hid.flatMap(hidConnection),
    ...found.pcsc.map(({ name }) => ({
      ...way<ReaderForm>('pcsc', 'found', { kind: 'pcsc', pcsc: name, byHand: false }),
      id: `pcsc ${name}`,
      name,
    })),
    ...serialConnections<ReaderForm>(found, (path, portDevice) => ({
      kind: 'serial',
      path,
      portDevice,
      byHand: false,
    })),
    way('serialByHand', 'other', { kind: 'serial', portDevice: null, byHand: true }),
    way('simulated', 'other', { kind: 'simulated', byHand: false }),
  ];
}

export function printerConnections(found: FoundDevices): Connection<PrinterForm>[] {
  return [
    way('tcp', 'usual', { kind: 'tcp', byHand: false }),
    ...found.usb.map(({ identity, label }) => ({
      ...way<PrinterForm>('usb', 'found', { kind: 'usb', usb: identity, byHand: false }),
      id: `usb ${wordsOfIdentity(identity)}`,
      name: label || wordsOfIdentity(identity),
    })),
    ...found.files.map(({ path, label }) => ({
      ...way<PrinterForm>('device', 'found', { kind: 'device', path, byHand: false }),
      id: `device ${path}`,
      name: label || null,
      place: path,
    })),
    ...found.queues.map(({ name, label }) => ({
      ...way<PrinterForm>('queue', 'found', { kind: 'queue', queue: name, byHand: false }),
      id: `queue ${name}`,
      name: label || name,
    })),
    ...serialConnections<PrinterForm>(found, (path) => ({ kind: 'serial', path, byHand: false })),
    way('serialByHand', 'other', { kind: 'serial', byHand: true }),
    way('deviceByHand', 'other', { kind: 'device', byHand: true }),
    way('file', 'other', { kind: 'file', byHand: true }),
    way('simulated', 'other', { kind: 'simulated', byHand: false }),
  ];
}

export function displayConnections(found: FoundDevices): Connection<DisplayForm>[] {
  return [
    ...serialConnections<DisplayForm>(found, (path) => ({ kind: 'serial', path, byHand: false })),
    way('serialByHand', 'other', { kind: 'serial', byHand: true }),
    way('simulated', 'other', { kind: 'simulated', byHand: false }),
  ];
}

/**
 * Those that can be nothing else than such a device: a serial port or a keyboard may be anything. A printer that is
 * reached in two ways is named once.
 */
export function surelyMeant<Form>(connections: readonly Connection<Form>[]): readonly Connection<Form>[] {
  const named = connections.filter(({ way, name }) => name !== null && surelyWays.has(way));
  return named.filter(({ name }, index) => named.findIndex((each) => each.name === name) === index);
}

const surelyWays: ReadonlySet<Way> = new Set(['pos', 'pcsc', 'usb', 'device']);

/** Whether the form is connected to that; by what hangs there where both know it, since its port may have changed. */
export function isConnectedTo<Form extends object>(
  form: Form,
  { changes, refusal }: Connection<Form>,
): boolean {
  if (refusal !== null) return false;
  const held = new Map<string, unknown>(Object.entries(form));
  const wanted = new Map<string, unknown>(Object.entries(changes));
  if (wanted.has('path') && wanted.has('portDevice')) {
    wanted.delete(held.get('portDevice') && wanted.get('portDevice') ? 'path' : 'portDevice');
  }
  return Array.from(wanted).every(
    ([name, value]) => JSON.stringify(held.get(name) ?? null) === JSON.stringify(value),
  );
}

/** `04b8:0202`, with the serial number where there is one. */
export function wordsOfIdentity({ vendorId, productId, serialNumber }: UsbIdentity): string {
  return [`${vendorId}:${productId}`, serialNumber].filter((part) => part !== null).join(' ');
}

function way<Form>(name: Way, group: ConnectionGroup, changes: Partial<Form>): Connection<Form> {
  return { id: name, group, way: name, name: null, place: '', refusal: null, changes };
}

/** Keyboards and mice that nothing is to be said of are left out. */
function hidConnection({
  identity,
  label,
  use,
  refusal,
}: FoundDevices['hid'][number]): Connection<ReaderForm>[] {
  if (use === null && refusal === null) return [];
  return [
    {
      ...way<ReaderForm>(
        use ?? 'noWay',
        'found',
        use ? { kind: 'hid', hid: identity, use, byHand: false } : {},
      ),
      id: `hid ${use ?? 'refused'} ${wordsOfIdentity(identity)}`,
      name: label || wordsOfIdentity(identity),
      refusal,
    },
  ];
}

function serialConnections<Form>(
  found: FoundDevices,
  changes: (path: string, portDevice: UsbIdentity | null) => Partial<Form>,
): Connection<Form>[] {
  return found.serial.map(({ path, label, identity }) => ({
    ...way<Form>('serial', identity ? 'found' : 'ports', changes(path, onlyOf(identity, found))),
    id: `serial ${path}`,
    name: label && label !== path ? label : path,
    place: label && label !== path ? path : '',
  }));
}

/** Two converters of one make without serial numbers can be told apart by their ports alone: null for them. */
export function onlyOf(identity: UsbIdentity | null, { serial }: FoundDevices): UsbIdentity | null {
  if (identity === null) return null;
  const words = wordsOfIdentity(identity);
  const alike = serial.filter((port) => port.identity && wordsOfIdentity(port.identity) === words);
  return alike.length === 1 ? identity : null;
}
