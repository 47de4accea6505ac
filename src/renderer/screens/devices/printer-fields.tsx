import './device-fields.css';
import { useTranslation } from 'react-i18next';
import { Field, Segmented, Select } from '../../components/index.ts';
import { NetworkPlace } from './network-place.tsx';
import { drawerPins, type PrinterForm, paperWidths, printerSpeeds } from './printer-form.ts';
import { ProfileField } from './profile-field.tsx';
import { SerialPort } from './serial-port.tsx';
import { SpeedSelect } from './speed-select.tsx';

interface FieldsProps {
  readonly form: PrinterForm;
  readonly onChange: (form: PrinterForm) => void;
}

/** What a printer of the chosen kind has to be told. */
export function PrinterFields(props: FieldsProps) {
  const { t } = useTranslation('owner');
  const { form } = props;
  const change = (changes: Partial<PrinterForm>) => props.onChange({ ...form, ...changes });
  return (
    <div className="device-fields">
      <PrinterPlace {...props} />
      <div className="device-pair">
        <ProfileField profile={form.profile} width={form.width} onChange={change} />
        <Segmented
          label={t('devices.width')}
          showLabel
          value={String(form.width)}
          options={paperWidths.map((width) => ({
            value: String(width),
            label: t('devices.widthMm', { width }),
          }))}
          // A model has one width: of another, nothing more is known than its paper.
          onChange={(value) => change({ width: value === '58' ? 58 : 80, profile: '' })}
        />
        <Select
          label={t('devices.drawer')}
          value={form.drawer}
          options={drawerPins.map((value) => ({ value, label: t(`devices.drawers.${value}`) }))}
          onChange={(drawer) => change({ drawer })}
        />
        {form.kind === 'serial' ? (
          <SpeedSelect
            speed={form.baudRate}
            speeds={printerSpeeds}
            onChange={(baudRate) => change({ baudRate })}
          />
        ) : null}
      </div>
    </div>
  );
}

/** Where it is, as far as that is typed. */
function PrinterPlace({ form, onChange }: FieldsProps) {
  const { t } = useTranslation('owner');
  const change = (changes: Partial<PrinterForm>) => onChange({ ...form, ...changes });
  switch (form.kind) {
    case 'tcp':
      return <NetworkPlace host={form.host} port={form.port} onChange={change} />;
    case 'serial':
      return form.byHand ? <SerialPort path={form.path} onChange={(path) => change({ path })} /> : null;
    case 'file':
      return (
        <Field
          label={t('devices.pathFile')}
          placeholder={t('devices.pathFileExample')}
          value={form.path}
          onChange={(path) => change({ path })}
        />
      );
    case 'device':
      return form.byHand ? (
        <Field
          label={t('devices.pathDevice')}
          placeholder={t('devices.pathDeviceExample')}
          value={form.path}
          onChange={(path) => change({ path })}
        />
      ) : null;
    case 'usb':
    case 'queue':
    case 'simulated':
      return null;
  }
}
