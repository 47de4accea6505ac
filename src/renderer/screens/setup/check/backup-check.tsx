import { CircleCheck, DatabaseBackup } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupProof } from '../../../../shared/contract/installation.ts';
import { Button, EmptyState, Facts } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { useView } from '../../../stores/terminal.ts';
import { useFormat } from '../../../texts/format.ts';
import { BackupFolder } from '../../settings/backup-folder.tsx';

/** A real backup, restored and read again: what is promised is shown. */
export function BackupCheck() {
  const { t } = useTranslation('check');
  const format = useFormat();
  const { check } = useView();
  const [proof, setProof] = useState<BackupProof | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const isRunning = check?.isProvingBackup ?? false;
  const run = async () => {
    setFailed(false);
    setProof(null);
    const answer = await callAndSay('backup.prove', {});
    if (answer) setProof(answer.value);
    else setFailed(true);
  };
  return (
    <div className="check-middle" data-proved={proof !== null || undefined}>
      <EmptyState
        icon={proof ? CircleCheck : DatabaseBackup}
        title={t(proof ? 'backup.passed' : isRunning ? 'backup.running' : 'steps.backup.name')}
      >
        {hasFailed ? t('backup.failed') : null}
      </EmptyState>
      {proof ? (
        <Facts
          size="small"
          facts={[
            { label: t('backup.events'), value: format.count(proof.events), strong: true },
            { label: t('backup.took'), value: t('backup.seconds', { seconds: secondsOf(proof) }) },
            {
              label: t('backup.file'),
              value: `${nameOf(proof.file)} · ${format.count(Math.ceil(proof.bytes / 1024))} kB`,
            },
            { label: t('backup.folder'), value: folderOf(proof.file) },
          ]}
        />
      ) : null}
      {proof || isRunning ? null : <BackupFolder mayEdit />}
      {proof ? <p className="field-hint">{t('backup.advice')}</p> : null}
      <Button
        size={proof ? 'small' : 'medium'}
        tone={proof ? 'secondary' : 'primary'}
        icon={DatabaseBackup}
        posting
        isDisabled={isRunning}
        onPress={() => void run()}
      >
        {t('backup.run')}
      </Button>
    </div>
  );
}

const secondsOf = ({ tookMs }: BackupProof): string => (tookMs / 1000).toFixed(1);
const lastSeparator = (file: string): number => Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
const nameOf = (file: string): string => file.slice(lastSeparator(file) + 1);
const folderOf = (file: string): string => file.slice(0, lastSeparator(file));
