import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrinterSetting } from '../../../shared/contract/methods.ts';
import { newOperationId } from '../../client.ts';
import { Select } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { DeviceDialog } from './device-dialog.tsx';
import { PrinterFields } from './printer-fields.tsx';
import { newPrinterForm, printerFormOf, printerGap, printerKinds, printerSetting } from './printer-form.ts';

export function PrinterDialog(props: {
  readonly setting: PrinterSetting | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const [form, setForm] = useState(() =>
    props.setting
      ? printerFormOf(props.setting)
      : newPrinterForm('tcp', t('devices.namePrinter'), newOperationId().slice(0, 12)),
  );
  const gap = printerGap(form);
  const save = async () => {
    if (await callAndSay('printer.save', printerSetting(form))) props.onClose();
  };
  const remove = async () => {
    if (await callAndSay('printer.remove', { id: form.id })) props.onClose();
  };
  return (
    <DeviceDialog
      title={t(props.setting ? 'devices.editPrinter' : 'devices.addPrinter')}
      name={form.name}
      onName={(name) => setForm({ ...form, name })}
      kind={
        <Select
          label={t('devices.kind')}
          value={form.kind}
          options={printerKinds.map((value) => ({ value, label: t(`devices.kinds.${value}`) }))}
          onChange={(kind) => setForm({ ...form, kind })}
        />
      }
      gap={gap && t(`devices.${gap}`)}
      onSave={() => void save()}
      removeLine={t('devices.removePrinter')}
      onRemove={props.setting ? () => void remove() : null}
      onClose={props.onClose}
    >
      <PrinterFields form={form} onChange={setForm} />
    </DeviceDialog>
  );
}
