import { useTranslation } from 'react-i18next';
import type { PeopleTask } from '../../../shared/contract/people.ts';
import { Button, Panel } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';
import { useSentences } from '../../texts/refusal.ts';

/** What runs in the background, how far it is, and what came of it. */
export function TaskPanel({ task, onClose }: { readonly task: PeopleTask; readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  const isRunning = task.state === 'running';
  return (
    <Panel className="people-task">
      <div className="people-task-words" role="status">
        {isRunning ? <Progress task={task} /> : <Ending task={task} />}
      </div>
      <Button size="small" onPress={isRunning ? () => void callAndSay('people.stop', {}) : onClose}>
        {t(isRunning ? 'task.stop' : 'close')}
      </Button>
    </Panel>
  );
}

function Progress({ task }: { readonly task: PeopleTask }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const done = format.count(task.done);
  const words =
    task.total === null
      ? t('task.soFar', { done })
      : t('task.progress', { done, total: format.count(task.total) });
  return (
    <>
      <span className="people-task-title">
        {t(`task.${task.kind}`)} · {words}
      </span>
      <progress
        className="people-progress"
        aria-label={t(`task.${task.kind}`)}
        value={task.done}
        max={task.total ?? undefined}
      />
      <span className="soft">{t('task.counterGoesOn')}</span>
    </>
  );
}

function Ending({ task }: { readonly task: PeopleTask }) {
  const { t } = useTranslation('people');
  const sentences = useSentences();
  if (task.refusal) return <span className="people-task-title">{sentences.refusal(task.refusal)}</span>;
  const { result } = task;
  const words = {
    send: () => t('task.sent', { given: result['given'] ?? 0, already: result['already'] ?? 0 }),
    undo: () => t('task.undone', { taken: result['taken'] ?? 0, kept: result['kept'] ?? 0 }),
    export: () => t('task.exported', { members: result['members'] ?? 0 }),
    import: () => t('import.doneLead'),
    check: () => t('import.dryLead'),
    count: () => t('groups.list'),
  }[task.kind]();
  return (
    <span className="people-task-title">
      {task.state === 'stopped' ? `${t('task.stopped')} · ${words}` : words}
    </span>
  );
}
