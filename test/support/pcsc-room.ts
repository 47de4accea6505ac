/**
 * A file system of its own for pcscd, in which readers can be plugged in: everything is as on the machine, but `/sys`
 * shows a bus of its own, and the driver of USB readers is the serial one of libccid, which opens `/usb`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { mkdir, rm, rmdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Which comes with pcscd. */
export const serialDriver = '/usr/lib/pcsc/drivers/serial/libccidtwin.so';
const usbDriver = '/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Linux/libccid.so';

export interface Room {
  /** What the program has as the driver of readers, in there. */
  readonly driver: string;
  /** Stands in for `/sys`. */
  readonly system: string;
  /** What the driver of a USB reader opens. */
  readonly usb: string;
  /** As root of the machine, and ended by a signal like any other child. */
  start(program: string, args: readonly string[]): ChildProcess;
  /** After the program ended. */
  clear(): Promise<void>;
}

const shared = ['bin', 'dev', 'etc', 'lib', 'lib32', 'lib64', 'proc', 'sbin', 'usr'];
const meetingPlace = '/run/pcscd';

export async function makeRoom(room: string): Promise<Room> {
  const system = join(room, 'sys');
  await mkdir(system, { recursive: true });
  const mounted: string[] = ['run'];
  for (const name of shared) {
    if (!existsSync(`/${name}`)) continue;
    if (lstatSync(`/${name}`).isSymbolicLink()) await symlink(readlinkSync(`/${name}`), join(room, name));
    else mounted.push(name);
  }
  for (const name of mounted) await mkdir(join(room, name));
  await mkdir(meetingPlace, { recursive: true });
  return {
    driver: usbDriver,
    system,
    usb: join(room, 'usb'),
    start: (program, args) => {
      const script = [...mountsOf(mounted), 'exec chroot . "$@"'].join(' && ');
      return spawn('unshare', ['--mount', 'sh', '-c', script, 'sh', program, ...args], {
        cwd: room,
        env: { ...process.env, SYSTEMD_DEVICE_VERIFY_SYSFS: '0' },
        stdio: 'ignore',
      });
    },
    // What is mounted is seen by the program alone. Still, nothing below those folders is ever removed.
    clear: async () => {
      for (const name of mounted) await rmdir(join(room, name));
      await rm(system, { recursive: true, force: true });
    },
  };
}

/** In the room's folder. Whoever listens to udev looks for its `control` first. */
function mountsOf(names: readonly string[]): string[] {
  return [
    ...names.filter((name) => name !== 'run').map((name) => `mount --rbind /${name} ${name}`),
    `mount --bind ${serialDriver} .${usbDriver}`,
    'mount -t tmpfs none run',
    `mkdir -p .${meetingPlace} run/udev`,
    'touch run/udev/control',
    `mount --bind ${meetingPlace} .${meetingPlace}`,
  ];
}
