import { Trash2 } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Confirm, Dialog, Field, Select } from '../../components/index.ts';

/** What the forms of all devices have in common. */
interface DeviceForm {
  readonly name: string;
  readonly kind: string;
}

/** Adds or changes a device: a name, how it is connected, what that kind has to be told; save and remove. */
export function DeviceDialog<Form extends DeviceForm>(props: {
  readonly title: string;
  readonly initial: Form;
  readonly kinds: readonly { readonly value: Form['kind']; readonly label: string }[];
  /** What a device of the chosen kind has to be told. */
  readonly Fields: ComponentType<{ readonly form: Form; readonly onChange: (form: Form) => void }>;
  /** What is still missing; null: it can be saved. */
  readonly gapOf: (form: Form) => string | null;
  /** Whether it was done: the dialog closes then. */
  readonly onSave: (form: Form) => Promise<boolean>;
  readonly removeLine: string;
  /** As onSave; null for a new device. */
  readonly onRemove: (() => Promise<boolean>) | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const [form, setForm] = useState(props.initial);
  const [isRemoving, setRemoving] = useState(false);
  const { Fields, onRemove } = props;
  const gap = props.gapOf(form);
  const closeAfter = async (deed: Promise<boolean>) => {
    if (await deed) props.onClose();
  };
  const save = () => {
    if (gap === null) void closeAfter(props.onSave(form));
  };
  if (isRemoving && onRemove) {
    return (
      <Confirm
        title={t('devices.removeTitle', { name: form.name })}
        confirm={t('common.remove')}
        tone="danger"
        onConfirm={() => void closeAfter(onRemove())}
        onCancel={() => setRemoving(false)}
      >
        <p>{props.removeLine}</p>
      </Confirm>
    );
  }
  return (
    <Dialog title={props.title} onClose={props.onClose} onEnter={save} wide>
      <div className="device-form">
        <div className="device-pair">
          <Field
            label={t('devices.name')}
            value={form.name}
            maxLength={40}
            onChange={(name) => setForm({ ...form, name })}
          />
          <Select
            label={t('devices.kind')}
            value={form.kind}
            options={props.kinds}
            onChange={(kind) => setForm({ ...form, kind })}
          />
        </div>
        <Fields form={form} onChange={setForm} />
      </div>
      {gap === null ? null : <p className="device-gap">{gap}</p>}
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
        <Button size="large" tone="primary" posting isDisabled={gap !== null} onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </Dialog>
  );
}
