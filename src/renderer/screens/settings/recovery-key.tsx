import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, PinPad } from '../../components/index.ts';
import { call } from '../../stores/terminal.ts';
import { useSentences } from '../../texts/refusal.ts';

/** The shop's key for writing down, behind the owner's PIN. It leaves the page with the dialog. */
export function RecoveryKey({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation(['owner', 'common']);
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="backup-key">
      <p className="soft">{t('settings.backup.keyLead')}</p>
      <Button icon={KeyRound} isDisabled={!mayEdit} onPress={() => setOpen(true)}>
        {t('settings.backup.keyShow')}
      </Button>
      {isOpen ? <KeyDialog onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function KeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['owner', 'common']);
  const sentences = useSentences();
  const [key, setKey] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const reveal = async (ownerPin: string) => {
    const outcome = await call('key.reveal', { ownerPin });
    if (outcome.kind === 'done') setKey(outcome.value.text);
    else if (outcome.kind === 'refused') setError(sentences.refusal(outcome.refusal));
    else setError(t(outcome.kind, { ns: 'common' }));
  };
  return (
    <Dialog title={t('settings.backup.key')} onClose={onClose}>
      {key === null ? (
        <div className="backup-key-pin">
          <PinPad
            label={t('common.enterOwnerPin')}
            error={error}
            layer="dialog"
            onPin={(pin) => void reveal(pin)}
          />
          <Button tone="quiet" stretch onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      ) : (
        <>
          <div className="dialog-body">
            <p>{t('settings.backup.keyLead')}</p>
            <ol className="backup-key-groups number" aria-label={t('settings.backup.key')}>
              {key.split('-').map((group, index) => (
                <li key={`${index} ${group}`}>{group}</li>
              ))}
            </ol>
          </div>
          <Button size="large" tone="primary" stretch onPress={onClose}>
            {t('settings.backup.keyHide')}
          </Button>
        </>
      )}
    </Dialog>
  );
}
