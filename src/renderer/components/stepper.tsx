import './stepper.css';
import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** A small count with one button either side. */
export function Stepper(props: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  const { t } = useTranslation('common');
  return (
    <div className="stepper" role="group" aria-label={props.label}>
      <span className="stepper-label">{props.label}</span>
      <Button
        size="small"
        icon={Minus}
        label={`${props.label}: ${t('actions.decrease')}`}
        isDisabled={props.value <= props.least}
        onPress={() => props.onChange(props.value - 1)}
      />
      <output className="stepper-value">{props.value}</output>
      <Button
        size="small"
        icon={Plus}
        label={`${props.label}: ${t('actions.increase')}`}
        isDisabled={props.value >= props.most}
        onPress={() => props.onChange(props.value + 1)}
      />
    </div>
  );
}
