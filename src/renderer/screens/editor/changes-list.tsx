import { useTranslation } from 'react-i18next';
import type { Change } from '../../../shared/domain/programme/difference.ts';
import { Chip, type Tone } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';

/** What was added, removed and changed, from what to what. */
export function ChangesList({
  changes,
  none,
}: {
  readonly changes: readonly Change[];
  readonly none: string;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  if (changes.length === 0) return <p className="soft">{none}</p>;
  return (
    <ul className="editor-changes">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.path} ${change.name.en}`}>
          <p className="editor-change-head">
            <Chip tone={tones[change.kind]}>{t(`difference.${change.kind}`)}</Chip>
            <b>{format.text(change.name)}</b>
            <span className="soft">
              {change.list === 'programme' ? t('lists.programme') : t(`lists.${change.list}`)}
            </span>
          </p>
          {change.from ? (
            <p className="editor-change-from">
              <span className="editor-small">{t('difference.from')}</span> {format.text(change.from)}
            </p>
          ) : null}
          {change.to ? (
            <p>
              <span className="editor-small">{t('difference.to')}</span> {format.text(change.to)}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const tones: Readonly<Record<Change['kind'], Tone>> = { added: 'good', removed: 'bad', changed: 'accent' };
