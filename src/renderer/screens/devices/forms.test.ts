import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { methods, type PrinterSetting, type ReaderSetting } from '../../../shared/contract/methods.ts';
import { newPrinterForm, printerFormOf, printerGap, printerSetting } from './printer-form.ts';
import { newReaderForm, readerFormOf, readerGap, readerSetting } from './reader-form.ts';

const printers: readonly PrinterSetting[] = [
  { kind: 'tcp', id: 'p1', name: 'Counter', width: 80, host: '192.168.1.50', port: 9100 },
  { kind: 'serial', id: 'p2', name: 'Counter', width: 58, path: '/dev/ttyUSB0', baudRate: 19_200 },
  { kind: 'file', id: 'p3', name: 'Counter', width: 80, path: '/dev/usb/lp0' },
  { kind: 'simulated', id: 'p4', name: 'Counter', width: 58 },
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
    ${{ kind: 'simulated', host: '', port: '' }} | ${null}
  `('says $gap for a printer with $change', ({ change, gap }) => {
    expect(printerGap({ ...newPrinterForm('tcp', 'Counter', 'p1'), ...change })).toBe(gap);
  });

  it('wants a port for a serial reader only', () => {
    expect(readerGap(newReaderForm('serial', 'Counter', 'r1'))).toBe('pathMissing');
    expect(readerGap(newReaderForm('wedge', 'Counter', 'r1'))).toBeNull();
    expect(readerGap(newReaderForm('wedge', '', 'r1'))).toBe('nameMissing');
  });
});
