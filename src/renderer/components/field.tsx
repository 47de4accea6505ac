import './field.css';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import {
  Switch as AriaSwitch,
  FieldError,
  Input,
  Label,
  Radio,
  RadioGroup,
  Text,
  TextField,
} from 'react-aria-components';

interface Labelled {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
}

/** One line of text. `error` says what is wrong and what would be right. */
export function Field(
  props: Labelled & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly type?: 'text' | 'tel' | 'password' | 'date';
    readonly inputMode?: 'text' | 'numeric' | 'tel' | 'none';
    readonly placeholder?: string;
    readonly maxLength?: number;
    readonly autoFocus?: boolean;
    readonly isDisabled?: boolean;
  },
) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      inputMode={props.inputMode ?? 'text'}
      maxLength={props.maxLength ?? 200}
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      autoComplete="off"
      validationBehavior="aria"
    >
      <Label className="field-label">{props.label}</Label>
      <Input className="field-input" placeholder={props.placeholder ?? ''} spellCheck={false} />
      {props.hint && !props.error ? (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      ) : null}
      <FieldError className="field-error">{props.error}</FieldError>
    </TextField>
  );
}

/** A short list to choose one of. The system draws it, so that it works under every finger and screen reader. */
export function Select<Value extends string>(
  props: Labelled & {
    readonly value: Value;
    readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
    readonly onChange: (value: Value) => void;
    readonly isDisabled?: boolean;
  },
) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <span className="select">
        <select
          id={id}
          className="field-input"
          value={props.value}
          disabled={props.isDisabled}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            const chosen = props.options.find((option) => option.value === event.target.value);
            if (chosen) props.onChange(chosen.value);
          }}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden />
      </span>
      <span id={`${id}-note`} className={props.error ? 'field-error' : 'field-hint'}>
        {props.error ?? props.hint}
      </span>
    </div>
  );
}

/** A few choices side by side, one of them taken. */
export function Segmented<Value extends string>(props: {
  readonly label: string;
  /** Shows the label above; otherwise it is only spoken. */
  readonly showLabel?: boolean;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly lang?: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <RadioGroup
      className="field"
      aria-label={props.label}
      orientation="horizontal"
      value={props.value}
      onChange={(value) => {
        const chosen = props.options.find((option) => option.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      {props.showLabel ? <span className="field-label">{props.label}</span> : null}
      <span className="segmented">
        {props.options.map((option) => (
          <Radio key={option.value} value={option.value} className="segment">
            <span lang={option.lang}>{option.label}</span>
          </Radio>
        ))}
      </span>
    </RadioGroup>
  );
}

export function Switch(props: {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (on: boolean) => void;
  readonly isDisabled?: boolean;
}) {
  return (
    <AriaSwitch
      className="switch"
      isSelected={props.isOn}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    >
      <span className="switch-words">
        <span>{props.label}</span>
        {props.hint ? <span className="field-hint">{props.hint}</span> : null}
      </span>
      <span className="switch-track" aria-hidden>
        <span className="switch-thumb" />
      </span>
    </AriaSwitch>
  );
}
