import { FileSpreadsheet, FileUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView, PeopleChoices } from '../../../shared/contract/people.ts';
import { Button, Chip, EmptyState, Panel } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';
import { ImportColumnsStep } from './import-columns.tsx';
import { ImportResult } from './import-result.tsx';
import { sendFile } from './send-file.ts';
import { TaskPanel } from './task-panel.tsx';
import { useTask } from './use-task.ts';

/** Bringing members in: choose a file, say what its columns are, see what would happen, let it happen. */
export function ImportTab(props: { readonly choices: PeopleChoices | null; readonly onChanged: () => void }) {
  const { onChanged } = props;
  const [runs, setRuns] = useState<readonly ImportView[] | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [isMapping, setMapping] = useState(false);
  const load = async () => {
    const found = await callAndSay('import.list', {});
    if (found) setRuns(found.value);
  };
  useEffect(() => {
    void callAndSay('import.list', {}).then((found) => {
      if (found) setRuns(found.value);
    });
  }, []);
  const { task, follow, forget } = useTask((ended) => {
    void load();
    onChanged();
    return ended.state !== 'done' || ended.kind === 'undo';
  });
  const run = runs?.find((one) => one.run === open) ?? null;
  const started = () => {
    setMapping(false);
    follow();
  };
  const panel = task ? <TaskPanel task={task} onClose={forget} /> : null;

  if (run && (run.state === 'received' || isMapping)) {
    return (
      <ImportColumnsStep
        run={run}
        choices={props.choices}
        task={panel}
        onStarted={started}
        onBack={() => {
          setMapping(false);
          setOpen(null);
        }}
      />
    );
  }
  if (run) {
    return (
      <ImportResult
        run={run}
        task={panel}
        isBusy={task?.state === 'running'}
        onStarted={started}
        onColumns={() => setMapping(true)}
        onBack={() => {
          setOpen(null);
          void load();
        }}
      />
    );
  }
  return (
    <ImportStart
      runs={runs}
      task={panel}
      onOpen={setOpen}
      onReceived={async (received) => {
        await load();
        setOpen(received);
      }}
    />
  );
}

function ImportStart(props: {
  readonly runs: readonly ImportView[] | null;
  readonly task: ReactNode;
  readonly onOpen: (run: string) => void;
  readonly onReceived: (run: string) => Promise<void>;
}) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState<{ readonly sent: number; readonly of: number } | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setSent({ sent: 0, of: file.size });
    const run = await sendFile(file, (bytes) => setSent({ sent: bytes, of: file.size }));
    setSent(null);
    if (run) await props.onReceived(run);
  };
  return (
    <div className="people">
      <Panel className="people-start" accent>
        <p>{t('import.lead')}</p>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          aria-label={t('import.choose')}
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button
          size="large"
          tone="primary"
          icon={FileUp}
          isDisabled={sent !== null}
          onPress={() => input.current?.click()}
        >
          {t('import.choose')}
        </Button>
        {sent ? (
          <div role="status">
            <span>{t('import.receiving')}</span>
            <progress
              className="people-progress"
              aria-label={t('import.receiving')}
              value={sent.sent}
              max={sent.of}
            />
          </div>
        ) : null}
        {props.task}
      </Panel>
      <Panel className="people-list">
        <h2 className="people-heading">{t('import.earlier')}</h2>
        {props.runs?.length === 0 ? <EmptyState icon={FileSpreadsheet} title={t('import.noneYet')} /> : null}
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="people-rows scrolls" role="group" aria-label={t('import.earlier')} tabIndex={0}>
          {props.runs?.map((run) => (
            <PlainButton
              key={run.run}
              className="people-row"
              isDisabled={run.state === 'receiving'}
              onPress={() => props.onOpen(run.run)}
            >
              <span className="people-row-line">
                <span className="people-row-name">{run.name}</span>
                <Chip tone={run.state === 'done' ? 'good' : run.state === 'running' ? 'warn' : 'neutral'}>
                  {t(`import.states.${run.state}`)}
                </Chip>
              </span>
              <span className="soft">{format.dateTime(run.madeMs)}</span>
            </PlainButton>
          ))}
        </div>
      </Panel>
    </div>
  );
}
