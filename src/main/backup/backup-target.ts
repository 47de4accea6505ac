import type { Settings } from '../settings/settings.ts';
import { type ChosenFolder, chosenFolder } from './folder.ts';

/** Where this shop's backups go; null: beside the data. */
export function backupTarget(settings: Settings): ChosenFolder | null {
  const folder = settings.get('backupFolder')?.folder ?? null;
  return folder === null ? null : chosenFolder(folder, settings.get('terminal') ?? '');
}
