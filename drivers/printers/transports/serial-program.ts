/** The helper of serial printers: opens a port, carries bytes, closes it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { SerialPort } from 'serialport';
import { HelperFault, type HelperProgram } from '../../helpers/serve.ts';
import { closePort } from '../../readers/serial-port.ts';
import { faultOfOpening } from '../../readers/serial-ports.ts';
import type { LineEvent } from './line-messages.ts';
import { partBytes } from './line-parts.ts';
import { type HeldLine, lineProgram } from './line-program.ts';

interface SerialTarget {
  readonly path: string;
  readonly baudRate: number;
}

export function serialProgram(emit: (event: LineEvent) => void): HelperProgram {
  let isSpoilt = false;
  const program = lineProgram(async (target: SerialTarget) => {
    const port = await opened(target, () => {
      isSpoilt = true;
    });
    return heldLine(port, emit);
  });
  const close = async (): Promise<void> => {
    await program.close();
    if (isSpoilt) throw new HelperFault('broken', 'it holds a port that it could not open');
  };
  return { methods: { ...program.methods, close }, close };
}

/** Whoever had the port just now may still be giving it back. */
const mostTries = 5;
const tryAgainMs = 100;

/**
 * `spoilt`: a port was found and could not be had. The binding then keeps the file open, which only the end of this
 * process mends.
 */
async function opened(target: SerialTarget, spoilt: () => void): Promise<SerialPort> {
  for (let left = mostTries; ; left -= 1) {
    try {
      return await openedOnce(target);
    } catch (error) {
      if (!(error instanceof HelperFault) || error.kind === 'notFound') throw error;
      spoilt();
      if (error.kind !== 'busy' || left === 1) throw error;
      await pause(tryAgainMs);
    }
  }
}

async function openedOnce({ path, baudRate }: SerialTarget): Promise<SerialPort> {
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate, xon: true, autoOpen: false });
  return new Promise((resolve, reject) => {
    port.open((error) => {
      if (error) reject(new HelperFault(faultOfOpening(error), error.message));
      else resolve(port);
    });
  });
}

function heldLine(port: SerialPort, emit: (event: LineEvent) => void): HeldLine {
  let isHeld = true;
  const gone = (detail: string): void => {
    if (isHeld) emit({ kind: 'gone', detail });
  };
  port.on('data', (bytes: Uint8Array) => emit({ kind: 'received', bytes: Uint8Array.from(bytes) }));
  port.on('close', () => gone('closed'));
  port.on('error', (error) => gone(error.message));
  return {
    write: (bytes, stallMs) => writeTo(port, bytes, stallMs),
    async close() {
      isHeld = false;
      await closePort(port);
    },
  };
}

/** Over a port that is open. Settles once all bytes are on the wire. */
export async function writeTo(port: SerialPort, bytes: Uint8Array, stallMs: number): Promise<number> {
  for (let at = 0; at < bytes.length; at += partBytes.serial) {
    await writePart(port, bytes.subarray(at, at + partBytes.serial), stallMs);
  }
  return bytes.length;
}

function writePart(port: SerialPort, part: Uint8Array, stallMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const nudging = setInterval(() => nudge(port), nudgeMs);
    const settle = (fault: HelperFault | null): void => {
      clearInterval(nudging);
      clearTimeout(timer);
      port.off('close', closed);
      if (fault) reject(fault);
      else resolve();
    };
    const gone = (detail: string): HelperFault => new HelperFault('unplugged', detail);
    // On a port that has just closed the binding would wait for the next opening.
    const closed = (): void => settle(gone('closed'));
    port.once('close', closed);
    const timer = setTimeout(() => settle(new HelperFault('timeout', 'the line takes no more')), stallMs);
    if (!port.isOpen) {
      closed();
      return;
    }
    port.write(Buffer.from(part), (error) => {
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
