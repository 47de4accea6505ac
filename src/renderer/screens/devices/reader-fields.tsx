import { useTranslation } from 'react-i18next';
import { numberFormats } from '../../../shared/domain/cards/card.ts';
import { Select } from '../../components/index.ts';
import { framings, type ReaderForm, readerSpeeds } from './reader-form.ts';
import { SerialPort } from './serial-port.tsx';

/** What a reader of the chosen kind has to be told. */
export function ReaderFields(props: {
  readonly form: ReaderForm;
  readonly onChange: (form: ReaderForm) => void;
}) {
  const { t } = useTranslation('owner');
  const { form } = props;
  const change = (changes: Partial<ReaderForm>) => props.onChange({ ...form, ...changes });
  return (
    <div className="device-fields">
      {form.kind === 'serial' ? <SerialPort path={form.path} onChange={(path) => change({ path })} /> : null}
      <div
        className="device-pair"
        data-trio={form.kind === 'serial' || undefined}
        data-single={form.kind !== 'serial' || undefined}
      >
        {form.kind === 'serial' ? (
          <Select
            label={t('devices.framing')}
            value={form.framing}
            options={framings.map((value) => ({ value, label: t(`devices.framings.${value}`) }))}
            onChange={(framing) => change({ framing })}
          />
        ) : null}
        <Select
          label={t('devices.format')}
          value={form.format}
          options={numberFormats.map((value) => ({ value, label: t(`devices.formats.${value}`) }))}
          onChange={(format) => change({ format })}
        />
        {form.kind === 'serial' ? (
          <Select
            label={t('devices.baudRate')}
            value={String(form.baudRate)}
            options={readerSpeeds.map((speed) => ({ value: String(speed), label: String(speed) }))}
            onChange={(value) =>
              change({ baudRate: readerSpeeds.find((speed) => String(speed) === value) ?? 9600 })
            }
          />
        ) : null}
      </div>
    </div>
  );
}
