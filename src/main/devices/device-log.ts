/**
 * What happened to the devices, for whoever is asked for help. Nothing in it is about a person: a line names a device by
 * its id, an event of a fixed list and a fault of a fixed list, never what was read, printed, typed or called so.
 */
import { appendFileSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DeviceEventName } from '../../shared/contract/view.ts';
import type { Clock } from '../../shared/kernel/effects.ts';
import { makeFolder } from '../make-folder.ts';

export interface DeviceLog {
  /** `kind` is the setting's, `serial`; `fault` a DeviceFaultKind; `count` how often so far. */
  add(entry: DeviceLogEntry): void;
  /** Oldest first, one event a line. */
  text(): string;
}

export interface DeviceLogEntry {
  readonly family: 'reader' | 'printer' | 'display';
  readonly id: string;
  readonly kind: string;
  readonly what: DeviceEventName | 'fault' | 'closed';
  readonly fault?: string | null;
  readonly count?: number;
}

/** So many lines are kept in memory. */
const mostLines = 1_000;
/** An answer to a screen carries at most 64 KiB. */
const mostCharacters = 48_000;
/** Beyond this the file is set aside: two files at most are kept. */
const largestFileBytes = 256 * 1024;

/** Kept in `logs/devices.log`, so that it tells also what came before a restart. */
export function openDeviceLog(folder: string, clock: Pick<Clock, 'nowMs'>): DeviceLog {
  const file = fileIn(folder);
  const lines = file === null ? [] : linesOf(file);
  let fileBytes = file === null ? 0 : sizeOf(file);
  const write = (line: string) => {
    if (file === null) return;
    if (fileBytes > largestFileBytes) fileBytes = setAside(file) ? 0 : fileBytes;
    fileBytes += append(file, line);
  };
  return {
    add(entry) {
      const line = lineOf(entry, clock.nowMs());
      lines.push(line);
      if (lines.length > mostLines) lines.splice(0, lines.length - mostLines);
      write(line);
    },
    text() {
      let from = lines.length;
      let characters = 0;
      while (from > 0 && characters + (lines[from - 1]?.length ?? 0) + 1 <= mostCharacters) {
        from -= 1;
        characters += (lines[from]?.length ?? 0) + 1;
      }
      return lines
        .slice(from)
        .map((line) => `${line}\n`)
        .join('');
    },
  };
}

function lineOf({ family, id, kind, what, fault, count }: DeviceLogEntry, nowMs: number): string {
  const words = [new Date(nowMs).toISOString(), family, id, kind, what];
  if (fault) words.push(fault);
  if (count !== undefined) words.push(`×${count}`);
  return words.join(' ');
}

/** Null where nothing can be written: the log is then kept in memory alone. */
function fileIn(folder: string): string | null {
  const logs = join(folder, 'logs');
  const file = join(logs, 'devices.log');
  try {
    makeFolder(logs);
    return file;
  } catch {
    return null;
  }
}

function linesOf(file: string): string[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.filter((line) => line !== '').slice(-mostLines);
  } catch {
    return [];
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}

function setAside(file: string): boolean {
  try {
    renameSync(file, join(dirname(file), 'devices.1.log'));
    return true;
  } catch {
    return false;
  }
}

/** How many bytes came to the file. A full disk costs the line in it, nothing else. */
function append(file: string, line: string): number {
  const bytes = Buffer.from(`${line}\n`);
  try {
    appendFileSync(file, bytes, { mode: 0o600 });
    return bytes.length;
  } catch {
    // The line is in memory.
    return 0;
  }
}
