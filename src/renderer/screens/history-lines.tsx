import './history-lines.css';
import { useTranslation } from 'react-i18next';
import type { HistoryLine } from '../../shared/contract/view.ts';
import { useFormat } from '../texts/format.ts';

/** A member's last events. Lines that find no room are left out whole, never cut. */
export function HistoryLines(props: {
  readonly title: string;
  readonly empty: string;
  readonly lines: readonly HistoryLine[];
}) {
  return (
    <section className="history-lines">
      <h2 className="visually-hidden">{props.title}</h2>
      {props.lines.length === 0 ? (
        <p className="soft">{props.empty}</p>
      ) : (
        <ul className="history-list">
          {props.lines.map((line, index) => (
            // By their place: the next guest's lines are written over these.
            <Line key={index} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: HistoryLine }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const changes = line.changes.map(({ unit, quantity }) => format.signedWithUnit(unit, quantity)).join(' · ');
  return (
    <li className="history-line" data-reversed={line.reversed || undefined}>
      <span className="history-date number">{format.date(line.date)}</span>
      <span className="history-what">
        {line.rewards[0] ? format.text(line.rewards[0]) : t(`kinds.${line.kind}`)}
        {line.reversed ? ` · ${t('member.takenBack')}` : ''}
      </span>
      <span className="history-money number">
        {line.totalMinor === null ? '' : format.money(line.totalMinor)}
      </span>
      <span className="history-changes number">{changes}</span>
    </li>
  );
}
