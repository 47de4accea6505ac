import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  DisplaySettingSchema,
  type PrinterSetting,
  PrinterSettingSchema,
  type ReaderSetting,
  ReaderSettingSchema,
} from './devices.ts';

const identity = { vendorId: 'ffff', productId: '0035', serialNumber: null };
const reader = { id: 'r', name: 'Quầy', format: '8H10D' } as const;
const printer = { id: 'p', name: 'Bếp', width: 80 } as const;

describe('settings of devices', () => {
  it('are read as they were stored before devices had profiles, identities and trims', () => {
    const readers: ReaderSetting[] = [
      { kind: 'wedge', ...reader },
      { kind: 'serial', ...reader, path: '/dev/ttyUSB0', baudRate: 9600, framing: 'rdm6300' },
      { kind: 'simulated', ...reader },
    ];
    const printers: PrinterSetting[] = [
      { kind: 'tcp', ...printer, host: '192.168.1.50', port: 9100 },
      { kind: 'serial', ...printer, path: 'COM3', baudRate: 115200 },
      { kind: 'file', ...printer, path: '/tmp/slip' },
      { kind: 'simulated', ...printer },
    ];
    for (const setting of readers) expect(v.parse(ReaderSettingSchema, setting)).toEqual(setting);
    for (const setting of printers) expect(v.parse(PrinterSettingSchema, setting)).toEqual(setting);
  });

  it('say which device, what is around a number, which model and where the drawer is', () => {
    const trim = { prefix: ';', suffix: '?' };
    const readers: ReaderSetting[] = [
      { kind: 'hid', ...reader, identity, use: 'keyboard', trim },
      { kind: 'pcsc', ...reader, reader: '' },
      { kind: 'serial', ...reader, path: 'COM4', identity, baudRate: 9600, framing: 'line', trim },
    ];
    const printers: PrinterSetting[] = [
      { kind: 'usb', ...printer, identity, profile: 'epson-tm-t88-180', drawer: 'pin2' },
      { kind: 'queue', ...printer, queue: 'XP-80C (copy 1)', drawer: 'none' },
      { kind: 'device', ...printer, path: '/dev/usb/lp0' },
    ];
    for (const setting of readers) expect(v.parse(ReaderSettingSchema, setting)).toEqual(setting);
    for (const setting of printers) expect(v.parse(PrinterSettingSchema, setting)).toEqual(setting);
    const display = {
      kind: 'serial',
      id: 'd',
      name: 'Khách',
      path: 'COM5',
      baudRate: 9600,
      dialect: 'cd5220',
    };
    expect(v.parse(DisplaySettingSchema, display)).toEqual(display);
  });

  it.each([
    ['an identity in capitals', { kind: 'hid', ...reader, identity: { ...identity, vendorId: 'FFFF' } }],
    [
      'a trim that is longer than any',
      { kind: 'wedge', ...reader, trim: { prefix: 'x'.repeat(17), suffix: '' } },
    ],
    ['a field that nobody knows', { kind: 'pcsc', ...reader, reader: '', port: 1 }],
  ])('refuses %s', (_, setting) => {
    expect(v.is(ReaderSettingSchema, setting)).toBe(false);
  });

  it('refuses a profile that is no name, and a drawer that is nowhere', () => {
    expect(v.is(PrinterSettingSchema, { kind: 'simulated', ...printer, profile: '../x' })).toBe(false);
    expect(v.is(PrinterSettingSchema, { kind: 'simulated', ...printer, drawer: 'pin3' })).toBe(false);
  });
});
