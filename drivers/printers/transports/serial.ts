import type { SerialPort } from 'serialport';
import { DeviceFault, type DeviceFaultKind } from '../../contract/device.ts';
import type { PrinterLine, PrinterTransport } from '../../contract/printer.ts';
import { Inbound } from './inbound.ts';

export interface SerialOptions {
  readonly device: string;
  readonly path: string;
  readonly baudRate: number;
  /** How long the line may refuse to take more before it counts as dead. */
  readonly stallMs?: number;
}

/** Small enough that a cable pulled in the middle is noticed soon. */
const chunkBytes = 2048;

/**
 * A printer on a serial line, 8 data bits, no parity. XOFF from the printer pauses us: none of its answers contains
 * that byte. The port is open only while a job talks.
 */
export function serialTransport(options: SerialOptions): PrinterTransport {
  return {
    async session(talk) {
      const port = await open(options);
      try {
        return await talk(serialLine(port, options));
      } finally {
        await close(port);
      }
    },
  };
}

async function open({ device, path, baudRate }: SerialOptions): Promise<SerialPort> {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate, xon: true, autoOpen: false });
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error) reject(new DeviceFault(openFault(error.message), device, error.message));
      else resolve(port);
    });
  });
}

/** The binding tells causes apart only by the system's words. */
function openFault(message: string): DeviceFaultKind {
  if (/permission|access denied/i.test(message)) return 'noPermission';
  if (/lock|busy|temporarily unavailable/i.test(message)) return 'busy';
  return 'notFound';
}

/** Talks over a port that is open. */
export function serialLine(port: SerialPort, { device, stallMs = 30_000 }: SerialOptions): PrinterLine {
  const inbound = new Inbound();
  const fail = (detail: string): void => inbound.fail(new DeviceFault('unplugged', device, detail));
  port.on('data', (bytes: Uint8Array) => inbound.push(bytes));
  port.on('close', () => fail('closed'));
  port.on('error', (error) => fail(error.message));
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        await writeChunk(port, bytes.subarray(at, at + chunkBytes), device, stallMs);
      }
    },
    read: (timeoutMs) => inbound.read(timeoutMs),
  };
}

/** Settles once the bytes are on the wire. */
function writeChunk(port: SerialPort, chunk: Uint8Array, device: string, stallMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const nudging = setInterval(() => nudge(port), nudgeMs);
    const settle = (fault: DeviceFault | null): void => {
      clearInterval(nudging);
      clearTimeout(timer);
      if (fault) reject(fault);
      else resolve();
    };
    const gone = (detail: string): DeviceFault => new DeviceFault('unplugged', device, detail);
    const timer = setTimeout(
      () => settle(new DeviceFault('timeout', device, 'the line takes no more')),
      stallMs,
    );
    if (!port.isOpen) {
      settle(gone('closed'));
      return;
    }
    port.write(Buffer.from(chunk), (error) => {
      if (error) settle(gone(error.message));
      else port.drain((failed) => settle(failed ? gone(failed.message) : null));
    });
  });
}

const nudgeMs = 50;
const readableOrWritable = 3;

/**
 * On Linux and macOS the binding forgets a writer that waits for room when a reader starts to wait after it, and
 * remembers it only when bytes come in. Polling for both wakes the writer; without one it does nothing.
 */
function nudge(port: SerialPort): void {
  if (port.isOpen) pollerOf(port)?.poll(readableOrWritable);
}

interface Poller {
  /** Waits for these events instead of those waited for before. */
  poll(events: number): void;
}

/** None on Windows, where writing needs no waking. */
export function pollerOf(port: SerialPort): Poller | undefined {
  return (port.port as { readonly poller?: Poller } | undefined)?.poller;
}

/** A port that broke has closed itself; closing is then nothing to do. */
function close(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else resolve();
  });
}
