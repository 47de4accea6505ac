import { useTranslation } from 'react-i18next';
import type { ReaderSetting } from '../../../shared/contract/methods.ts';
import { newOperationId } from '../../client.ts';
import { callAndSay } from '../../posting.ts';
import { DeviceDialog } from './device-dialog.tsx';
import { ReaderFields } from './reader-fields.tsx';
import { newReaderForm, readerFormOf, readerGap, readerKinds, readerSetting } from './reader-form.ts';

export function ReaderDialog(props: {
  readonly setting: ReaderSetting | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const { setting } = props;
  return (
    <DeviceDialog
      title={t(setting ? 'devices.editReader' : 'devices.addReader')}
      initial={
        setting
          ? readerFormOf(setting)
          : newReaderForm('wedge', t('devices.nameReader'), newOperationId().slice(0, 12))
      }
      kinds={readerKinds.map((value) => ({ value, label: t(`devices.kinds.${value}`) }))}
      Fields={ReaderFields}
      gapOf={(form) => {
        const gap = readerGap(form);
        return gap && t(`devices.${gap}`);
      }}
      onSave={async (form) => (await callAndSay('reader.save', readerSetting(form))) !== null}
      removeLine={t('devices.removeReader')}
      onRemove={setting && (async () => (await callAndSay('reader.remove', { id: setting.id })) !== null)}
      onClose={props.onClose}
    />
  );
}
