import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '../../../shared/kernel/dates.ts';
import { Button } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';

/** A day near today, written as the shop writes days, with one button to the day before and one to the next. */
export function DayStepper(props: {
  readonly label: string;
  readonly value: LocalDate;
  readonly least: LocalDate;
  readonly most: LocalDate;
  readonly onChange: (date: LocalDate) => void;
}) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { label, value } = props;
  return (
    <div className="day-stepper" role="group" aria-label={label}>
      <span className="field-label">{label}</span>
      <span className="day-stepper-row">
        <Button
          size="small"
          icon={ChevronLeft}
          label={`${label}: ${t('actions.decrease')}`}
          isDisabled={value <= props.least}
          onPress={() => props.onChange(addDays(value, -1))}
        />
        <output className="day-stepper-day">
          <strong className="number">{format.date(value)}</strong>
          <span>{format.weekday(value)}</span>
        </output>
        <Button
          size="small"
          icon={ChevronRight}
          label={`${label}: ${t('actions.increase')}`}
          isDisabled={value >= props.most}
          onPress={() => props.onChange(addDays(value, 1))}
        />
      </span>
    </div>
  );
}
