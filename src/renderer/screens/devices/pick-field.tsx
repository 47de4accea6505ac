import './pick-field.css';
import { ChevronRight, type LucideIcon } from 'lucide-react';
import { PlainButton } from '../../components/plain-button.tsx';

/** Looks like a field and opens a list to choose from. */
export function PickField(props: {
  readonly label: string;
  readonly value: string;
  /** Second line, smaller. */
  readonly detail?: string;
  readonly icon?: LucideIcon;
  readonly onPress: () => void;
}) {
  const Icon = props.icon;
  const spoken = [props.value, props.detail].filter(Boolean).join(', ');
  return (
    <div className="field">
      <span className="field-label" aria-hidden>
        {props.label}
      </span>
      <PlainButton className="field-input pick" label={`${props.label}: ${spoken}`} onPress={props.onPress}>
        {Icon ? <Icon aria-hidden /> : null}
        <span className="pick-words">
          <span className="pick-value">{props.value}</span>
          {props.detail ? <span className="pick-detail">{props.detail}</span> : null}
        </span>
        <ChevronRight aria-hidden />
      </PlainButton>
    </div>
  );
}
