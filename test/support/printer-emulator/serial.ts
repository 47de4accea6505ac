import { type ChildProcess, spawn } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { Appetite } from './appetite.ts';
import { EmulatedMachine, type MachineOptions } from './machine.ts';

export interface SerialEmulator {
  /** Where the driver finds the printer. */
  readonly path: string;
  readonly machine: EmulatedMachine;
  readonly appetite: Appetite;
  /** Pulls the cable. */
  unplug(): Promise<void>;
  close(): Promise<void>;
}

/** What the printer's side of the line holds, so that one that is busy holds the other side up as well. */
const lineBytes = 1_024;

/** A serial printer behind a pair of pseudo-terminals. */
export async function startSerialEmulator(options: MachineOptions): Promise<SerialEmulator> {
  const pair = await openTerminalPair();
  const appetite = new Appetite();
  const port = new SerialPort({
    path: pair.far,
    baudRate: 115_200,
    autoOpen: false,
    highWaterMark: lineBytes,
  });
  const machine = new EmulatedMachine(options, (bytes) => port.write(Buffer.from(bytes)));
  port.on('data', (bytes: Uint8Array) => {
    port.pause();
    void appetite.feed(bytes, (part) => machine.receive(part)).then(() => port.resume());
  });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  const unplug = async (): Promise<void> => {
    if (port.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
    await pair.close();
  };
  return { path: pair.near, machine, appetite, unplug, close: unplug };
}

export interface TerminalPair {
  /** What is written to one end is read at the other. */
  readonly near: string;
  readonly far: string;
  /** May be called twice. */
  close(): Promise<void>;
}

/** Two connected pseudo-terminals. Needs socat. */
export async function openTerminalPair(): Promise<TerminalPair> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-line-'));
  const [near, far] = [join(folder, 'till'), join(folder, 'printer')];
  const socat = spawn('socat', [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], {
    stdio: 'ignore',
  });
  await Promise.race([bothExist(near, far), failed(socat)]);
  return {
    near,
    far,
    close: async () => {
      await ended(socat);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function bothExist(...paths: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const found = await Promise.all(
      paths.map((path) =>
        access(path).then(
          () => true,
          () => false,
        ),
      ),
    );
    if (found.every(Boolean)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('socat made no terminals within 5 s');
}

function failed(child: ChildProcess): Promise<never> {
  return new Promise((_, reject) => {
    child.once('error', () => reject(new Error('socat is missing: apt-get install socat')));
    child.once('exit', (code) => reject(new Error(`socat ended with ${code}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill();
  });
}
