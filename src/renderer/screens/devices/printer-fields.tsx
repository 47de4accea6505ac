import { useTranslation } from 'react-i18next';
import { Field, Segmented, Select } from '../../components/index.ts';
import { type PrinterForm, paperWidths, printerSpeeds } from './printer-form.ts';
import { SerialPort } from './serial-port.tsx';

/** What a printer of the chosen kind has to be told. */
export function PrinterFields(props: {
  readonly form: PrinterForm;
  readonly onChange: (form: PrinterForm) => void;
}) {
  const { t } = useTranslation('owner');
  const { form } = props;
  const change = (changes: Partial<PrinterForm>) => props.onChange({ ...form, ...changes });
  return (
    <div className="device-fields">
      {form.kind === 'tcp' ? (
        <div className="device-pair" data-uneven>
          <Field
            label={t('devices.host')}
            placeholder={t('devices.hostExample')}
            value={form.host}
            maxLength={253}
            onChange={(host) => change({ host })}
          />
          <Field
            label={t('devices.port')}
            inputMode="numeric"
            value={form.port}
            maxLength={5}
            onChange={(port) => change({ port })}
          />
        </div>
      ) : null}
      {form.kind === 'serial' ? <SerialPort path={form.path} onChange={(path) => change({ path })} /> : null}
      {form.kind === 'file' ? (
        <Field
          label={t('devices.pathFile')}
          placeholder={t('devices.pathFileExample')}
          value={form.path}
          onChange={(path) => change({ path })}
        />
      ) : null}
      <div className="device-pair" data-single={form.kind !== 'serial' || undefined}>
        <Segmented
          label={t('devices.width')}
          showLabel
          value={String(form.width)}
          options={paperWidths.map((width) => ({
            value: String(width),
            label: t('devices.widthMm', { width }),
          }))}
          onChange={(value) => change({ width: value === '58' ? 58 : 80 })}
        />
        {form.kind === 'serial' ? (
          <Select
            label={t('devices.baudRate')}
            value={String(form.baudRate)}
            options={printerSpeeds.map((speed) => ({ value: String(speed), label: String(speed) }))}
            onChange={(value) =>
              change({ baudRate: printerSpeeds.find((speed) => String(speed) === value) ?? 9600 })
            }
          />
        ) : null}
      </div>
    </div>
  );
}
