/** Entry of every helper: which one is its argument. Ends with whoever started it. */
import { setTimeout as pause } from 'node:timers/promises';
import { endWithParent } from './end-with-parent.ts';
import type { HelperCall, HelperMessage } from './messages.ts';
import { type HelperLine, type HelperProgram, serve } from './serve.ts';
import type { HelperName } from './start-helper.ts';

const programs: Readonly<Record<HelperName, (emit: (event: unknown) => void) => Promise<HelperProgram>>> = {
  display: async (emit) => (await import('../displays/display-program.ts')).displayProgram(emit),
  finder: async () => (await import('../readers/isolated/finder-program.ts')).finderProgram(),
  pcsc: async (emit) => (await import('../readers/pcsc/pcsc-program.ts')).pcscProgram(emit),
  reader: async (emit) => (await import('../readers/isolated/reader-program.ts')).readerProgram(emit),
  serial: async (emit) => (await import('../printers/transports/serial-program.ts')).serialProgram(emit),
  usb: async (emit) => (await import('../printers/transports/usb-program.ts')).usbProgram(emit),
  spooler: async () => (await import('../printers/transports/spooler-program.ts')).spoolerProgram(),
};

const longestFarewellMs = 2_000;

const name = process.argv.at(-1) ?? '';
if (!Object.hasOwn(programs, name)) throw new Error(`there is no helper "${name}"`);
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
const line = parentLine();
let program: HelperProgram | null = null;
// Whoever started it may end while a library is still being loaded.
line.onEnd(() => void leave(program));
// Ctrl-C, a window that is closed and a session that ends reach every process of theirs: whoever started this one answers.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
// Electron ends its processes itself, with a SIGTERM, whatever they hang in.
if (!parentPort) {
  process.on('SIGTERM', () => {});
  await endWithParent();
}
program = await programs[name as HelperName]((event) => line.post({ kind: 'event', event }));
serve(line, program);

/** Electron gives a utility process its parent as `process.parentPort`, and the terminal's line with the first message. */
interface ParentPort {
  once(event: 'message', listener: (event: { readonly ports: readonly Port[] }) => void): void;
}
interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
}

function parentLine(): HelperLine {
  return parentPort ? portLine(parentPort) : processLine();
}

function processLine(): HelperLine {
  return {
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    onCall: (listener) => process.on('message', (message) => listener(message as HelperCall)),
    onEnd: (listener) => process.once('disconnect', listener),
  };
}

function portLine(parent: ParentPort): HelperLine {
  const port = new Promise<Port>((resolve) => {
    parent.once('message', ({ ports: [first] }) => {
      if (first) resolve(first);
    });
  });
  return {
    post: (message: HelperMessage) => void port.then((open) => open.postMessage(message)),
    onCall: (listener) =>
      void port.then((open) => {
        open.on('message', ({ data }) => listener(data as HelperCall));
        open.start();
      }),
    onEnd: (listener) => void port.then((open) => open.on('close', listener)),
  };
}

/** Nobody is left to tell. An ordinary exit waits for threads, and one of them may hang in the system. */
async function leave(program: HelperProgram | null): Promise<void> {
  await Promise.race([program?.close?.(), pause(longestFarewellMs)]).catch(() => undefined);
  process.kill(process.pid, 'SIGKILL');
}
