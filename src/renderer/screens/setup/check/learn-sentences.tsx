import { useTranslation } from 'react-i18next';
import { isNumberFormat } from '../../../../shared/domain/cards/card.ts';
import type { LearnSentence } from '../../../../shared/domain/cards/learn/sentences.ts';

/** Every blank of every sentence, so that each has what it needs. */
const blanks = { text: '', gap: '', seen: '', key: '', least: '', most: '', first: '', second: '', count: 0 };

/** What learn mode says, in words. */
export function LearnSentences(props: {
  readonly says: readonly LearnSentence[];
  /** Without a list around it: one sentence. */
  readonly plain?: boolean;
}) {
  const { t } = useTranslation('check');
  const { t: ofOwner } = useTranslation('owner');
  const sentences = props.says.map(({ key, values }) => {
    const format = values['format'];
    const name = isNumberFormat(format) ? ofOwner(`devices.formats.${format}`) : '';
    return { key, text: t(`says.${key}`, { ...blanks, ...values, name }) };
  });
  if (props.plain) return <span>{sentences.map(({ text }) => text).join(' ')}</span>;
  return (
    <ul className="check-says">
      {sentences.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}
