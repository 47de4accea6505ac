import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReaderSetting } from '../../../shared/contract/methods.ts';
import { newOperationId } from '../../client.ts';
import { Select } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { DeviceDialog } from './device-dialog.tsx';
import { ReaderFields } from './reader-fields.tsx';
import { newReaderForm, readerFormOf, readerGap, readerKinds, readerSetting } from './reader-form.ts';

export function ReaderDialog(props: {
  readonly setting: ReaderSetting | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const [form, setForm] = useState(() =>
    props.setting
      ? readerFormOf(props.setting)
      : newReaderForm('wedge', t('devices.nameReader'), newOperationId().slice(0, 12)),
  );
  const gap = readerGap(form);
  const save = async () => {
    if (await callAndSay('reader.save', readerSetting(form))) props.onClose();
  };
  const remove = async () => {
    if (await callAndSay('reader.remove', { id: form.id })) props.onClose();
  };
  return (
    <DeviceDialog
      title={t(props.setting ? 'devices.editReader' : 'devices.addReader')}
      name={form.name}
      onName={(name) => setForm({ ...form, name })}
      kind={
        <Select
          label={t('devices.kind')}
          value={form.kind}
          options={readerKinds.map((value) => ({ value, label: t(`devices.kinds.${value}`) }))}
          onChange={(kind) => setForm({ ...form, kind })}
        />
      }
      gap={gap && t(`devices.${gap}`)}
      onSave={() => void save()}
      removeLine={t('devices.removeReader')}
      onRemove={props.setting ? () => void remove() : null}
      onClose={props.onClose}
    >
      <ReaderFields form={form} onChange={setForm} />
    </DeviceDialog>
  );
}
