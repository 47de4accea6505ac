/** The folder that a shop has chosen for its backups. Everything here may hang with a network folder: run it in the worker. */
import { readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { BackupPlace, BackupPlaces } from '../../shared/contract/backup.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { databaseFileName } from '../database/database.ts';
import { isDiskFull } from '../database/faults.ts';
import { makeFolder } from '../make-folder.ts';
import { backupsFolder } from './backup.ts';
import { volumes } from './volumes.ts';
import { diskOf, freeBytesOf, nearestFolder } from './where.ts';

export interface ChosenFolder {
  readonly folder: string;
  /** This terminal's own folder in it, so that two terminals never drop each other's backups. */
  readonly own: string;
}

/**
 * The own folder is made when the folder is chosen and never again: where it is missing, a stick is out or a share is
 * away, and a backup would land on the disk below the empty mount point.
 */
export const chosenFolder = (folder: string, terminal: string): ChosenFolder => ({
  folder,
  own: join(folder, `quen-${terminal}`),
});

export type FolderRefusal = 'backupFolderPath' | 'backupFolderDenied' | 'backupFolderFull';

/** Beside the database, so that the copy has room for what is sold meanwhile. */
const spareBytes = 16 * 1024 * 1024;

/** Makes and tries it; what could not be used is left as it was. */
export function tryFolder(data: string, chosen: ChosenFolder): Result<BackupPlace, FolderRefusal> {
  if (!isAbsolute(chosen.folder) || hasControls(chosen.folder) || isInside(data, chosen.folder))
    return refuse('backupFolderPath');
  const wasThere = isFolder(chosen.own);
  const refusal = written(chosen.own) ?? roomIn(data, chosen.own);
  if (refusal === null) return ok(placeOf(data, chosen.folder));
  if (!wasThere) removeIfThere(() => rmdirSync(chosen.own));
  return refuse(refusal);
}

export function places(data: string, chosen: ChosenFolder | null): BackupPlaces {
  return {
    usual: placeOf(data, backupsFolder(data)),
    chosen: chosen && { ...placeOf(data, chosen.folder), isThere: isFolder(chosen.own) },
    found: volumes()
      .filter((folder) => !isInside(folder, data))
      .map((folder) => placeOf(data, folder)),
  };
}

export const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

const placeOf = (data: string, folder: string): BackupPlace => ({
  folder,
  freeBytes: freeBytesOf(nearestFolder(folder)),
  isOnDiskOfData: diskOf(nearestFolder(folder)) === diskOf(data),
});

function written(own: string): FolderRefusal | null {
  const file = join(own, 'quen-writes-here');
  const words = 'Quen was here to see whether it may write.\n';
  try {
    makeFolder(own);
    writeFileSync(file, words, { flush: true });
    const isRead = readFileSync(file, 'utf8') === words;
    rmSync(file);
    return isRead ? null : 'backupFolderDenied';
  } catch (error) {
    removeIfThere(() => rmSync(file));
    return isDiskFull(error, nearestFolder(own)) ? 'backupFolderFull' : 'backupFolderDenied';
  }
}

function roomIn(data: string, own: string): FolderRefusal | null {
  const free = freeBytesOf(own);
  const needed = statSync(join(data, databaseFileName)).size + spareBytes;
  return free !== null && free < needed ? 'backupFolderFull' : null;
}

function removeIfThere(remove: () => void): void {
  try {
    remove();
  } catch {
    // It was never made, or the disk has just gone.
  }
}

/** Also where it is the folder itself. */
function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

const hasControls = (path: string): boolean =>
  Array.from(path).some((sign) => sign < ' ' || sign === '\u007f');
