import './device-fields.css';
import { useTranslation } from 'react-i18next';
import { Select } from '../../components/index.ts';
import { type DisplayForm, dialects, displaySpeeds } from './display-form.ts';
import { SerialPort } from './serial-port.tsx';
import { SpeedSelect } from './speed-select.tsx';

/** What a pole display of the chosen kind has to be told. */
export function DisplayFields(props: {
  readonly form: DisplayForm;
  readonly onChange: (form: DisplayForm) => void;
}) {
  const { t } = useTranslation('owner');
  const { form } = props;
  if (form.kind === 'simulated') return null;
  const change = (changes: Partial<DisplayForm>) => props.onChange({ ...form, ...changes });
  return (
    <div className="device-fields">
      {form.byHand ? <SerialPort path={form.path} onChange={(path) => change({ path })} /> : null}
      <div className="device-pair">
        <Select
          label={t('devices.dialect')}
          value={form.dialect}
          options={dialects.map((value) => ({ value, label: t(`devices.dialects.${value}`) }))}
          onChange={(dialect) => change({ dialect })}
        />
        <SpeedSelect
          speed={form.baudRate}
          speeds={displaySpeeds}
          onChange={(baudRate) => change({ baudRate })}
        />
      </div>
    </div>
  );
}
