/** USB devices made of the kernel's gadget functions. Each has a controller, that is a socket, of its own. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GadgetName, identities } from '../orders.ts';

const root = '/sys/kernel/config/usb_gadget';

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));

/** HID 1.11, appendix E.6. */
const keyboard = hex(`05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03
  95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 03 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0`);
/** Point of Sale Usage Tables: byte count, AIM identifier, 56 bytes of data, reserved bytes, one bit for more. */
const posScanner = hex(`05 8c 09 02 a1 01 09 12 a1 02 85 02 15 00 26 ff 00 75 08 95 01 05 01 09 3b 81 02 95 03
  05 8c 09 fb 09 fc 09 fd 81 02 95 38 09 fe 82 02 01 95 02 06 66 ff 09 04 09 00 81 02 05 8c 75 01 95 01 09 ff 81 02
  75 07 81 03 c0 c0`);

interface Gadget {
  readonly socket: string;
  readonly names: readonly [maker: string, product: string];
  readonly function: string;
  /** Files of the function; texts, or bytes that are written at once. */
  readonly settings: Readonly<Record<string, string | Uint8Array>>;
}

const gadgets: Readonly<Record<GadgetName, Gadget>> = {
  reader: {
    socket: 'dummy_udc.0',
    names: ['Sycreader RFID Technology', 'SYC ID&IC USB Reader'],
    function: 'hid.reader',
    settings: { subclass: '1', protocol: '1', report_length: '8', report_desc: keyboard },
  },
  scanner: {
    socket: 'dummy_udc.1',
    names: ['Virtual', 'HID POS scanner'],
    function: 'hid.scanner',
    settings: { subclass: '0', protocol: '0', report_length: '64', report_desc: posScanner },
  },
  serial: {
    socket: 'dummy_udc.2',
    names: ['Virtual', 'CDC barcode scanner'],
    function: 'acm.0',
    settings: {},
  },
  printer: {
    socket: 'dummy_udc.3',
    names: ['EPSON', 'TM-T82'],
    function: 'printer.0',
    settings: { pnp_string: 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T82;CLS:PRINTER;', q_len: '10' },
  },
};

/** Reader first, scanner second: their device files are numbered in this order. */
export function makeGadgets(): void {
  for (const name of ['reader', 'scanner', 'serial', 'printer'] as const) make(name);
}

/**
 * The printer leaves and comes back on the computer's side: its gadget stays, because the kernel does not survive a
 * printer gadget that goes in the middle of a transfer. For its driver it is the same.
 */
export function plug(name: GadgetName): void {
  const socket = join(root, name, 'UDC');
  if (readFileSync(socket, 'utf8').trim() === '') writeFileSync(socket, gadgets[name].socket);
  else writeFileSync(join(deviceOf(name), 'authorized'), '1');
}

/** Without effect on a device that is not plugged in. */
export function unplug(name: GadgetName): void {
  const socket = join(root, name, 'UDC');
  if (name === 'printer') writeFileSync(join(deviceOf(name), 'authorized'), '0');
  else if (readFileSync(socket, 'utf8').trim() !== '') writeFileSync(socket, '\n');
}

/** The computer's side of it. */
function deviceOf(name: GadgetName): string {
  const devices = '/sys/bus/usb/devices';
  const found = readdirSync(devices).find((device) => {
    const vendor = join(devices, device, 'idVendor');
    return existsSync(vendor) && readFileSync(vendor, 'utf8').trim() === identities[name].vendorId;
  });
  if (!found) throw new Error(`the computer does not see the ${name}`);
  return join(devices, found);
}

function make(name: GadgetName): void {
  const { names, function: functionName, settings } = gadgets[name];
  const { vendorId, productId, serialNumber } = identities[name];
  const folder = join(root, name);
  const write = (path: string, value: string | Uint8Array): void => writeFileSync(join(folder, path), value);
  mkdirSync(folder);
  mkdirSync(join(folder, 'strings/0x409'));
  mkdirSync(join(folder, 'configs/c.1'));
  mkdirSync(join(folder, 'configs/c.1/strings/0x409'));
  write('idVendor', `0x${vendorId}`);
  write('idProduct', `0x${productId}`);
  write('bcdUSB', '0x0200');
  write('strings/0x409/manufacturer', names[0]);
  write('strings/0x409/product', names[1]);
  write('strings/0x409/serialnumber', serialNumber);
  write('configs/c.1/strings/0x409/configuration', 'one');
  const made = join('functions', functionName);
  mkdirSync(join(folder, made));
  for (const [file, value] of Object.entries(settings)) write(join(made, file), value);
  symlinkSync(join(folder, made), join(folder, 'configs/c.1', functionName));
}
