import { ok, refuse } from '../../shared/kernel/result.ts';
import { backupTarget } from '../backup/backup-target.ts';
import { chosenFolder } from '../backup/folder.ts';
import { placesInWorker, tryInWorker } from '../backup/in-worker.ts';
import type { Core } from '../core.ts';
import type { Handlers, Outcome } from '../dispatcher.ts';
import { audit } from './audit.ts';

type Served = 'backup.places' | 'backup.choose';

export const backupFolderHandlers = (core: Core): Pick<Handlers, Served> => ({
  'backup.places': async () => ok(await placesInWorker(core.folder, backupTarget(core.settings))),
  'backup.choose': async ({ folder }) => {
    if (folder === null) {
      const { usual } = await placesInWorker(core.folder, null);
      return keep(core, null, usual);
    }
    const terminal = core.settings.get('terminal') ?? '';
    const tried = await tryInWorker(core.folder, chosenFolder(folder, terminal));
    if (!tried.ok) return refuse({ code: tried.refusal });
    return keep(core, folder, tried.value);
  },
});

function keep<Place>(core: Core, folder: string | null, place: Place): Outcome<Place> {
  const audited = audit(core, 'backupFolderSet', folder ?? '', () => {
    core.settings.set('backupFolder', { folder });
  });
  core.changed();
  return audited.ok ? ok(place) : audited;
}
