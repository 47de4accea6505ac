import { FolderInput } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupPlaces } from '../../../shared/contract/backup.ts';
import { Button } from '../../components/index.ts';
import { call } from '../../stores/terminal.ts';
import { BackupFolderDialog } from './backup-folder-dialog.tsx';

/** Where backups go, what is wrong with that place, and another one. */
export function BackupFolder({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation('owner');
  const [places, setPlaces] = useState<BackupPlaces | null>(null);
  const [isOpen, setOpen] = useState(false);
  const look = useCallback(
    () =>
      call('backup.places', {}).then((outcome) => {
        if (outcome.kind === 'done') setPlaces(outcome.value);
      }),
    [],
  );
  useEffect(() => {
    if (mayEdit) void look();
  }, [mayEdit, look]);
  if (!places) return null;
  const place = places.chosen ?? places.usual;
  const isAway = places.chosen?.isThere === false;
  return (
    <section className="backup-folder" data-away={isAway || undefined}>
      <div>
        <p className="backup-folder-path">{place.folder}</p>
        <p className="soft" role="status">
          {isAway
            ? t('settings.backup.folderAway')
            : place.isOnDiskOfData
              ? t('settings.backup.sameDisk')
              : null}
        </p>
      </div>
      <Button icon={FolderInput} isDisabled={!mayEdit} onPress={() => setOpen(true)}>
        {t('settings.backup.folderChange')}
      </Button>
      {isOpen ? (
        <BackupFolderDialog
          places={places}
          onClose={() => setOpen(false)}
          onChosen={() => {
            setOpen(false);
            void look();
          }}
        />
      ) : null}
    </section>
  );
}
