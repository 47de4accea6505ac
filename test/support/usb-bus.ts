/**
 * A USB bus for a program that looks for devices with libudev: a folder that stands in for `/sys`, and the messages that
 * udev sends when a device came or went.
 */
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import koffi from 'koffi';

/** Four hexadecimal digits each. */
export interface UsbIdentity {
  readonly vendor: string;
  readonly product: string;
}

export interface UsbBus {
  /** One device at a time. */
  add(identity: UsbIdentity): Promise<void>;
  remove(): Promise<void>;
}

const devicePath = '/devices/quen/1-1';
const interfacePath = `${devicePath}/1-1:1.0`;

/** `system` is the folder that is `/sys` to the program, which has to run with SYSTEMD_DEVICE_VERIFY_SYSFS=0. */
export async function createUsbBus(system: string): Promise<UsbBus> {
  const list = join(system, 'bus/usb/devices');
  for (const folder of [list, join(system, 'class'), join(system, 'devices/quen')])
    await mkdir(folder, { recursive: true });
  let messages = 0;
  const tell = (action: 'add' | 'remove'): void => {
    messages += 1;
    send(messageOf({ ACTION: action, DEVPATH: interfacePath, ...kind, SEQNUM: String(messages) }));
  };
  const entries = [devicePath, interfacePath].map((path) => ({
    path,
    link: join(list, path.slice(path.lastIndexOf('/') + 1)),
  }));
  return {
    async add({ vendor, product }) {
      await describe(join(system, devicePath), '../../../bus/usb', {
        uevent: 'MAJOR=189\nMINOR=1\nDEVNAME=bus/usb/001/002\nDEVTYPE=usb_device',
        idVendor: vendor,
        idProduct: product,
      });
      await describe(join(system, interfacePath), '../../../../bus/usb', {
        uevent: 'DEVTYPE=usb_interface',
        bInterfaceNumber: '00',
      });
      for (const { path, link } of entries) await symlink(`../../..${path}`, link);
      tell('add');
    },
    async remove() {
      for (const { link } of entries) await rm(link);
      await rm(join(system, devicePath), { recursive: true });
      tell('remove');
    },
  };
}

const kind = { SUBSYSTEM: 'usb', DEVTYPE: 'usb_interface' } as const;

async function describe(
  folder: string,
  subsystem: string,
  attributes: Readonly<Record<string, string>>,
): Promise<void> {
  await mkdir(folder);
  await symlink(subsystem, join(folder, 'subsystem'));
  for (const [name, value] of Object.entries(attributes)) await writeFile(join(folder, name), `${value}\n`);
}

const headerBytes = 40;
const magic = 0xfeedcafe;

/** As libudev reads it: a header by which the kernel chooses who hears it, then properties that end with a zero each. */
function messageOf(properties: Readonly<Record<string, string>>): Buffer {
  const body = Buffer.from(
    Object.entries(properties)
      .map(([name, value]) => `${name}=${value}\0`)
      .join(''),
  );
  const header = Buffer.alloc(headerBytes);
  header.write('libudev');
  header.writeUInt32BE(magic, 8);
  header.writeUInt32LE(headerBytes, 12);
  header.writeUInt32LE(headerBytes, 16);
  header.writeUInt32LE(body.length, 20);
  header.writeUInt32BE(hashOf(kind.SUBSYSTEM), 24);
  header.writeUInt32BE(hashOf(kind.DEVTYPE), 28);
  return Buffer.concat([header, body]);
}

/** MurmurHash2 of 32 bits with seed 0. */
function hashOf(text: string): number {
  const bytes = Buffer.from(text);
  const factor = 0x5bd1e995;
  const wholeBytes = bytes.length - (bytes.length % 4);
  let hash = bytes.length;
  for (let at = 0; at < wholeBytes; at += 4) {
    const word = Math.imul(bytes.readUInt32LE(at), factor);
    hash = Math.imul(hash, factor) ^ Math.imul(word ^ (word >>> 24), factor);
  }
  const rest = bytes.subarray(wholeBytes);
  if (rest.length > 0) hash = Math.imul(hash ^ rest.readUIntLE(0, rest.length), factor);
  hash = Math.imul(hash ^ (hash >>> 13), factor);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const netlink = 16;
const raw = 3;
const kernelEvents = 15;
/** Of those who listen to udev. */
const group = 2;

/** Only root may. */
function send(message: Buffer): void {
  const library = koffi.load('libc.so.6');
  const socket = library.func('int socket(int, int, int)') as (...numbers: number[]) => number;
  const sendTo = library.func('long sendto(int, void *, size_t, int, void *, uint32)');
  const close = library.func('int close(int)');
  const address = Buffer.alloc(12);
  address.writeUInt16LE(netlink, 0);
  address.writeUInt32LE(group, 8);
  const line = socket(netlink, raw, kernelEvents);
  const sent = Number(sendTo(line, message, message.length, 0, address, address.length));
  close(line);
  if (sent !== message.length) throw new Error('the message of udev could not be sent');
}
