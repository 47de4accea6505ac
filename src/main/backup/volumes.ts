/** Sticks, second disks and network folders that are mounted now and may be written. */
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** More than anybody plugs in; a server with hundreds of mounts is no counter. */
const mostVolumes = 12;

export function volumes(): string[] {
  const found = process.platform === 'win32' ? drives() : mountedIn(mountRoots());
  return found.filter(mayWrite).slice(0, mostVolumes);
}

/** Of these folders: those that are the top of a file system of their own. */
export function mountedIn(roots: readonly string[]): string[] {
  return roots.flatMap((root) => namesIn(root).map((name) => join(root, name))).filter(isMountPoint);
}

/** All letters but that of the system, where the data mostly lies. */
const drives = (): string[] =>
  Array.from('DEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`).filter(
    (drive) => namesIn(drive) !== none,
  );

function mountRoots(): string[] {
  if (process.platform === 'darwin') return ['/Volumes'];
  const { username } = userInfo();
  return [join('/media', username), join('/run/media', username), '/media', '/mnt'];
}

const none: readonly string[] = [];

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return none;
  }
}

function isMountPoint(folder: string): boolean {
  try {
    const found = statSync(folder);
    return found.isDirectory() && found.dev !== statSync(dirname(folder)).dev;
  } catch {
    return false;
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
