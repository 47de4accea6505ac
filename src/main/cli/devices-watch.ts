import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import { createHidReader } from '../../../drivers/readers/hid/hid-reader.ts';
import { listHidDevices } from '../../../drivers/readers/index.ts';
import { createPcscReader } from '../../../drivers/readers/pcsc/pcsc-reader.ts';
import { type FramingName, framings } from '../../../drivers/readers/scan-assembler.ts';
import { createSerialReader } from '../../../drivers/readers/serial-reader.ts';
import { isSameDevice } from '../../../drivers/readers/usb-identity.ts';
import type { Output } from './data-argument.ts';
import { identityFrom, numberFrom, readDeviceArguments } from './devices-arguments.ts';
import { WrongUse } from './devices-wrong-use.ts';

/** Until Ctrl-C, or until `--count` scans have come. A reader that is unplugged meanwhile is waited for. */
export async function watchReader(args: readonly string[], { stdout, stderr }: Output): Promise<number> {
  const { names, text, isSet } = readDeviceArguments(
    args,
    {
      speed: { type: 'string' },
      framing: { type: 'string' },
      count: { type: 'string' },
      json: { type: 'boolean' },
    },
    1,
  );
  const framing = text('framing') ?? 'line';
  if (!isFraming(framing)) throw new WrongUse(`--framing is one of ${Object.keys(framings).join(', ')}.`);
  const most = numberFrom(text('count'), Number.POSITIVE_INFINITY, 1, 1_000_000);
  const name = names[0]!;
  const baudRate = numberFrom(text('speed'), 9_600, 300, 921_600);
  const say = (event: WatchEvent): void => stdout(isSet('json') ? JSON.stringify(event) : lineOf(event));

  const reader = await readerAt(name, { baudRate, framing }, say);
  const enough = new Promise<void>((resolve) => {
    let count = 0;
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    reader.onScan((scan) => {
      say({ kind: 'scan', scan });
      count++;
      if (count >= most) resolve();
    });
  });
  reader.onFault((fault) => say({ kind: 'fault', fault: fault.message }));
  try {
    await reader.open();
    stderr(`Watching ${name}. Ctrl-C ends it.`);
    await enough;
  } finally {
    await reader.close();
  }
  return 0;
}

const isFraming = (name: string): name is FramingName => Object.hasOwn(framings, name);

/** The reader that a name means: `pcsc:NAME`, `hid:VENDOR:PRODUCT[:SERIAL]` or the path of a serial port. */
async function readerAt(
  id: string,
  line: { readonly baudRate: number; readonly framing: FramingName },
  say: (event: WatchEvent) => void,
): Promise<CardReader> {
  const onBytes = (bytes: Uint8Array): void => say({ kind: 'bytes', hex: hexOf(bytes) });
  const [, kind, rest = ''] = /^(pcsc|hid):(.*)$/s.exec(id) ?? [];
  if (kind === 'pcsc') return pcscReader(id, rest, say);
  if (kind !== 'hid') return createSerialReader({ id, path: id, ...line, onBytes });
  const identity = identityFrom(rest);
  if (!identity) throw new WrongUse(`"${id}" names no HID device.`);
  const found = (await listHidDevices()).filter((device) => isSameDevice(device.identity, identity));
  // One that is both is read as the scanner that it is. What is not there, or cannot be read, the reader says.
  const use = found.some((device) => device.use === 'pos') ? 'pos' : 'keyboard';
  return createHidReader({ id, identity, use, onReport: onBytes });
}

function pcscReader(id: string, reader: string, say: (event: WatchEvent) => void): CardReader {
  return createPcscReader({
    id,
    reader,
    onEvent: (event) => {
      if (event.kind === 'card') say({ kind: 'card', uid: hexOf(event.uid), atr: hexOf(event.atr) });
      if (event.kind === 'takenAway') say({ kind: 'takenAway' });
    },
  });
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const spaced = (hex: string): string => hex.replace(/..(?=.)/g, '$& ');

type WatchEvent =
  | { readonly kind: 'bytes'; readonly hex: string }
  | { readonly kind: 'card'; readonly uid: string; readonly atr: string }
  | { readonly kind: 'takenAway' }
  | { readonly kind: 'scan'; readonly scan: RawScan }
  | { readonly kind: 'fault'; readonly fault: string };

function lineOf(event: WatchEvent): string {
  switch (event.kind) {
    case 'bytes':
      return `bytes  ${spaced(event.hex)}`;
    case 'card':
      return `card   UID ${spaced(event.uid)}  ATR ${spaced(event.atr)}`;
    case 'takenAway':
      return 'card   taken away';
    case 'scan': {
      const { text, bits, aim } = event.scan;
      const more = [bits === null ? '' : `bits ${bits}`, aim === null ? '' : `AIM ${aim}`];
      return ['scan ', text, ...more.filter((part) => part !== '')].join('  ');
    }
    case 'fault':
      return `fault  ${event.fault}`;
  }
}
