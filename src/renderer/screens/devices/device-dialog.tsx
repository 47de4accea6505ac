import { RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../../shared/contract/methods.ts';
import { newOperationId } from '../../client.ts';
import { Button, Confirm, Dialog, Field } from '../../components/index.ts';
import { ConnectionField } from './connection-field.tsx';
import { ConnectionList } from './connection-list.tsx';
import type { DeviceFamily } from './device-families.ts';
import { placeOf } from './device-place.ts';
import { useFound } from './use-found.ts';

interface DeviceForm {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/**
 * Adds or changes a device: what it is connected to, then its name and what it has to be told. A new one begins with the
 * list of what is plugged in.
 */
export function DeviceDialog<
  Setting extends ReaderSetting | PrinterSetting | DisplaySetting,
  Form extends DeviceForm,
>(props: {
  readonly family: DeviceFamily<Setting, Form>;
  /** Null: a new one. */
  readonly setting: Setting | null;
  /** A new one that is connected to this; absent: to be chosen first. */
  readonly connection?: Partial<Form> | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('owner');
  const { family, setting, onClose } = props;
  const [form, setForm] = useState(() =>
    setting
      ? family.formOf(setting)
      : {
          ...family.newForm(t(`devices.${family.texts.name}`), newOperationId().slice(0, 12)),
          ...props.connection,
        },
  );
  const [step, setStep] = useState<'connection' | 'settings' | 'remove'>(
    setting || props.connection ? 'settings' : 'connection',
  );
  /** Chosen in this dialog: what was set before no longer counts. */
  const [hasChosen, setChosen] = useState(props.connection !== undefined);
  const { found, search } = useFound();
  const closeAfter = async (deed: Promise<boolean>) => {
    if (await deed) onClose();
  };

  if (step === 'remove' && setting) {
    return (
      <Confirm
        title={t('devices.removeTitle', { name: setting.name })}
        confirm={t('common.remove')}
        tone="danger"
        onConfirm={() => void closeAfter(family.remove(setting.id))}
        onCancel={() => setStep('settings')}
      >
        <p>{t(`devices.${family.texts.remove}`)}</p>
      </Confirm>
    );
  }

  if (step === 'connection') {
    const isFirst = setting === null && !hasChosen;
    const back = isFirst ? onClose : () => setStep('settings');
    return (
      <Dialog title={t('devices.connectedTitle')} onClose={back} wide>
        {/* A scrolling area has to be reachable by keyboard. */}
        <div
          key="connection"
          className="device-connections scrolls"
          role="group"
          aria-label={t('devices.connectedTitle')}
          tabIndex={0}
        >
          <ConnectionList
            found={found}
            connections={family.connections}
            form={hasChosen || setting ? form : null}
            onChoose={(changes) => {
              setForm({ ...form, ...changes });
              setChosen(true);
              setStep('settings');
            }}
          />
        </div>
        <div className="dialog-actions" data-spread>
          <Button size="large" icon={RefreshCw} isDisabled={found === null} onPress={search}>
            {t(found === null ? 'devices.searching' : 'devices.search')}
          </Button>
          <Button size="large" tone="quiet" onPress={back}>
            {t(isFirst ? 'common.cancel' : 'common.back')}
          </Button>
        </div>
      </Dialog>
    );
  }

  const gap = family.gapOf(form);
  const save = () => {
    if (gap === null) void closeAfter(family.save(form));
  };
  return (
    <Dialog
      title={t(`devices.${setting ? family.texts.edit : family.texts.add}`)}
      onClose={onClose}
      onEnter={save}
      wide
    >
      {/* A scrolling area has to be reachable by keyboard. */}
      <div
        key="settings"
        className="device-form scrolls"
        role="group"
        aria-label={t('devices.settings')}
        tabIndex={0}
      >
        <div className="device-pair">
          <ConnectionField
            found={found}
            connections={family.connections}
            form={form}
            before={setting && !hasChosen ? placeOf(setting) : null}
            onPress={() => setStep('connection')}
          />
          <Field
            label={t('devices.name')}
            value={form.name}
            maxLength={40}
            onChange={(name) => setForm({ ...form, name })}
          />
        </div>
        <family.Fields form={form} onChange={setForm} />
      </div>
      {gap === null ? null : <p className="device-gap">{t(`devices.${gap}`)}</p>}
      <div className="dialog-actions">
        {setting ? (
          <Button
            size="large"
            tone="quiet"
            icon={Trash2}
            label={t('common.remove')}
            onPress={() => setStep('remove')}
          />
        ) : null}
        <Button size="large" tone="quiet" onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button size="large" tone="primary" posting isDisabled={gap !== null} onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </Dialog>
  );
}
