/** The helper of USB printers: finds them by their class, takes one from the system, carries bytes, gives it back. */
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { getDeviceList, usb } from 'usb';
import type { InEndpoint, OutEndpoint } from 'usb/dist/usb/endpoint.js';
import type { DeviceFaultKind } from '../../contract/device.ts';
import { HelperFault, type HelperProgram } from '../../helpers/serve.ts';
import { fourDigits, isSameDevice, type UsbIdentity } from '../../readers/usb-identity.ts';
import type { LineEvent } from './line-messages.ts';
import { partBytes } from './line-parts.ts';
import { type HeldLine, lineProgram } from './line-program.ts';
import type { UsbPrinterChoice, UsbPrinterPort } from './usb-messages.ts';

type Device = ReturnType<typeof getDeviceList>[number];
type Interface = NonNullable<Device['interfaces']>[number];

/** USB printer class, subclass printers; protocol 1 only takes bytes, 2 answers too. 3 and 4 speak other languages. */
const printerClass = 7;
const printerSubclass = 1;
const bytesBothWays = 2;
const bytesOneWay = 1;
const bulk = 2;
const fromDevice = 0x80;

const askDeviceId = 0;
const askPortStatus = 1;
/** From the interface, of its class. */
const classRequest = 0xa1;
const longestDeviceId = 1_024;

/** Printers without news answer at once and with nothing. */
const nothingPauseMs = 20;
const inboundBytes = 1_024;

export function usbProgram(emit: (event: LineEvent) => void): HelperProgram {
  const line = lineProgram(({ identity }: { identity: UsbIdentity }) => openPort(identity, emit));
  return {
    ...line,
    methods: {
      ...line.methods,
      list: async () => (await everyPrinter()).map(({ identity, label }) => ({ identity, label })),
      /** For a session whose helper did not live to do it. */
      giveBack: async ({ identity }: { identity: UsbIdentity }) => {
        const found = await everyPrinter();
        for (const each of found) if (isSameDevice(each.identity, identity)) returned(each.device);
      },
    },
  };
}

interface Found extends UsbPrinterChoice {
  readonly device: Device;
}

async function everyPrinter(): Promise<Found[]> {
  const printers = getDeviceList().filter((device) => alternatives(device).length > 0);
  return Promise.all(printers.map(describe));
}

/** Texts are read from the device itself; one that may not be opened has none. */
async function describe(device: Device): Promise<Found> {
  const { idVendor, idProduct, iManufacturer, iProduct, iSerialNumber } = device.deviceDescriptor;
  const known = { vendorId: fourDigits(idVendor), productId: fourDigits(idProduct) };
  try {
    device.open();
  } catch {
    return { device, identity: { ...known, serialNumber: null }, label: '' };
  }
  try {
    const text = promisify(device.getStringDescriptor.bind(device));
    const read = async (index: number): Promise<string> =>
      (index === 0 ? '' : ((await text(index).catch(() => '')) ?? '')).replaceAll('\0', '').trim();
    const serialNumber = (await read(iSerialNumber)) || null;
    const names = [await read(iManufacturer), await read(iProduct)];
    return {
      device,
      identity: { ...known, serialNumber },
      label: names.filter((name) => name !== '').join(' '),
    };
  } finally {
    device.close();
  }
}

interface Alternative {
  readonly interface: number;
  readonly setting: number;
  readonly protocol: number;
}

/** Where the device is a printer, the best first. */
function alternatives(device: Device): Alternative[] {
  const settings = (device.configDescriptor?.interfaces ?? []).flat();
  return settings
    .filter(
      ({ bInterfaceClass, bInterfaceSubClass, bInterfaceProtocol }) =>
        bInterfaceClass === printerClass &&
        bInterfaceSubClass === printerSubclass &&
        (bInterfaceProtocol === bytesBothWays || bInterfaceProtocol === bytesOneWay),
    )
    .map(({ bInterfaceNumber, bAlternateSetting, bInterfaceProtocol }) => ({
      interface: bInterfaceNumber,
      setting: bAlternateSetting,
      protocol: bInterfaceProtocol,
    }))
    .sort((a, b) => b.protocol - a.protocol);
}

