import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportProblem, ImportReport, ImportView } from '../../../shared/contract/people.ts';
import { Button, Chip, Confirm, Panel, Table } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';

const counts = ['rows', 'enrolled', 'filled', 'known_', 'repeated', 'failed', 'listed'] as const;

/** What an import would do, or did, row by row where something is wrong. */
export function ImportResult(props: {
  readonly run: ImportView;
  readonly task: ReactNode;
  readonly isBusy: boolean;
  readonly onStarted: () => void;
  readonly onColumns: () => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('people');
  const { run } = props;
  const [isAsked, setAsked] = useState(false);
  const report = run.report;
  const start = async (method: 'import.run' | 'import.undo') => {
    setAsked(false);
    if (await callAndSay(method, { run: run.run })) props.onStarted();
  };
  const drop = async () => {
    if (await callAndSay('import.drop', { run: run.run })) props.onBack();
  };
  return (
    <div className="people people-result">
      <Panel className="people-detail" accent>
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="people-about scrolls" role="group" aria-label={run.name} tabIndex={0}>
          <h2 className="people-heading">{run.name}</h2>
          <p>
            {run.state === 'checked' ? (
              t('import.dryLead')
            ) : (
              <Chip tone={run.state === 'done' ? 'good' : 'neutral'}>{t(`import.states.${run.state}`)}</Chip>
            )}
          </p>
          {report ? <Counts report={report} hasList={(run.settings?.list ?? null) !== null} /> : null}
        </div>
        {props.task}
        <div className="people-deeds">
          {run.state === 'checked' ? (
            <>
              <Button tone="primary" isDisabled={props.isBusy} onPress={() => void start('import.run')}>
                {t('import.run')}
              </Button>
              <Button tone="quiet" isDisabled={props.isBusy} onPress={props.onColumns}>
                {t('import.again')}
              </Button>
              <Button tone="quiet" isDisabled={props.isBusy} onPress={() => void drop()}>
                {t('import.drop')}
              </Button>
            </>
          ) : null}
          {run.state === 'running' ? (
            <Button tone="primary" isDisabled={props.isBusy} onPress={() => void start('import.run')}>
              {t('import.resume')}
            </Button>
          ) : null}
          {run.state === 'running' || run.state === 'done' || run.state === 'undoing' ? (
            <Button tone="quiet" isDisabled={props.isBusy} onPress={() => setAsked(true)}>
              {t('import.undo')}
            </Button>
          ) : null}
          {run.state === 'checked' ? null : (
            <Button tone="quiet" onPress={props.onBack}>
              {t('import.finished')}
            </Button>
          )}
        </div>
      </Panel>
      <Panel className="people-list">
        <h2 className="people-heading">{t('import.problems')}</h2>
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="people-rows scrolls" role="group" aria-label={t('import.problems')} tabIndex={0}>
          {report && report.problems.length > 0 ? (
            <Problems problems={report.problems} run={run} />
          ) : (
            <p className="soft">{t('import.noProblems')}</p>
          )}
        </div>
      </Panel>
      {isAsked ? (
        <Confirm
          title={t('import.undoTitle')}
          confirm={t('import.undo')}
          tone="danger"
          onConfirm={() => void start('import.undo')}
          onCancel={() => setAsked(false)}
        >
          <p>{t('import.undoLine')}</p>
        </Confirm>
      ) : null}
    </div>
  );
}

function Counts({ report, hasList }: { readonly report: ImportReport; readonly hasList: boolean }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <dl className="people-counts">
      {counts
        .filter((name) => hasList || name !== 'listed')
        .map((name) => (
          <div key={name} data-bad={(name === 'failed' && report.failed > 0) || undefined}>
            <dt>{t(`import.${name}`)}</dt>
            <dd>{format.count(report[name === 'known_' ? 'known' : name])}</dd>
          </div>
        ))}
    </dl>
  );
}

function Problems({
  problems,
  run,
}: {
  readonly problems: readonly ImportProblem[];
  readonly run: ImportView;
}) {
  const { t } = useTranslation('people');
  const columnOf = ({ column }: ImportProblem) => {
    const field = column === null ? null : (run.settings?.columns[column] ?? null);
    return field === null ? '' : t(`columns.${field}`);
  };
  return (
    <Table
      caption={t('import.problems')}
      rows={problems}
      keyOf={({ row, column, kind }) => `${row} ${String(column)} ${kind}`}
      columns={[
        { id: 'row', title: t('import.row'), isNumber: true, cell: ({ row }) => row },
        { id: 'column', title: t('import.place'), cell: columnOf },
        {
          id: 'kind',
          title: t('import.problem'),
          cell: ({ kind, earlier }) => t(`problems.${kind}`, { row: earlier ?? '' }),
        },
        { id: 'found', title: t('import.found'), cell: ({ found }) => found },
      ]}
    />
  );
}
