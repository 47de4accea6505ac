import { CircleCheck, FileKey } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { useView } from '../../../stores/terminal.ts';
import { RecoveryKey } from '../../settings/recovery-key.tsx';
import { resultOf } from './check-steps.ts';

/** The owner shows the key and writes it down; nobody else sees it. */
export function KeyCheck() {
  const { t } = useTranslation('check');
  const { signedIn, check } = useView();
  const isOwner = signedIn?.role === 'owner';
  const isWritten = resultOf(check?.results ?? [], 'key')?.result === 'passed';
  return (
    <div className="check-middle">
      <EmptyState icon={isWritten ? CircleCheck : FileKey} title={t('steps.key.name')}>
        {isOwner ? t('key.lead') : t('key.ownerOnly')}
      </EmptyState>
      <div className="check-key">
        <RecoveryKey mayEdit={isOwner} />
        {isOwner ? (
          <Button
            tone={isWritten ? 'secondary' : 'primary'}
            icon={CircleCheck}
            onPress={() => void callAndSay('check.note', { step: 'key', result: 'passed' })}
          >
            {t('key.written')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
