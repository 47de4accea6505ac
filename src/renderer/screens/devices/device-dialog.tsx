import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Confirm, Dialog, Field } from '../../components/index.ts';

/** The frame of both device forms: a name, the kind's own fields, save and remove. */
export function DeviceDialog(props: {
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  /** Chooses how the device is connected. */
  readonly kind: ReactNode;
  readonly children: ReactNode;
  /** What is still missing; null: it can be saved. */
  readonly gap: string | null;
  readonly onSave: () => void;
  readonly removeLine: string;
  readonly onRemove: (() => void) | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const [isRemoving, setRemoving] = useState(false);
  const { onRemove } = props;
  if (isRemoving && onRemove) {
    return (
      <Confirm
        title={t('devices.removeTitle', { name: props.name })}
        confirm={t('common.remove')}
        tone="danger"
        onConfirm={onRemove}
        onCancel={() => setRemoving(false)}
      >
        <p>{props.removeLine}</p>
      </Confirm>
    );
  }
  const save = () => {
    if (props.gap === null) props.onSave();
  };
  return (
    <Dialog title={props.title} onClose={props.onClose} onEnter={save} wide>
      <div className="device-form">
        <div className="device-pair">
          <Field label={t('devices.name')} value={props.name} maxLength={40} onChange={props.onName} />
          {props.kind}
        </div>
        {props.children}
      </div>
      {props.gap === null ? null : <p className="device-gap">{props.gap}</p>}
      <div className="dialog-actions">
        {onRemove ? (
          <Button
            size="large"
            tone="quiet"
            icon={Trash2}
            label={t('common.remove')}
            onPress={() => setRemoving(true)}
          />
        ) : null}
        <Button size="large" tone="quiet" onPress={props.onClose}>
          {t('common.cancel')}
        </Button>
        <Button size="large" tone="primary" posting isDisabled={props.gap !== null} onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </Dialog>
  );
}
