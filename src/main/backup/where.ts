/** What the system knows of the disk below a path. */
import { existsSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Null where the system does not say. */
export function freeBytesOf(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** The folder, or the first above it that is there. */
export function nearestFolder(path: string): string {
  const above = dirname(resolve(path));
  return above === resolve(path) || existsSync(path) ? path : nearestFolder(above);
}

/**
 * The same for two folders on one disk. On Linux partitions of one disk are one; elsewhere only the volume is known,
 * and two volumes count as two disks.
 */
export function diskOf(folder: string): string {
  const { dev } = statSync(folder);
  if (process.platform !== 'linux') return String(dev);
  const major = Math.floor(dev / 256) & 0xfff;
  const minor = (dev & 0xff) | (Math.floor(dev / 4096) & 0xfff00);
  const device = `/sys/dev/block/${major}:${minor}`;
  if (!existsSync(`${device}/partition`)) return `${major}:${minor}`;
  return dirname(realpathSync(device));
}
