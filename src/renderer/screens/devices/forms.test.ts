import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type DisplaySetting,
  methods,
  type PrinterSetting,
  type ReaderSetting,
} from '../../../shared/contract/methods.ts';
import { displayFormOf, displayGap, displaySetting, newDisplayForm } from './display-form.ts';
import { newPrinterForm, printerFormOf, printerGap, printerSetting } from './printer-form.ts';
import { newReaderForm, readerFormOf, readerGap, readerSetting } from './reader-form.ts';

const identity = { vendorId: '04b8', productId: '0202', serialNumber: 'J7QF' };
const printers: readonly PrinterSetting[] = [
  { kind: 'tcp', id: 'p1', name: 'Counter', width: 80, host: '192.168.1.50', port: 9100 },
  { kind: 'serial', id: 'p2', name: 'Counter', width: 58, path: '/dev/ttyUSB0', baudRate: 19_200 },
  { kind: 'file', id: 'p3', name: 'Counter', width: 80, path: '/dev/usb/lp0' },
  { kind: 'simulated', id: 'p4', name: 'Counter', width: 58 },
  { kind: 'device', id: 'p5', name: 'Counter', width: 58, path: '/dev/usb/lp0', profile: 'xprinter-xp-58' },
  { kind: 'usb', id: 'p6', name: 'Counter', width: 80, identity, drawer: 'pin5' },
  { kind: 'queue', id: 'p7', name: 'Counter', width: 80, queue: 'TM-T82', drawer: 'pin2' },
];
const readers: readonly ReaderSetting[] = [
  { kind: 'wedge', id: 'r1', name: 'Counter', format: '8H10D' },
  {
    kind: 'serial',
    id: 'r2',
    name: 'Counter',
    format: 'text',
    path: 'COM3',
    baudRate: 9600,
    framing: 'line',
  },
  { kind: 'simulated', id: 'r3', name: 'Counter', format: 'ean' },
  {
    kind: 'serial',
    id: 'r4',
    name: 'Counter',
    format: '8H10D',
    path: '/dev/ttyACM0',
    identity,
    baudRate: 9600,
    framing: 'rdm6300',
  },
  { kind: 'hid', id: 'r5', name: 'Counter', format: '8H10D', identity, use: 'pos' },
  { kind: 'pcsc', id: 'r6', name: 'Counter', format: 'text', reader: 'ACS ACR122U 00 00' },
  { kind: 'wedge', id: 'r7', name: 'Counter', format: 'text', trim: { prefix: '%', suffix: '?' } },
  {
    kind: 'wedge',
    id: 'r8',
    name: 'Counter',
    format: 'text',
    pace: { gapMs: 60, pauseMs: 200, endsWithPause: true },
  },
];
const displays: readonly DisplaySetting[] = [
  { kind: 'serial', id: 'd1', name: 'Guest', path: 'COM4', baudRate: 19_200, dialect: 'cd5220' },
  { kind: 'simulated', id: 'd2', name: 'Guest' },
];

describe('A device form', () => {
  it.each(printers)('gives back the $kind printer that it was opened with', (setting) => {
    const form = printerFormOf(setting);
    expect(printerGap(form)).toBeNull();
    expect(printerSetting(form)).toEqual(setting);
    expect(v.is(methods['printer.save'].schema, printerSetting(form))).toBe(true);
  });

  it.each(readers)('gives back the $kind reader that it was opened with', (setting) => {
    const form = readerFormOf(setting);
    expect(readerGap(form)).toBeNull();
    expect(readerSetting(form)).toEqual(setting);
    expect(v.is(methods['reader.save'].schema, readerSetting(form))).toBe(true);
  });

  it.each(displays)('gives back the $kind display that it was opened with', (setting) => {
    const form = displayFormOf(setting);
    expect(displayGap(form)).toBeNull();
    expect(displaySetting(form)).toEqual(setting);
    expect(v.is(methods['display.save'].schema, displaySetting(form))).toBe(true);
  });

  it.each`
    change                                       | gap
    ${{ name: '  ' }}                            | ${'nameMissing'}
    ${{ host: '' }}                              | ${'hostMissing'}
    ${{ host: 'http://printer/' }}               | ${'hostMissing'}
    ${{ host: '10.0.0.7', port: '0' }}           | ${'portWrong'}
    ${{ host: '10.0.0.7', port: '70000' }}       | ${'portWrong'}
    ${{ host: '10.0.0.7', port: '91oo' }}        | ${'portWrong'}
    ${{ kind: 'serial' }}                        | ${'pathMissing'}
    ${{ kind: 'file', path: ' ' }}               | ${'pathMissing'}
    ${{ kind: 'device', path: ' ' }}             | ${'pathMissing'}
    ${{ kind: 'usb' }}                           | ${'connectionMissing'}
    ${{ kind: 'queue' }}                         | ${'connectionMissing'}
    ${{ kind: 'simulated', host: '', port: '' }} | ${null}
  `('says $gap for a printer with $change', ({ change, gap }) => {
    expect(printerGap({ ...newPrinterForm('tcp', 'Counter', 'p1'), ...change })).toBe(gap);
  });

  it('wants a port for a serial display only', () => {
    expect(displayGap(newDisplayForm('serial', 'Guest', 'd1'))).toBe('pathMissing');
    expect(displayGap(newDisplayForm('simulated', 'Guest', 'd1'))).toBeNull();
    expect(displayGap(newDisplayForm('simulated', '', 'd1'))).toBe('nameMissing');
  });

  it('wants a port for a serial reader and a device for one that is read directly', () => {
    expect(readerGap(newReaderForm('hid', 'Counter', 'r1'))).toBe('connectionMissing');
    expect(readerGap(newReaderForm('serial', 'Counter', 'r1'))).toBe('pathMissing');
    expect(readerGap(newReaderForm('wedge', 'Counter', 'r1'))).toBeNull();
    expect(readerGap(newReaderForm('wedge', '', 'r1'))).toBe('nameMissing');
  });
});
