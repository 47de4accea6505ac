import { useState } from 'react';
import { formatWeekday, isLocalDate, readDate, writeDate } from '../../shared/kernel/dates.ts';
import { useView } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { Field } from './field.tsx';

/**
 * A day, written as the shop counts its years; what was understood is said below. `value` and what is answered are days
 * in ISO form, empty, or, where what was typed is no day, the text as it was typed.
 */
export function DateField(props: {
  readonly label: string;
  readonly value: string;
  readonly error?: string | null;
  readonly onChange: (date: string) => void;
}) {
  const format = useFormat();
  const { shop, businessDate } = useView();
  const era = shop?.era ?? 'gregorian';
  const { value } = props;
  const isDay = isLocalDate(value);
  const [typed, setTyped] = useState<string | null>(null);
  // What was typed stands as long as it means the same day.
  const stands = typed !== null && meant(typed) === value;
  return (
    <Field
      label={props.label}
      value={stands ? typed : isDay ? writeDate(value, era) : value}
      inputMode="numeric"
      maxLength={10}
      placeholder={writeDate(businessDate, era)}
      error={props.error ?? null}
      {...(isDay ? { hint: `${formatWeekday(value, format.language)} ${format.date(value)}` } : {})}
      onChange={(text) => {
        setTyped(text);
        props.onChange(meant(text));
      }}
    />
  );
}

const meant = (text: string): string => readDate(text) ?? text.trim();
