import { useTranslation } from 'react-i18next';
import { Segmented } from '../../../components/index.ts';

export type Answer = 'yes' | 'no' | 'none';

/** What only a person can see: yes, no, and where it makes sense that there is no such thing. */
export function Question(props: {
  readonly words: string;
  readonly answer: Answer | null;
  /** What the third answer is called; absent: there is none. */
  readonly none?: string;
  /** What to do after a no. */
  readonly advice?: string;
  readonly onAnswer: (answer: Answer) => void;
}) {
  const { t } = useTranslation('check');
  const options = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
    ...(props.none === undefined ? [] : [{ value: 'none', label: props.none }]),
  ] as const;
  return (
    <div className="check-question">
      <div className="check-question-line">
        <p>{props.words}</p>
        <Segmented
          label={props.words}
          value={props.answer ?? ''}
          options={options}
          onChange={(value) => props.onAnswer(value === 'yes' || value === 'no' ? value : 'none')}
        />
      </div>
      {props.answer === 'no' && props.advice ? (
        <p className="check-advice" role="status">
          {props.advice}
        </p>
      ) : null}
    </div>
  );
}
