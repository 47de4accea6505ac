/** What SQLite and the file system say, sorted into what can be done about it. */
import { statfsSync } from 'node:fs';
import type { DatabaseRefusal } from './refusal.ts';

/** There was no room to write. Nothing of the transaction remains. */
export class DiskFullFault extends Error {
  override readonly name = 'DiskFullFault';
  constructor(options?: ErrorOptions) {
    super('the disk is full', options);
  }
}

const corruptCodes = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_FORMAT'];
const deniedCodes = ['SQLITE_PERM', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_AUTH'];
const deniedByFileSystem = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENAMETOOLONG',
  'ENOENT',
];

/** Below this an input/output error means that the disk is full. */
const leastFreeBytes = 256 * 1024;

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function isDiskFull(error: unknown, folder: string): boolean {
  if (error instanceof DiskFullFault) return true;
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return true;
  // Growing the shared-memory file or a sync fails as an input/output error when there is no room.
  return (
    (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') && freeBytes(folder) < leastFreeBytes
  );
}

/** Null: not one of the world's known faults. */
export function refusalFrom(error: unknown, folder: string): DatabaseRefusal | null {
  const code = codeOf(error);
  if (isDiskFull(error, folder)) return { kind: 'diskFull', folder };
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') return { kind: 'locked', folder };
  if (startsWithOneOf(code, corruptCodes)) return { kind: 'corrupt', detail: messageOf(error) };
  if (startsWithOneOf(code, deniedCodes) || deniedByFileSystem.includes(code))
    return { kind: 'noPermission', path: folder };
  if (code.startsWith('SQLITE_IOERR')) return { kind: 'corrupt', detail: messageOf(error) };
  return null;
}

/** Room for ordinary users; infinite where the system cannot tell. */
export function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function startsWithOneOf(code: string, starts: readonly string[]): boolean {
  return starts.some((start) => code === start || code.startsWith(`${start}_`));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
