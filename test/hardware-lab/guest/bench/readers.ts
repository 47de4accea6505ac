/** What a person does at the readers: each sends as devices of its kind do. */
import { keyReports } from '../../../../drivers/readers/hid/keyboard-reports.ts';
import { posReports } from '../../../../drivers/readers/hid/pos-reports.ts';
import type { ReaderName } from '../orders.ts';
import { sendBytes, sendReports } from './device-files.ts';

interface BenchReader {
  /** Whole scans, without a pause. */
  scan(texts: readonly string[], aim?: string): Promise<void>;
  /** One whose end never comes. */
  beginScan(): Promise<void>;
}

const keyboardFile = '/dev/hidg0';
const scannerFile = '/dev/hidg1';
const serialFile = '/dev/ttyGS0';

const usualAim = ']C0';
const half = '00078';
/** More than one report holds. */
const long = '7'.repeat(100);

export const readers: Readonly<Record<ReaderName, BenchReader>> = {
  reader: {
    scan: (texts) => sendReports(keyboardFile, typed(lines(texts, '\n'))),
    beginScan: () => sendReports(keyboardFile, typed(half)),
  },
  scanner: {
    scan: (texts, aim = usualAim) =>
      sendReports(
        scannerFile,
        texts.flatMap((text) => posReports(text, aim)),
      ),
    beginScan: () => sendReports(scannerFile, posReports(long, usualAim).slice(0, 1)),
  },
  serial: {
    scan: (texts) => sendBytes(serialFile, bytes(lines(texts, '\r\n'))),
    beginScan: () => sendBytes(serialFile, bytes(half)),
  },
};

const lines = (texts: readonly string[], end: string): string => texts.map((text) => text + end).join('');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function typed(text: string): Uint8Array[] {
  return Array.from(text).flatMap((character) => {
    const reports = keyReports(character);
    if (!reports) throw new Error(`no key writes ${character}`);
    return [...reports];
  });
}
