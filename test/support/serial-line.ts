import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';

/** A serial cable: two pseudo-terminals that socat joins. */
export interface SerialLine {
  /** Where the driver finds its device; the path stays the same when the cable is plugged in again. */
  readonly path: string;
  /** From the device to the driver. */
  readonly send: (bytes: Uint8Array) => Promise<void>;
  /** Sends, and settles once the bytes have come out of the near end, which nobody else may have open. */
  readonly sendThrough: (bytes: Uint8Array) => Promise<void>;
  readonly unplug: () => Promise<void>;
  readonly plugIn: () => Promise<void>;
  /** Leaves nothing behind. */
  readonly stop: () => Promise<void>;
}

export async function startSerialLine(): Promise<SerialLine> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-serial-'));
  const near = join(folder, 'near');
  const far = join(folder, 'far');
  let socat: ChildProcess | null = null;

  const plugIn = async () => {
    socat = spawn('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], {
      stdio: 'ignore',
    });
    const failed = once(socat, 'exit').then(() => {
      throw new Error('socat ended');
    });
    failed.catch(() => {});
    await Promise.race([Promise.all([existence(near), existence(far)]), failed]);
  };
  const unplug = async () => {
    if (!socat || socat.exitCode !== null || socat.signalCode !== null) return;
    const gone = once(socat, 'exit');
    socat.kill();
    await gone;
    await Promise.all([rm(near, { force: true }), rm(far, { force: true })]);
  };
  const send = async (bytes: Uint8Array) => {
    const end = await open(far, constants.O_WRONLY | constants.O_NOCTTY);
    try {
      await end.write(bytes);
    } finally {
      await end.close();
    }
  };

  await plugIn();
  return {
    path: near,
    send,
    sendThrough: (bytes) => passedThrough(near, bytes, send),
    unplug,
    plugIn,
    stop: async () => {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function passedThrough(
  path: string,
  bytes: Uint8Array,
  send: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const port = new SerialPort({ path, baudRate: 9600 });
  let missing = bytes.length;
  const arrived = new Promise<void>((resolve, reject) => {
    port.on('error', reject);
    port.on('data', (chunk: Uint8Array) => {
      missing -= chunk.length;
      if (missing <= 0) resolve();
    });
  });
  await once(port, 'open');
  await send(bytes);
  await arrived;
  await new Promise<void>((resolve) => port.close(() => resolve()));
}

async function existence(path: string): Promise<void> {
  for (;;) {
    try {
      return await access(path);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
