import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HistoryLine } from '../../../shared/contract/view.ts';
import { useFormat } from '../../texts/format.ts';
import { kindIcons } from './kind-icons.ts';

export function HistoryRow(props: {
  readonly line: HistoryLine;
  readonly showDate: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { line } = props;
  const Icon = kindIcons[line.kind];
  const who = line.member ? line.member.name || t('history.noName') : t('history.noMember');
  return (
    <AriaButton
      className="history-row"
      data-reversed={line.reversed || undefined}
      aria-pressed={props.isSelected}
      onPress={props.onSelect}
    >
      <span className="history-icon" data-kind={line.kind}>
        <Icon aria-hidden />
      </span>
      <span className="history-words">
        <span className="history-who">{who}</span>
        <span className="history-row-what">
          {props.showDate ? format.dateTime(line.at) : format.time(line.at)} ·{' '}
          {/* That nobody was chosen stands above. */}
          {t(`history.lines.${line.kind === 'anonymousSale' ? 'sale' : line.kind}`)}
          {line.reversed ? ` · ${t('history.reversed')}` : ''}
        </span>
      </span>
      <span className="history-figures">
        {line.totalMinor === null ? null : (
          <span className="history-amount">{format.money(line.totalMinor)}</span>
        )}
        <span className="history-row-changes">
          {line.changes.map(({ unit, quantity }) => format.signedWithUnit(unit, quantity)).join(' · ')}
        </span>
      </span>
    </AriaButton>
  );
}
