import { describe, expect, it } from 'vitest';
import type { FoundDevices } from '../../../shared/contract/devices.ts';
import {
  type Connection,
  displayConnections,
  isConnectedTo,
  printerConnections,
  readerConnections,
  surelyMeant,
} from './connections.ts';
import { printerFormOf } from './printer-form.ts';
import { newReaderForm, readerFormOf } from './reader-form.ts';

const scanner = { vendorId: '0c2e', productId: '0b61', serialNumber: '2210' };
const converter = { vendorId: '1a86', productId: '7523', serialNumber: null };
const printer = { vendorId: '0416', productId: '5011', serialNumber: null };

const found: FoundDevices = {
  serial: [
    { path: '/dev/ttyACM0', label: 'Honeywell 1900', identity: scanner },
    { path: '/dev/ttyUSB0', label: '/dev/ttyUSB0', identity: converter },
    { path: '/dev/ttyS0', label: '/dev/ttyS0', identity: null },
  ],
  hid: [
    { identity: scanner, label: 'Honeywell scanner', use: 'pos', refusal: null },
    { identity: printer, label: 'Card swipe', use: null, refusal: 'paymentCards' },
    { identity: converter, label: 'Mouse', use: null, refusal: null },
  ],
  files: [{ path: '/dev/usb/lp0', label: 'Xprinter XP-58' }],
  usb: [{ identity: printer, label: '' }],
  queues: [{ name: 'counter', label: 'Counter printer' }],
  pcsc: [{ name: 'ACS ACR122U 00 00' }],
};

const listed = <Form>(connections: readonly Connection<Form>[]) =>
  connections.map(({ group, way, name, place, refusal }) => [group, way, name, place, refusal]);

describe('What a device can be connected to', () => {
  it('is for readers what is plugged in, and a keyboard reader before all', () => {
    expect(listed(readerConnections(found))).toEqual([
      ['usual', 'wedge', null, '', null],
      ['found', 'pos', 'Honeywell scanner', '', null],
      ['found', 'noWay', 'Card swipe', '', 'paymentCards'],
      ['found', 'pcsc', 'ACS ACR122U 00 00', '', null],
      ['found', 'serial', 'Honeywell 1900', '/dev/ttyACM0', null],
      ['found', 'serial', '/dev/ttyUSB0', '', null],
      ['ports', 'serial', '/dev/ttyS0', '', null],
      ['other', 'serialByHand', null, '', null],
      ['other', 'simulated', null, '', null],
    ]);
  });

  it('is for printers what is plugged in, whoever reaches it, and the network', () => {
    expect(listed(printerConnections(found)).slice(0, 4)).toEqual([
      ['usual', 'tcp', null, '', null],
      ['found', 'usb', '0416:5011', '', null],
      ['found', 'device', 'Xprinter XP-58', '/dev/usb/lp0', null],
      ['found', 'queue', 'Counter printer', '', null],
    ]);
  });

  it('is offered unasked where it can be nothing else, and once', () => {
    const ids = <Form>(rows: readonly Connection<Form>[]) => surelyMeant(rows).map(({ id }) => id);
    expect(ids(readerConnections(found))).toEqual(['hid pos 0c2e:0b61 2210', 'pcsc ACS ACR122U 00 00']);
    expect(ids(printerConnections(found))).toEqual(['usb 0416:5011', 'device /dev/usb/lp0']);
    const named = { ...found, usb: [{ identity: printer, label: 'Xprinter XP-58' }] };
    expect(ids(printerConnections(named))).toEqual(['usb 0416:5011']);
    expect(ids(displayConnections(found))).toEqual([]);
  });

  it('has a name of its own for every row', () => {
    for (const rows of [readerConnections(found), printerConnections(found), displayConnections(found)]) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }
  });

  it('tells two converters of one make apart by their ports', () => {
    const twin = { path: '/dev/ttyUSB1', label: '/dev/ttyUSB1', identity: converter };
    const chosen = (among: FoundDevices) =>
      readerConnections(among).find(({ id }) => id === 'serial /dev/ttyUSB0')?.changes;
    expect(chosen(found)).toMatchObject({ path: '/dev/ttyUSB0', portDevice: converter });
    expect(chosen({ ...found, serial: [...found.serial, twin] })).toMatchObject({ portDevice: null });
  });
});

describe('The connection of a setting', () => {
  const serialReader = {
    kind: 'serial',
    id: 'r1',
    name: 'Counter',
    format: 'text',
    path: '/dev/ttyACM7',
    identity: scanner,
    baudRate: 9600,
    framing: 'line',
  } as const;
  const idsFor = <Form extends object>(form: Form, rows: readonly Connection<Form>[]) =>
    rows.filter((row) => isConnectedTo(form, row)).map(({ id }) => id);

  it('is found again by what hangs there, whatever its port has become', () => {
    expect(idsFor(readerFormOf(serialReader), readerConnections(found))).toEqual(['serial /dev/ttyACM0']);
  });

  it('is the port itself where nothing more is known', () => {
    const { identity: _, ...setting } = { ...serialReader, path: '/dev/ttyS0' };
    expect(idsFor(readerFormOf(setting), readerConnections(found))).toEqual(['serial /dev/ttyS0']);
  });

  it('is that port also where only now something is known of it', () => {
    const { identity: _, ...setting } = { ...serialReader, path: '/dev/ttyACM0' };
    expect(idsFor(readerFormOf(setting), readerConnections(found))).toEqual(['serial /dev/ttyACM0']);
  });

  it('is none of those that are plugged in when it is away', () => {
    const away = { kind: 'device', id: 'p1', name: 'Counter', width: 58, path: '/dev/usb/lp3' } as const;
    expect(idsFor(printerFormOf(away), printerConnections(found))).toEqual([]);
  });

  it('is typed by hand only where it was', () => {
    const form = { ...newReaderForm('serial', 'Counter', 'r1'), path: '/dev/rfcomm0' };
    expect(idsFor(form, readerConnections(found))).toEqual(['serialByHand']);
  });
});
