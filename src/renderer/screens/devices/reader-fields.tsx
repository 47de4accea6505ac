import './device-fields.css';
import { useTranslation } from 'react-i18next';
import { numberFormats } from '../../../shared/domain/cards/card.ts';
import { Field, Select } from '../../components/index.ts';
import { framings, type ReaderForm, readerSpeeds } from './reader-form.ts';
import { SerialPort } from './serial-port.tsx';
import { SpeedSelect } from './speed-select.tsx';

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
      {form.kind === 'serial' && form.byHand ? (
        <SerialPort path={form.path} onChange={(path, portDevice) => change({ path, portDevice })} />
      ) : null}
      <div className="device-pair">
        {form.kind === 'serial' ? (
          <>
            <Select
              label={t('devices.framing')}
              value={form.framing}
              options={framings.map((value) => ({ value, label: t(`devices.framings.${value}`) }))}
              onChange={(framing) => change({ framing })}
            />
            <SpeedSelect
              speed={form.baudRate}
              speeds={readerSpeeds}
              onChange={(baudRate) => change({ baudRate })}
            />
          </>
        ) : null}
        <Select
          label={t('devices.format')}
          value={form.format}
          options={numberFormats.map((value) => ({ value, label: t(`devices.formats.${value}`) }))}
          onChange={(format) => change({ format })}
        />
        {form.kind === 'pcsc' ? null : (
          <div className="device-pair" data-tight>
            <Field
              label={t('devices.prefix')}
              value={form.prefix}
              maxLength={16}
              onChange={(prefix) => change({ prefix })}
            />
            <Field
              label={t('devices.suffix')}
              value={form.suffix}
              maxLength={16}
              onChange={(suffix) => change({ suffix })}
            />
          </div>
        )}
      </div>
    </div>
  );
}