async function openPort(identity: UsbIdentity, emit: (event: LineEvent) => void): Promise<Port> {
  const found = (await everyPrinter()).filter((each) => isSameDevice(each.identity, identity));
  let refusal = new HelperFault('notFound');
  for (const { device } of found) {
    const opened = await claimed(device, emit);
    // Of two printers that cannot be told apart, another program may have one.
    if (!(opened instanceof HelperFault)) return opened;
    refusal = opened;
  }
  throw refusal;
}

async function claimed(device: Device, emit: (event: LineEvent) => void): Promise<Port | HelperFault> {
  const [best] = alternatives(device);
  if (!best) return new HelperFault('notFound');
  let taken: Interface | null = null;
  let hadDriver = false;
  try {
    device.open();
    taken = device.interface(best.interface);
    hadDriver = kernelHas(taken);
    if (hadDriver) taken.detachKernelDriver();
    taken.claim();
    if (best.setting !== 0) await taken.setAltSettingAsync(best.setting);
    const port = new Port(device, taken, hadDriver, emit);
    await port.ask(best);
    port.listen();
    return port;
  } catch (error) {
    if (taken && hadDriver) giveBack(taken);
    close(device);
    return asFault(error);
  }
}

/** To the system's driver, unless that has it, or another program. */
function returned(device: Device): void {
  const [best] = alternatives(device);
  if (!best) return;
  try {
    device.open();
    const printer = device.interface(best.interface);
    if (!kernelHas(printer)) giveBack(printer);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  } finally {
    close(device);
  }
}

class Port implements HeldLine {
  says: UsbPrinterPort = { deviceId: '', portStatus: null };
  readonly #device: Device;
  readonly #interface: Interface;
  readonly #hadDriver: boolean;
  readonly #emit: (event: LineEvent) => void;
  readonly #out: OutEndpoint;
  readonly #in: InEndpoint | null;
  #isOpen = true;
  #listening: Promise<void> = Promise.resolve();
  #stopListening: () => void = () => {};

  constructor(device: Device, taken: Interface, hadDriver: boolean, emit: (event: LineEvent) => void) {
    this.#device = device;
    this.#interface = taken;
    this.#hadDriver = hadDriver;
    this.#emit = emit;
    const endpoints = taken.endpoints.filter(({ transferType }) => transferType === bulk);
    const out = endpoints.find((each): each is OutEndpoint => (each.address & fromDevice) === 0);
    if (!out) throw new HelperFault('notFound', 'a printer that takes no bytes');
    this.#out = out;
    this.#in = endpoints.find((each): each is InEndpoint => (each.address & fromDevice) !== 0) ?? null;
  }

  async ask({ interface: index, setting }: Alternative): Promise<void> {
    const id = await this.#request(askDeviceId, (index << 8) | setting, longestDeviceId);
    const status = await this.#request(askPortStatus, index, 1);
    // Its first two bytes are its length.
    this.says = { deviceId: id?.subarray(2).toString('latin1') ?? '', portStatus: status?.[0] ?? null };
  }

