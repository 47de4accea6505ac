import './choice.css';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** An icon or a small drawing. */
  readonly picture?: ReactNode;
  readonly lang?: string;
}

/** A few large cards, one of them taken: for choices that deserve a picture or a sentence. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly ChoiceOption<Value>[];
  readonly onChange: (value: Value) => void;
  /** row: picture beside the words; column: picture above them. */
  readonly layout?: 'row' | 'column';
  readonly columns?: 1 | 2 | 3 | 4 | 5;
}) {
  return (
    <RadioGroup
      className="choice"
      aria-label={props.label}
      data-columns={props.columns ?? 1}
      value={props.value}
      onChange={(value) => {
        const chosen = props.options.find((option) => option.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      {props.options.map((option) => (
        <Radio
          key={option.value}
          value={option.value}
          className="choice-card"
          data-layout={props.layout ?? 'row'}
        >
          {option.picture === undefined ? null : <span className="choice-picture">{option.picture}</span>}
          <span className="choice-words">
            <span className="choice-title" lang={option.lang}>
              {option.title}
            </span>
            {option.detail === undefined ? null : <span className="choice-detail">{option.detail}</span>}
          </span>
          <span className="choice-mark" aria-hidden>
            <Check />
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
