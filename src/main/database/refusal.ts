/** Why a data folder cannot be used. The message for the user is made from the kind. */
export type DatabaseRefusal =
  /** Another terminal is running on this folder. */
  | { readonly kind: 'locked'; readonly folder: string }
  /** Written by a newer version of the programme. */
  | { readonly kind: 'future'; readonly found: number; readonly known: number }
  /** Damaged, or not one of ours. Nothing was changed. */
  | { readonly kind: 'corrupt'; readonly detail: string }
  /** The folder or a file in it cannot be read and written. */
  | { readonly kind: 'noPermission'; readonly path: string }
  /** No room even to open. */
  | { readonly kind: 'diskFull'; readonly folder: string }
  /** There is no database here; only asked by those who must not make one. */
  | { readonly kind: 'missing'; readonly file: string };

/** One plain English sentence, for the command line and the log; screens have their own in three languages. */
export function explainDatabaseRefusal(refusal: DatabaseRefusal): string {
  switch (refusal.kind) {
    case 'locked':
      return `Quen is already running on ${refusal.folder}. Close it first.`;
    case 'future':
      return `This data was written by a newer Quen (format ${refusal.found}, this one knows ${refusal.known}). Update Quen.`;
    case 'corrupt':
      return `The database is damaged (${refusal.detail}). Restore a backup.`;
    case 'noPermission':
      return `${refusal.path} cannot be read and written. Check its permissions.`;
    case 'diskFull':
      return `There is no room on the disk that holds ${refusal.folder}. Make some room and start again.`;
    case 'missing':
      return `There is no database at ${refusal.file}.`;
  }
}
