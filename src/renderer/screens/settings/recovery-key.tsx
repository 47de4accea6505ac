import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/index.ts';
import { call, useView } from '../../stores/terminal.ts';
import { SecretDialog } from '../secret-dialog.tsx';

/** The shop's key for writing down. */
export function RecoveryKey({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useTranslation('owner');
  const { printers } = useView();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="backup-key">
      <p className="soft">{t('settings.backup.keyLead')}</p>
      <Button icon={KeyRound} isDisabled={!mayEdit} onPress={() => setOpen(true)}>
        {t('settings.backup.keyShow')}
      </Button>
      {isOpen ? (
        <SecretDialog<'key.reveal'>
          title={t('settings.backup.key')}
          lead={t('settings.backup.keyLead')}
          hide={t('settings.backup.keyHide')}
          ask={(ownerPin) => call('key.reveal', { ownerPin })}
          {...(printers.length > 0 ? { print: (ownerPin) => call('key.print', { ownerPin }) } : {})}
          groupsOf={({ text }) => text.split('-')}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
}
