import './reason-field.css';
import { useTranslation } from 'react-i18next';
import { Button, Field } from '../components/index.ts';

/** Why something is done by hand: one of a few ready reasons, or the person's own words. */
export function ReasonField(props: {
  readonly ready: readonly string[];
  readonly value: string;
  readonly onChange: (reason: string) => void;
}) {
  const { t } = useTranslation('owner');
  return (
    <div className="reason">
      <Field
        label={t('common.reason')}
        hint={t('common.reasonHint')}
        value={props.value}
        maxLength={120}
        onChange={props.onChange}
      />
      <div className="reason-ready" role="group" aria-label={t('common.reason')}>
        {props.ready.map((reason) => (
          <Button
            key={reason}
            size="small"
            tone={reason === props.value ? 'primary' : 'secondary'}
            onPress={() => props.onChange(reason)}
          >
            {reason}
          </Button>
        ))}
      </div>
    </div>
  );
}
