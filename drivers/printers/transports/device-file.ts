import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { DeviceFault, type DeviceFaultKind } from '../../contract/device.ts';
import type { PrinterLine, PrinterTransport } from '../../contract/printer.ts';

export interface DeviceFileOptions {
  readonly device: string;
  /** A character device of the system, `/dev/usb/lp0`. */
  readonly path: string;
  /** How long the printer may refuse to take more before it counts as dead. */
  readonly stallMs?: number;
}

/** What the kernel's printer driver takes in one transfer. */
const transferBytes = 8_192;
const lookAgainMs = 10;
/** What waits in a printer is here within this time. */
const oldAnswersMs = 50;
/** One that never stops talking is not waited for. */
const mostOldReads = 20;
const { O_RDWR, O_NONBLOCK, O_NOCTTY } = constants;

/**
 * A printer behind a device file of Linux, the USB printer class above all. The file is opened so that no call ever
 * waits in the kernel: a printer that is busy holds no thread, and a session can always end. A write counts only once
 * the printer has taken all of it; a part that was taken is known, and never sent again. The device is open only
 * while a job talks, and one program at a time has it.
 */
export function deviceFileTransport(options: DeviceFileOptions): PrinterTransport {
  return {
    async session(talk) {
      const file = await openDevice(options);
      try {
        const line = new DeviceFileLine(file, options);
        await line.forgetOldAnswers();
        return await talk(line);
      } finally {
        // A device that is gone cannot be closed any better.
        await file.close().catch(() => undefined);
      }
    },
  };
}

async function openDevice({ device, path }: DeviceFileOptions): Promise<FileHandle> {
  const file = await open(path, O_RDWR | O_NONBLOCK | O_NOCTTY).catch((error: unknown) => {
    throw asFault(error, device);
  });
  if ((await file.stat()).isCharacterDevice()) return file;
  await file.close();
  throw new DeviceFault('notFound', device, 'not a device');
}

class DeviceFileLine implements PrinterLine {
  private readonly file: FileHandle;
  private readonly device: string;
  private readonly stallMs: number;

  constructor(file: FileHandle, { device, stallMs = 30_000 }: DeviceFileOptions) {
    this.file = file;
    this.device = device;
    this.stallMs = stallMs;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      at += await this.taken(bytes.subarray(at, at + transferBytes));
    }
    // Answers only when the last transfer has reached the printer; closing earlier would call it back.
    await this.taken(new Uint8Array(0));
  }

  async read(timeoutMs: number): Promise<Uint8Array | null> {
    const buffer = Buffer.alloc(1_024);
    for (const until = performance.now() + timeoutMs; ; ) {
      const count = await this.tried(
        async () => (await this.file.read(buffer, 0, buffer.length, null)).bytesRead,
      );
      if (count) return buffer.subarray(0, count);
      // Nothing may be an empty packet of the printer, or the end: writing nothing tells.
      if (count === 0) await this.offered(new Uint8Array(0));
      const left = until - performance.now();
      if (left <= 0) return null;
      await pause(Math.min(lookAgainMs, left));
    }
  }

  /** A USB printer keeps what nobody fetched: answers to the questions of a session that ended before they came. */
  async forgetOldAnswers(): Promise<void> {
    for (let read = 0; read < mostOldReads; read += 1) {
      if ((await this.read(oldAnswersMs)) === null) return;
    }
  }

  /** How many bytes the device took; waits until it takes any. */
  private async taken(bytes: Uint8Array): Promise<number> {
    for (const until = performance.now() + this.stallMs; ; ) {
      const count = await this.offered(bytes);
      if (count !== null && (count > 0 || bytes.length === 0)) return count;
      if (performance.now() >= until) {
        throw new DeviceFault('timeout', this.device, 'the device takes no more');
      }
      await pause(lookAgainMs);
    }
  }

  private offered(bytes: Uint8Array): Promise<number | null> {
    // Node keeps an empty array from the system, but not an empty part of one.
    const from = bytes.length === 0 ? Buffer.alloc(1) : bytes;
    return this.tried(async () => (await this.file.write(from, 0, bytes.length, null)).bytesWritten);
  }

  /** Null when the device would have to wait. */
  private async tried(call: () => Promise<number>): Promise<number | null> {
    try {
      return await call();
    } catch (error) {
      if (codeOf(error) === 'EAGAIN') return null;
      throw asFault(error, this.device);
    }
  }
}

const faultOfCode: Readonly<Record<string, DeviceFaultKind>> = {
  ENOENT: 'notFound',
  ENXIO: 'notFound',
  ENOTDIR: 'notFound',
  EISDIR: 'notFound',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EROFS: 'noPermission',
  EBUSY: 'busy',
  ENODEV: 'unplugged',
  EIO: 'unplugged',
  ENOSPC: 'paperOut',
};

function asFault(error: unknown, device: string): unknown {
  if (error instanceof DeviceFault || !(error instanceof Error)) return error;
  const code = codeOf(error);
  return new DeviceFault(faultOfCode[code] ?? 'offline', device, code || error.message);
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
}
