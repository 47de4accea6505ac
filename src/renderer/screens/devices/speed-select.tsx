import { useTranslation } from 'react-i18next';
import { Select } from '../../components/index.ts';

/** Bits in a second of a serial line. */
export function SpeedSelect<Speed extends number>(props: {
  readonly speed: Speed;
  readonly speeds: readonly Speed[];
  readonly onChange: (speed: Speed) => void;
}) {
  const { t } = useTranslation('owner');
  return (
    <Select
      label={t('devices.baudRate')}
      value={String(props.speed)}
      options={props.speeds.map((speed) => ({ value: String(speed), label: String(speed) }))}
      onChange={(value) => {
        const chosen = props.speeds.find((speed) => String(speed) === value);
        if (chosen !== undefined) props.onChange(chosen);
      }}
    />
  );
}
