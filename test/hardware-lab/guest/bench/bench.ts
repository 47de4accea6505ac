/** Runs as root inside the guest: makes the devices, starts the till as an ordinary user and does what it asks. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Answer, type Answered, type Asked, type Order, sharedMs } from '../orders.ts';
import { Desktop } from './desktop.ts';
import { makeGadgets, plug, unplug } from './gadgets.ts';
import { BenchPrinter } from './printer.ts';
import { readers } from './readers.ts';

const run = promisify(execFile);
const strangersId = 1001;

const desktop = new Desktop();
const printer = new BenchPrinter();

makeGadgets();
for (const gadget of ['reader', 'scanner', 'serial', 'printer'] as const) plug(gadget);
await desktop.listen();
const [code] = (await once(startTill(), 'exit')) as [number | null];
process.exit(code ?? 1);

function startTill(): ChildProcess {
  const till = fork(join(import.meta.dirname, 'till.js'), { serialization: 'advanced' });
  till.on('message', (message) => {
    const { id, order } = message as Asked;
    void done(order).then(
      (answer) => till.send({ id, answer } satisfies Answered),
      (error: unknown) => till.send({ id, failure: String(error) } satisfies Answered),
    );
  });
  return till;
}

async function done(order: Order): Promise<Answer> {
  switch (order.kind) {
    case 'plug':
      plug(order.gadget);
      if (order.gadget === 'reader') await desktop.listen();
      break;
    case 'unplug':
      unplug(order.gadget);
      break;
    case 'scan':
      await readers[order.gadget].scan(order.texts, order.aim);
      break;
    case 'beginScan':
      await readers[order.gadget].beginScan();
      break;
    case 'desktopKeys':
      return { atMs: sharedMs(), keys: desktop.takeKeys() };
    case 'runStranger':
      return { atMs: sharedMs(), printed: await strangersWords() };
    case 'paper':
      return { atMs: sharedMs(), paper: printer.paper() };
    case 'startPrinter':
    case 'changePrinter':
    case 'loadPaper':
    case 'holdPrinterAfter':
    case 'goOnPrinting':
      await printer.obey(order);
      break;
  }
  return { atMs: sharedMs() };
}

/** Without supplementary groups: Node drops those of root. */
async function strangersWords(): Promise<string> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'stranger.js')], {
    uid: strangersId,
    gid: strangersId,
  });
  return stdout;
}
