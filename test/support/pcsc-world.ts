/** Readers that exist only in software: Debian's pcscd with the drivers of libccid and vsmartcard, and cards on them. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCcidReader } from './ccid-reader.ts';
import type { Card } from './contactless-card.ts';
import { makeRoom, serialDriver } from './pcsc-room.ts';
import { createUsbBus } from './usb-bus.ts';
import { createVpcdReader, vpcdDriver } from './vpcd-reader.ts';

const program = '/usr/sbin/pcscd';
const socket = '/run/pcscd/pcscd.comm';

/** What this machine lacks for it; null when it has everything. */
export function pcscWorldLacks(): string | null {
  if (!existsSync(program)) return 'pcscd is not installed';
  if (!existsSync(serialDriver)) return 'libccid is not installed';
  if (!existsSync(vpcdDriver)) return 'vsmartcard-vpcd is not installed';
  if (process.getuid?.() !== 0) return 'only root may start pcscd';
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0) return 'file systems may not be mounted';
  return existsSync(socket) ? 'another pcscd runs' : null;
}

export interface PcscWorld {
  /** There while the service runs. */
  readonly fixed: WorldReader;
  /** Of vsmartcard, there while the service runs; only where it was asked for. */
  readonly virtual: WorldReader;
  /** Plugged into the service while it runs. */
  readonly usb: UsbReader;
  startService(): Promise<void>;
  stopService(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldReader {
  /** As PC/SC lists it. */
  readonly name: string;
  /** See `CcidReader`. */
  put(uid: string, withinMs?: number): Promise<Card>;
}

export interface UsbReader extends WorldReader {
  /** Settle once the service has noticed. */
  plugIn(): Promise<void>;
  unplug(): Promise<void>;
  /** It stays plugged in, and its driver hears only failures from it. */
  breakDown(): void;
}

export interface PcscWorldOptions {
  /** `none`: the service begins without a reader. `sameMake`: it is of the make of the one that is plugged in. */
  readonly fixed?: 'otherMake' | 'sameMake' | 'none';
  readonly withVirtual?: boolean;
}

/** One that many shops have; pcscd knows its name. */
const acr122u = { vendor: '072f', product: '2200', name: 'ACS ACR122U PICC Interface' } as const;

export async function startPcscWorld({
  fixed = 'otherMake',
  withVirtual = false,
}: PcscWorldOptions = {}): Promise<PcscWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-pcsc-'));
  const room = await makeRoom(folder);
  const bus = await createUsbBus(room.system);
  const [stays, comes] = [createCcidReader(join(folder, 'fixed')), createCcidReader(room.usb)];
  const fixedName = fixed === 'sameMake' ? acr122u.name : 'Quen Reader';
  await mkdir(join(folder, 'readers'));
  const entries: string[] = [];
  if (fixed !== 'none') {
    await stays.plugIn();
    entries.push(entryOf(fixedName, room.driver, '/fixed', '0x1'));
  }
  const virtual = await createVpcdReader();
  const channel = `0x${virtual.port.toString(16).toUpperCase()}`;
  if (withVirtual) {
    entries.push(entryOf('Quen Virtual', vpcdDriver, `/dev/null:${channel}`, channel));
  }
  await writeFile(join(folder, 'readers/all'), entries.join('\n'));
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
    const asked = fixed === 'none' ? Promise.resolve() : stays.whenAsked();
    const started = room.start(program, ['--foreground', '--config', '/readers']);
    service = started;
    await until(async () => {
      if (started.exitCode !== null) throw new Error(`pcscd ended with ${started.exitCode}`);
      return existsSync(socket) && (!withVirtual || (await virtual.isListening()));
    });
    await asked;
  };
  await startService();
  return {
    fixed: { name: `${fixedName} 00 00`, put: stays.put },
    virtual: { name: 'Quen Virtual 00 00', put: virtual.put },
    usb: {
      name: `${acr122u.name} ${fixed === 'none' ? '00' : '01'} 00`,
      put: comes.put,
      breakDown: comes.breakDown,
      plugIn: async () => {
        await comes.plugIn();
        const asked = comes.whenAsked();
        await bus.add(acr122u);
        await asked;
      },
      unplug: async () => {
        comes.breakDown();
        await bus.remove();
        await until(async () => !(await hasOpen(service?.pid, room.usb)));
        await comes.unplug();
      },
    },
    startService,
    stopService,
    stop: async () => {
      await stopService();
      await Promise.all([stays.unplug(), comes.unplug()]);
      await room.clear();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Of a reader that pcscd opens when it starts. */
function entryOf(name: string, driver: string, device: string, channel: string): string {
  return `FRIENDLYNAME "${name}"\nDEVICENAME ${device}\nLIBPATH ${driver}\nCHANNELID ${channel}\n`;
}

/** Whether a process has a device open, under whichever name. */
async function hasOpen(pid: number | undefined, device: string): Promise<boolean> {
  if (pid === undefined) return false;
  const wanted = (await stat(device)).rdev;
  const files = await readdir(`/proc/${pid}/fd`);
  const devices = await Promise.all(
    files.map((file) =>
      stat(`/proc/${pid}/fd/${file}`).then(
        ({ rdev }) => rdev,
        // Closed meanwhile.
        () => 0,
      ),
    ),
  );
  return devices.includes(wanted);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('pcscd did not do what it should within 20 s');
}
