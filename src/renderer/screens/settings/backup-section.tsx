import { DatabaseBackup } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyOf } from '../../../shared/contract/methods.ts';
import { type Language, localeOf } from '../../../shared/kernel/language.ts';
import { Button, EmptyState, Facts } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';
import { BackupFolder } from './backup-folder.tsx';
import { RecoveryKey } from './recovery-key.tsx';
import type { SectionProps } from './settings-screen.tsx';

export function BackupSection({ mayEdit }: SectionProps) {
  const { t } = useTranslation('owner');
  const { language } = useFormat();
  const [written, setWritten] = useState<ReplyOf<'backup.now'> | null>(null);
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    const reply = await callAndSay('backup.now', {});
    setRunning(false);
    if (reply) setWritten(reply.value);
  };
  return (
    <div className="settings-body scrolls backup" data-written={written !== null || undefined}>
      <EmptyState
        icon={DatabaseBackup}
        title={written ? t('settings.backup.done') : t('settings.sections.backup')}
      >
        {written ? t('settings.backup.advice') : t('settings.backup.lead')}
      </EmptyState>
      {written ? (
        <Facts
          facts={[
            { label: t('settings.backup.file'), value: written.file },
            { label: t('settings.backup.size'), value: megabytes(written.bytes, language) },
          ]}
        />
      ) : null}
      <Button
        size="large"
        tone="primary"
        icon={DatabaseBackup}
        posting
        isDisabled={!mayEdit || isRunning}
        onPress={() => void run()}
      >
        {t(isRunning ? 'settings.backup.running' : 'settings.backup.now')}
      </Button>
      <BackupFolder mayEdit={mayEdit} />
      <RecoveryKey mayEdit={mayEdit} />
    </div>
  );
}

function megabytes(bytes: number, language: Language): string {
  const format = new Intl.NumberFormat(localeOf[language], {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
  return format.format(bytes / 1_000_000);
}
