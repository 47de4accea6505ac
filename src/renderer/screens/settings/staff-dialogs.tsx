import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffTile } from '../../../shared/contract/view.ts';
import { Button, Choice, Dialog, Field, PinTwice } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { sayDone } from '../say-done.ts';

const roles = ['cashier', 'owner', 'installer'] as const;

/** First who, then their PIN twice. */
export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('owner');
  const [name, setName] = useState('');
  const [role, setRole] = useState<StaffTile['role']>('cashier');
  const [isNamed, setNamed] = useState(false);
  const mayGoOn = name.trim() !== '';
  const goOn = () => {
    if (mayGoOn) setNamed(true);
  };
  if (isNamed) {
    const add = async (pin: string) => {
      if (!(await callAndSay('staff.add', { name: name.trim(), role, pin }))) return;
      sayDone(t('settings.staff.added', { name: name.trim() }));
      onClose();
    };
    return <NewPin name={name.trim()} onPin={(pin) => void add(pin)} onClose={onClose} />;
  }
  return (
    <Dialog title={t('settings.staff.addTitle')} onClose={onClose} onEnter={goOn}>
      <div className="settings-form">
        <Field label={t('common.name')} value={name} maxLength={40} autoFocus onChange={setName} />
        <Choice
          label={t('settings.staff.role')}
          value={role}
          options={roles.map((value) => ({
            value,
            title: t(`settings.staff.roles.${value}`),
            detail: t(`settings.staff.rolesLine.${value}`),
          }))}
          onChange={setRole}
        />
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button size="large" tone="primary" isDisabled={!mayGoOn} onPress={goOn}>
          {t('common.next')}
        </Button>
      </div>
    </Dialog>
  );
}

export function ChangePinDialog(props: { readonly person: StaffTile; readonly onClose: () => void }) {
  const { t } = useTranslation('owner');
  const { person, onClose } = props;
  const change = async (pin: string) => {
    if (!(await callAndSay('staff.changePin', { staff: person.id, pin }))) return;
    sayDone(t('settings.staff.pinChanged', { name: person.name }));
    onClose();
  };
  return <NewPin name={person.name} onPin={(pin) => void change(pin)} onClose={onClose} />;
}

function NewPin(props: {
  readonly name: string;
  readonly onPin: (pin: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  return (
    <Dialog title={t('settings.staff.pinTitle', { name: props.name })} onClose={props.onClose}>
      <PinTwice
        first={t('settings.staff.pinFirst')}
        second={t('settings.staff.pinSecond')}
        differs={t('setup.owner.pinDiffers')}
        layer="dialog"
        onPin={props.onPin}
      />
      <Button tone="quiet" stretch onPress={props.onClose}>
        {t('common.cancel')}
      </Button>
    </Dialog>
  );
}
