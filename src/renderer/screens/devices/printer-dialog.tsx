import { useTranslation } from 'react-i18next';
import type { PrinterSetting } from '../../../shared/contract/methods.ts';
import { newOperationId } from '../../client.ts';
import { callAndSay } from '../../posting.ts';
import { DeviceDialog } from './device-dialog.tsx';
import { PrinterFields } from './printer-fields.tsx';
import { newPrinterForm, printerFormOf, printerGap, printerKinds, printerSetting } from './printer-form.ts';

export function PrinterDialog(props: {
  readonly setting: PrinterSetting | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const { setting } = props;
  return (
    <DeviceDialog
      title={t(setting ? 'devices.editPrinter' : 'devices.addPrinter')}
      initial={
        setting
          ? printerFormOf(setting)
          : newPrinterForm('tcp', t('devices.namePrinter'), newOperationId().slice(0, 12))
      }
      kinds={printerKinds.map((value) => ({ value, label: t(`devices.kinds.${value}`) }))}
      Fields={PrinterFields}
      gapOf={(form) => {
        const gap = printerGap(form);
        return gap && t(`devices.${gap}`);
      }}
      onSave={async (form) => (await callAndSay('printer.save', printerSetting(form))) !== null}
      removeLine={t('devices.removePrinter')}
      onRemove={setting && (async () => (await callAndSay('printer.remove', { id: setting.id })) !== null)}
      onClose={props.onClose}
    />
  );
}
