/** Where backups go: what the screens choose from. */
import * as v from 'valibot';

const nothing = v.strictObject({});

export const longestFolder = 400;

const choose = v.strictObject({
  /** Null: beside the data, as at first. */
  folder: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(longestFolder))),
});

export const backupFolderMethods = {
  /** Folders that can be written now: beside the data, and what is plugged in or mounted. */
  'backup.places': method<BackupPlaces>()(nothing),
  /** Tried by writing into it before it counts. */
  'backup.choose': method<BackupPlace>()(choose),
} as const;

export interface BackupPlace {
  readonly folder: string;
  /** Null: the system does not say. */
  readonly freeBytes: number | null;
  /** If that disk fails, data and backups are lost together. */
  readonly isOnDiskOfData: boolean;
}

export interface BackupPlaces {
  readonly usual: BackupPlace;
  /** `isThere` is false while a stick is out or a share is away: no backup is made then. Null: the usual one. */
  readonly chosen: (BackupPlace & { readonly isThere: boolean }) | null;
  readonly found: readonly BackupPlace[];
}

/** The reply is a type only: nothing carries it at run time. */
function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}
