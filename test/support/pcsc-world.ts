/** A reader that exists only in software: Debian's pcscd with the driver of vsmartcard, and cards that lie on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = '/usr/sbin/pcscd';
const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const socket = '/run/pcscd/pcscd.comm';

/** What this machine lacks for it; null when it has everything. */
export function pcscWorldLacks(): string | null {
  if (!existsSync(program)) return 'pcscd is not installed';
  if (!existsSync(driver)) return 'vsmartcard-vpcd is not installed';
  if (process.getuid?.() !== 0) return 'only root may start pcscd';
  return existsSync(socket) ? 'another pcscd runs' : null;
}

export interface PcscWorld {
  readonly readerName: string;
  startService(): Promise<void>;
  stopService(): Promise<void>;
  /** Settles once the card was asked for its number, or with 'unasked' once `withinMs` are over. */
  put(uid: string, withinMs?: number): Promise<Card>;
  stop(): Promise<void>;
}

export interface Card {
  /** How often the number was asked for since the card lies there. */
  readonly asked: () => number;
  /** When the last answer was handed over, on the clock of `performance`. */
  readonly answeredAtMs: () => number;
  takeAway(): Promise<void>;
}

/** The reader is there while the service runs. */
export async function startPcscWorld(): Promise<PcscWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-pcsc-'));
  const port = await freePort();
  const config = join(folder, 'readers');
  await mkdir(config);
  const hexadecimal = `0x${port.toString(16).toUpperCase()}`;
  await writeFile(
    join(config, 'virtual'),
    `FRIENDLYNAME "Quen Reader"\nDEVICENAME /dev/null:${hexadecimal}\nLIBPATH ${driver}\nCHANNELID ${hexadecimal}\n`,
  );
  let service: ChildProcess | null = null;
  const stopService = async (): Promise<void> => {
    const running = service;
    service = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill();
    await gone;
  };
  const startService = async (): Promise<void> => {
    const started = spawn(program, ['--foreground', '--config', config], { stdio: 'ignore' });
    service = started;
    await until(async () => {
      if (started.exitCode !== null) throw new Error(`pcscd ended with ${started.exitCode}`);
      return existsSync(socket) && (await answers(port));
    });
  };
  await startService();
  return {
    readerName: 'Quen Reader 00 00',
    startService,
    stopService,
    put: (uid, withinMs) => put(uid, port, withinMs),
    stop: async () => {
      await stopService();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const askAtr = 4;
const askNumber = 'ffca000000';
const atr = '3b8f8001804f0ca000000306030001000000006a';

/** A card speaks by connecting to the driver: two bytes of length, one byte is an order, more are a command. */
async function put(uid: string, port: number, withinMs = 20_000): Promise<Card> {
  const line = connect({ host: '127.0.0.1', port });
  await once(line, 'connect');
  let asked = 0;
  let answeredAtMs = 0;
  let isAsked: () => void = () => {};
  const firstAsked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  onMessage(line, (message) => {
    if (message.length === 1 && message[0] !== askAtr) return;
    if (message.length === 1) say(line, atr);
    else if (message.toString('hex') !== askNumber) say(line, '6d00');
    else {
      asked += 1;
      say(line, uid === '' ? '6a81' : `${uid}9000`);
      answeredAtMs = performance.now();
      isAsked();
    }
  });
  const timer = setTimeout(isAsked, withinMs);
  await firstAsked;
  clearTimeout(timer);
  return {
    asked: () => asked,
    answeredAtMs: () => answeredAtMs,
    takeAway: async () => {
      if (line.destroyed) return;
      const closed = once(line, 'close');
      line.end();
      line.destroy();
      await closed;
    },
  };
}

function say(line: Socket, hexadecimal: string): void {
  const bytes = Buffer.from(hexadecimal, 'hex');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  line.write(Buffer.concat([length, bytes]));
}

function onMessage(line: Socket, heard: (message: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  line.on('error', () => line.destroy());
  line.on('data', (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE()) {
      const end = 2 + waiting.readUInt16BE();
      heard(waiting.subarray(2, end));
      waiting = waiting.subarray(end);
    }
  });
}

/** Whether the driver listens for cards. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect({ host: '127.0.0.1', port });
    line.once('connect', () => {
      line.destroy();
      resolve(true);
    });
    line.once('error', () => resolve(false));
  });
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('pcscd did not come up within 20 s');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
