import { describe, expect, it } from 'vitest';
import { type DeviceSetting, takenBy } from './claims.ts';

const identity = { vendorId: '0c2e', productId: '0901', serialNumber: 'A1' };
const nameless = { ...identity, serialNumber: null };
const common = { name: 'x', format: 'text' } as const;
const serial = {
  kind: 'serial',
  id: 'a',
  ...common,
  path: '/dev/ttyUSB0',
  baudRate: 9600,
  framing: 'line',
} as const;
const hid = { kind: 'hid', id: 'a', ...common, identity, use: 'keyboard' } as const;
const tcp = { kind: 'tcp', id: 'a', name: 'x', width: 80, host: 'Printer', port: 9100 } as const;
const device = { kind: 'device', id: 'a', name: 'x', width: 80, path: '/dev/ttyUSB0' } as const;
const usb = { kind: 'usb', id: 'a', name: 'x', width: 80, identity } as const;
const display = {
  kind: 'serial',
  id: 'a',
  name: 'x',
  path: 'COM3',
  baudRate: 9600,
  dialect: 'escpos',
} as const;
const pcsc = { kind: 'pcsc', id: 'a', ...common, reader: 'ACS ACR122U' } as const;
const queue = { kind: 'queue', id: 'a', name: 'x', width: 80, queue: 'XP-80' } as const;

describe('one owner for each device', () => {
  it.each<[string, DeviceSetting, DeviceSetting]>([
    ['a port for two readers', serial, { ...serial, id: 'b', baudRate: 115200 }],
    ['a port for a reader and a printer', serial, device],
    ['a port of Windows in another case', display, { ...display, kind: 'serial', path: 'com3' }],
    ['a port and the device behind it', { ...serial, identity }, device],
    [
      'a device wherever it is plugged in',
      { ...serial, identity },
      { ...serial, path: '/dev/ttyUSB1', identity },
    ],
    [
      'a device that may be either of two',
      { ...serial, identity },
      { ...serial, path: '/dev/ttyUSB1', identity: nameless },
    ],
    ['a printer on the network', tcp, { ...tcp, host: 'printer' }],
    ['a printer past the system', usb, { ...usb, identity: nameless }],
    ['a queue', queue, { ...queue, queue: 'xp-80' }],
    ['a raw reader that cannot be told from another', { ...hid, identity: nameless }, { ...hid, id: 'b' }],
    ['a raw reader', hid, { ...hid, id: 'b' }],
    ['a contactless reader, and the first there is', pcsc, { ...pcsc, reader: '' }],
    ['the keyboard', { kind: 'wedge', id: 'a', ...common }, { kind: 'wedge', id: 'b', ...common }],
  ])('%s is not given twice', (_, one, other) => {
    expect(takenBy(one, [other], (path) => path)).toBe(other);
    expect(takenBy(other, [one], (path) => path)).toBe(one);
  });

  it.each<[string, DeviceSetting, DeviceSetting]>([
    ['two ports', serial, { ...serial, path: '/dev/ttyUSB1' }],
    ['paths that differ in case, where that matters', serial, { ...serial, path: '/dev/TTYUSB0' }],
    [
      'the same model with other serial numbers',
      { ...serial, identity },
      { ...serial, path: '/dev/ttyUSB1', identity: { ...identity, serialNumber: 'B2' } },
    ],
    [
      'two devices that changed sockets',
      { ...serial, identity },
      { ...serial, identity: { ...identity, serialNumber: 'B2' } },
    ],
    ['two interfaces of one device', hid, { ...hid, use: 'pos' }],
    ['two ports of one address', tcp, { ...tcp, port: 9101 }],
    [
      'two simulated printers',
      { kind: 'simulated', id: 'a', name: 'x', width: 80 },
      { kind: 'simulated', id: 'b', name: 'x', width: 80 },
    ],
  ])('%s are free', (_, one, other) => {
    expect(takenBy(one, [other], (path) => path)).toBeNull();
  });

  it('knows a port under another of its names', () => {
    const byId = { ...serial, path: '/dev/serial/by-id/usb-scanner' };
    const real = (path: string) => (path === byId.path ? '/dev/ttyUSB0' : path);
    expect(takenBy(byId, [device], real)).toBe(device);
  });
});