  listen(): void {
    if (this.#in) this.#listening = this.#hear(this.#in);
  }

  async write(bytes: Uint8Array, stallMs: number): Promise<number> {
    for (let at = 0; at < bytes.length; ) {
      const { error, count } = await this.#sent(bytes.subarray(at, at + partBytes.usb), stallMs);
      at += count;
      if (!error) continue;
      if (isGone(error)) {
        this.#emit({ kind: 'gone', detail: error.message });
        return at;
      }
      // A part of a part is progress: what remains has as long again.
      if (!isCancelled(error)) throw asFault(error);
      if (count === 0) throw new HelperFault('timeout', 'the printer takes no more');
    }
    return bytes.length;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    this.#stopListening();
    await this.#listening;
    await this.#interface.releaseAsync().catch(() => undefined);
    if (this.#hadDriver) giveBack(this.#interface);
    close(this.#device);
  }

  async #sent(part: Uint8Array, stallMs: number): Promise<Transferred> {
    const { transferred, cancel } = transfer(this.#out, Buffer.from(part));
    const timer = setTimeout(cancel, stallMs);
    const result = await transferred;
    clearTimeout(timer);
    return result;
  }

  async #hear(endpoint: InEndpoint): Promise<void> {
    const buffer = Buffer.alloc(Math.max(inboundBytes, endpoint.descriptor.wMaxPacketSize));
    while (this.#isOpen) {
      const { transferred, cancel } = transfer(endpoint, buffer);
      this.#stopListening = cancel;
      const { error, count } = await transferred;
      if (count > 0) this.#emit({ kind: 'received', bytes: Uint8Array.from(buffer.subarray(0, count)) });
      if (error) {
        if (this.#isOpen) this.#emit({ kind: 'gone', detail: error.message });
        return;
      }
      if (count === 0) await pause(nothingPauseMs);
    }
  }

  #request(request: number, index: number, length: number): Promise<Buffer | null> {
    return new Promise((resolve) => {
      this.#device.controlTransfer(classRequest, request, 0, index, length, (error, data) => {
        resolve(error || !Buffer.isBuffer(data) ? null : data);
      });
    });
  }
}

interface Transferred {
  readonly error: Error | undefined;
  /** Bytes that were carried, also where an error ended it. */
  readonly count: number;
}

/** Without a limit of libusb's own: those are only looked at now and then. */
function transfer(
  endpoint: OutEndpoint | InEndpoint,
  buffer: Buffer,
): { readonly transferred: Promise<Transferred>; readonly cancel: () => void } {
  let cancel = (): void => {};
  const transferred = new Promise<Transferred>((resolve) => {
    try {
      const made = endpoint.makeTransfer(0, (error, _, count) => resolve({ error, count: count ?? 0 }));
      made.submit(buffer);
      cancel = () => void made.cancel();
    } catch (error) {
      resolve({ error: error instanceof Error ? error : new Error(String(error)), count: 0 });
    }
  });
  return { transferred, cancel: () => cancel() };
}

/** Windows and macOS have no such question. */
function kernelHas(taken: Interface): boolean {
  try {
    return taken.isKernelDriverActive();
  } catch {
    return false;
  }
}

/** To a printer that is gone this says nothing any more. */
function giveBack(taken: Interface): void {
  try {
    taken.attachKernelDriver();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

function close(device: Device): void {
  try {
    device.close();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error ? (error as Error & { readonly errno?: number }).errno : undefined;

const isCancelled = (error: unknown): boolean => codeOf(error) === usb.LIBUSB_TRANSFER_CANCELLED;

const goneCodes: readonly (number | undefined)[] = [
  usb.LIBUSB_TRANSFER_NO_DEVICE,
  usb.LIBUSB_TRANSFER_ERROR,
  usb.LIBUSB_ERROR_NO_DEVICE,
  usb.LIBUSB_ERROR_IO,
];
const isGone = (error: unknown): boolean => goneCodes.includes(codeOf(error));

function asFault(error: unknown): HelperFault {
  if (error instanceof HelperFault) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const [kind, says] = faultOfCode.get(codeOf(error)) ?? [isGone(error) ? 'unplugged' : 'offline'];
  return new HelperFault(kind, says ?? detail);
}

const faultOfCode = new Map<number | undefined, readonly [kind: DeviceFaultKind, says?: string]>([
  [usb.LIBUSB_ERROR_ACCESS, ['noPermission']],
  [usb.LIBUSB_ERROR_NOT_SUPPORTED, ['noPermission', 'another driver has it; print through its queue']],
  [usb.LIBUSB_ERROR_BUSY, ['busy']],
  [usb.LIBUSB_ERROR_NOT_FOUND, ['notFound']],
]);
