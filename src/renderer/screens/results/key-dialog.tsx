import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartnerView } from '../../../shared/contract/results.ts';
import { Button, Dialog, Field } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { sayDone } from '../say-done.ts';

const keyLength = 64;

/** Takes the key that a partner handed over, in whatever groups it was written down, and shows it to nobody again. */
export function KeyDialog(props: {
  readonly partner: PartnerView;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['results', 'owner']);
  const [typed, setTyped] = useState('');
  const key = typed.replaceAll(/[\s-]/g, '').toLowerCase();
  const isWrong = !/^[0-9a-f]*$/.test(key);
  const isWhole = !isWrong && key.length === keyLength;
  const save = async () => {
    if (!isWhole) return;
    if (!(await callAndSay('partner.saveKey', { partner: props.partner.partner, key }))) return;
    sayDone(t('partners.keySaved'));
    props.onSaved();
  };
  return (
    <Dialog
      title={t('partners.keyTitle', { name: props.partner.name })}
      onClose={props.onClose}
      onEnter={() => void save()}
      wide
    >
      <div className="dialog-body">
        <Field
          label={t('partners.keyLabel')}
          value={typed}
          maxLength={200}
          autoFocus
          hint={isWhole ? '' : t('partners.keyShort', { typed: key.length })}
          error={isWrong ? t('partners.keyWrong') : null}
          onChange={setTyped}
        />
        <p className="soft">{t('partners.keyLine')}</p>
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={props.onClose}>
          {t('owner:common.cancel')}
        </Button>
        <Button size="large" tone="primary" isDisabled={!isWhole} onPress={() => void save()}>
          {t('partners.keySave')}
        </Button>
      </div>
    </Dialog>
  );
}
