import { useTranslation } from 'react-i18next';
import { Select } from '../components/index.ts';

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

export function ClosingHourSelect(props: {
  readonly hour: number;
  readonly onChange: (hour: number) => void;
  readonly isDisabled?: boolean;
}) {
  const { t } = useTranslation('owner');
  return (
    <Select
      label={t('setup.day.closingHour')}
      value={String(props.hour)}
      isDisabled={props.isDisabled ?? false}
      options={hours.map((hour) => ({
        value: hour,
        label: hour === '0' ? `00:00 · ${t('setup.day.midnight')}` : `${hour.padStart(2, '0')}:00`,
      }))}
      onChange={(hour) => props.onChange(Number(hour))}
    />
  );
}
