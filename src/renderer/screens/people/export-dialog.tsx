import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView, PeopleTask } from '../../../shared/contract/people.ts';
import { Button, Choice, Dialog, PinPad } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';

/** The format, then the owner's PIN: the file holds what the vault otherwise keeps. */
export function ExportDialog(props: {
  /** Null: all members. */
  readonly group: GroupView | null;
  readonly onStarted: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx');
  const [isChosen, setChosen] = useState(false);
  const title = props.group ? t('export.titleGroup', { name: props.group.name }) : t('export.title');
  const begin = async (ownerPin: string) => {
    if (await callAndSay('export.begin', { group: props.group?.group ?? null, format, ownerPin }))
      props.onStarted();
  };
  if (isChosen) {
    return (
      <Dialog title={title} onClose={props.onClose}>
        <div className="people-pin">
          <PinPad label={t('export.approve')} error={null} layer="dialog" onPin={(pin) => void begin(pin)} />
          <Button tone="quiet" stretch onPress={props.onClose}>
            {t('cancel')}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={title} onClose={props.onClose} onEnter={() => setChosen(true)}>
      <div className="dialog-body people-dialog">
        <Choice
          label={t('export.format')}
          value={format}
          options={(['xlsx', 'csv'] as const).map((value) => ({ value, title: t(`export.${value}`) }))}
          onChange={setFormat}
        />
        <p className="soft">{t('export.line')}</p>
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={props.onClose}>
          {t('cancel')}
        </Button>
        <Button size="large" tone="primary" onPress={() => setChosen(true)}>
          {t('export.next')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Fetches the parts of a file that the terminal holds, and hands it over. */
export async function saveExport(file: NonNullable<PeopleTask['file']>): Promise<void> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let part = 0; ; part += 1) {
    const answer = await callAndSay('export.part', { file: file.file, part });
    if (!answer) return;
    pieces.push(Uint8Array.from(atob(answer.value.data), (letter) => letter.charCodeAt(0)));
    if (answer.value.last) break;
  }
  const address = URL.createObjectURL(new Blob(pieces));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
