import { Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { mostOwnLines } from '../../../../shared/contract/slip-look.ts';

/** The shop's own words; a line here is a line on paper. */
export function OwnLines(props: {
  readonly label: string;
  readonly example: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation('slips');
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={(value) => props.onChange(value.split('\n').slice(0, mostOwnLines).join('\n'))}
      maxLength={200}
    >
      <Label className="field-label">{props.label}</Label>
      <TextArea className="field-input slips-lines" rows={2} placeholder={props.example} spellCheck={false} />
      <Text slot="description" className="field-hint">
        {t('lines', { most: mostOwnLines })}
      </Text>
    </TextField>
  );
}
