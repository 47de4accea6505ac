import { HardDrive, Usb } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BackupPlace, type BackupPlaces, longestFolder } from '../../../shared/contract/backup.ts';
import { localeOf } from '../../../shared/kernel/language.ts';
import { Button, Choice, type ChoiceOption, Dialog, Field } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';
import { sayDone } from '../say-done.ts';

const usual = 'usual';
const typed = 'typed';

/** What is plugged in or mounted now, or a path. The terminal tries the folder before it takes it. */
export function BackupFolderDialog(props: {
  readonly places: BackupPlaces;
  readonly onClose: () => void;
  readonly onChosen: () => void;
}) {
  const { t } = useTranslation('owner');
  const { language } = useFormat();
  const { places } = props;
  const [choice, setChoice] = useState(() => choiceOf(places));
  const [path, setPath] = useState(places.chosen?.folder ?? '');
  const [isTrying, setTrying] = useState(false);
  const folder = choice === usual ? null : choice === typed ? path.trim() : choice;
  const option = (value: string, title: string, place: BackupPlace): ChoiceOption<string> => ({
    value,
    title,
    detail: [
      value === usual ? place.folder : null,
      place.freeBytes === null
        ? null
        : t('settings.backup.free', { size: gigabytes(place.freeBytes, localeOf[language]) }),
      place.isOnDiskOfData ? t('settings.backup.sameDiskShort') : null,
    ]
      .filter((part) => part !== null)
      .join(' · '),
    picture: value === usual ? <HardDrive aria-hidden /> : <Usb aria-hidden />,
  });
  const save = async () => {
    setTrying(true);
    const reply = await callAndSay('backup.choose', { folder });
    setTrying(false);
    if (!reply) return;
    sayDone(t('settings.backup.folderSet'));
    props.onChosen();
  };
  return (
    <Dialog title={t('settings.backup.folderTitle')} onClose={props.onClose} wide>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div
        className="backup-places scrolls"
        role="group"
        aria-label={t('settings.backup.folderTitle')}
        tabIndex={0}
      >
        <Choice
          label={t('settings.backup.folderTitle')}
          value={choice}
          onChange={setChoice}
          options={[
            option(usual, t('settings.backup.folderUsual'), places.usual),
            ...places.found.map((place) => option(place.folder, place.folder, place)),
            { value: typed, title: t('settings.backup.folderTyped') },
          ]}
        />
        {choice === typed ? (
          <Field
            label={t('settings.backup.folderPath')}
            hint={t('settings.backup.folderHint')}
            value={path}
            onChange={setPath}
            maxLength={longestFolder}
            autoFocus
          />
        ) : null}
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={props.onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          size="large"
          tone="primary"
          posting
          isDisabled={isTrying || folder === ''}
          onPress={() => void save()}
        >
          {t('common.save')}
        </Button>
      </div>
    </Dialog>
  );
}

function choiceOf({ chosen, found }: BackupPlaces): string {
  if (!chosen) return usual;
  return found.some(({ folder }) => folder === chosen.folder) ? chosen.folder : typed;
}

function gigabytes(bytes: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
  return format.format(bytes / 1_000_000_000);
}
