import './history.css';
import { ChevronDown, ReceiptText, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryLine } from '../../../shared/contract/view.ts';
import { Button, EmptyState, Page, Panel, Segmented } from '../../components/index.ts';
import { useKeys } from '../../keys.ts';
import { useView } from '../../stores/terminal.ts';
import { EventDetail } from './event-detail.tsx';
import { HistoryRow } from './history-row.tsx';
import { historyKinds, useHistory } from './use-history.ts';

/** What happened, newest first, and what can still be done about it. */
export function HistoryScreen() {
  const { t } = useTranslation('owner');
  const { counter, businessDate } = useView();
  const chosenMember = counter.at === 'member' ? counter.member : null;
  const [member, setMember] = useState(chosenMember);
  const [kind, setKind] = useState<(typeof historyKinds)[number]>('all');
  const [period, setPeriod] = useState<'today' | 'allDays'>(chosenMember ? 'allDays' : 'today');
  const history = useHistory({
    member: member?.member ?? null,
    kind,
    date: period === 'today' ? businessDate : null,
  });
  const [selected, setSelected] = useState<string | null>(null);
  const { lines } = history;
  const line = lines?.find(({ event }) => event === selected) ?? lines?.[0] ?? null;
  const move = (by: number) => {
    if (!lines || !line) return;
    const next = lines[lines.indexOf(line) + by];
    if (next) setSelected(next.event);
  };
  useKeys({ ArrowUp: () => move(-1), ArrowDown: () => move(1) });

  return (
    <Page
      title={[t('history.title'), ...(member ? [member.name || t('history.noName')] : [])].join(' · ')}
      actions={
        <>
          {member ? (
            <Button icon={UserX} label={t('history.everyone')} onPress={() => setMember(null)} />
          ) : null}
          <Segmented
            label={t('history.kind')}
            value={kind}
            options={historyKinds.map((value) => ({ value, label: t(`history.kinds.${value}`) }))}
            onChange={setKind}
          />
          <Segmented
            label={t('history.period')}
            value={period}
            options={(['today', 'allDays'] as const).map((value) => ({
              value,
              label: t(`history.${value}`),
            }))}
            onChange={setPeriod}
          />
        </>
      }
    >
      <div className="history">
        {lines?.length === 0 ? (
          <Panel className="history-none">
            <EmptyState icon={ReceiptText} title={t('history.empty')}>
              {t(kind === 'all' && period === 'today' ? 'history.emptyToday' : 'history.emptyFilter')}
            </EmptyState>
          </Panel>
        ) : (
          <>
            <List
              lines={lines}
              selected={line}
              showDate={period === 'allDays'}
              onSelect={setSelected}
              more={history.more}
              onMore={() => history.loadMore()}
            />
            {line ? <EventDetail key={line.event} line={line} onChanged={() => history.reload()} /> : null}
          </>
        )}
      </div>
    </Page>
  );
}

function List(props: {
  readonly lines: readonly HistoryLine[] | null;
  readonly selected: HistoryLine | null;
  readonly showDate: boolean;
  readonly onSelect: (event: string) => void;
  readonly more: boolean;
  readonly onMore: () => void;
}) {
  const { t } = useTranslation('owner');
  return (
    <Panel className="history-panel">
      {props.lines === null ? <p className="soft">{t('common.loading')}</p> : null}
      {/* A scrolling area has to be reachable by keyboard. */}
      <div className="history-rows scrolls" role="group" aria-label={t('history.list')} tabIndex={0}>
        {props.lines?.map((line) => (
          <HistoryRow
            key={line.event}
            line={line}
            showDate={props.showDate}
            isSelected={line === props.selected}
            onSelect={() => props.onSelect(line.event)}
          />
        ))}
        {props.more ? (
          <Button tone="quiet" icon={ChevronDown} onPress={props.onMore}>
            {t('history.more')}
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}
