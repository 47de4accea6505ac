import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import { createPcscReader } from '../../../drivers/readers/pcsc/pcsc-reader.ts';
import { type FramingName, framings } from '../../../drivers/readers/scan-assembler.ts';
import { createSerialReader } from '../../../drivers/readers/serial-reader.ts';
import type { Output } from './data-argument.ts';
import { numberFrom, readDeviceArguments } from './devices-arguments.ts';
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
  const path = names[0]!;
  const say = (event: WatchEvent): void => stdout(isSet('json') ? JSON.stringify(event) : lineOf(event));

  const reader = path.startsWith(pcscPrefix)
    ? pcscReader(path.slice(pcscPrefix.length), say)
    : createSerialReader({
        id: path,
        path,
        baudRate: numberFrom(text('speed'), 9_600, 300, 921_600),
        framing,
        onBytes: (bytes) => say({ kind: 'bytes', hex: hexOf(bytes) }),
      });
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
    stderr(`Watching ${path}. Ctrl-C ends it.`);
    await enough;
  } finally {
    await reader.close();
  }
  return 0;
}

const isFraming = (name: string): name is FramingName => Object.hasOwn(framings, name);

const pcscPrefix = 'pcsc:';

function pcscReader(name: string, say: (event: WatchEvent) => void): CardReader {
  return createPcscReader({
    id: `${pcscPrefix}${name}`,
    reader: name,
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
