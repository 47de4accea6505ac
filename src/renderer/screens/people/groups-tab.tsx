import { Download, Pencil, Plus, RefreshCw, Send, Trash2, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView, PeopleChoices } from '../../../shared/contract/people.ts';
import { Button, Confirm, EmptyState, Panel } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { callAndSay } from '../../posting.ts';
import { call } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { sayDone } from '../say-done.ts';
import { querySentence } from './clause-words.ts';
import { ExportDialog, saveExport } from './export-dialog.tsx';
import type { PeopleLists } from './people-screen.tsx';
import { SendDialog } from './send-dialog.tsx';
import { TaskPanel } from './task-panel.tsx';
import { useTask } from './use-task.ts';

type Asked = 'send' | 'export' | 'exportAll' | 'remove' | null;

/** The groups with their share of all members, and what can be done with one. */
export function GroupsTab(props: {
  readonly people: PeopleLists | null;
  readonly choices: PeopleChoices | null;
  readonly selected: string | null;
  readonly onSelect: (group: string) => void;
  readonly onChanged: () => void;
  readonly onEdit: (group: GroupView | null) => void;
  readonly onSee: (group: GroupView) => void;
}) {
  const { t } = useTranslation('people');
  const { people, choices, onChanged } = props;
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const { task, follow, forget } = useTask((ended) => {
    onChanged();
    if (ended.file) void saveExport(ended.file);
    return ended.kind !== 'count';
  });
  const group = people?.groups.find((one) => one.group === props.selected) ?? people?.groups[0] ?? null;
  const count = async () => {
    if (await callAndSay('group.count', {})) follow();
  };
  // A group that was never counted is counted when it is first seen; so are the words that members have told.
  const isNew =
    people !== null &&
    choices !== null &&
    (choices.areas === null || people.groups.some(({ counted }) => counted === null));
  useEffect(() => {
    if (!isNew) return;
    // Something else that is at work is no news to whoever only looks.
    void call('group.count', {}).then((started) => {
      if (started.kind === 'done') follow();
    });
  }, [isNew, follow]);
  const remove = async (removed: GroupView) => {
    close();
    if (!(await callAndSay('group.remove', { group: removed.group }))) return;
    sayDone(t('groups.removed'));
    onChanged();
  };
  const started = () => {
    close();
    follow();
  };

  return (
    <div className="people">
      <Panel className="people-list">
        <div className="people-bar">
          <Button size="small" icon={Plus} onPress={() => props.onEdit(null)}>
            {t('groups.add')}
          </Button>
          <Button size="small" tone="quiet" icon={RefreshCw} onPress={() => void count()}>
            {t('groups.count')}
          </Button>
          <Button
            size="small"
            tone="quiet"
            icon={Download}
            label={t('export.title')}
            onPress={() => setAsked('exportAll')}
          />
        </div>
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="people-rows scrolls" role="group" aria-label={t('groups.list')} tabIndex={0}>
          <Row name={t('groups.all')} count={people?.members ?? null} of={people?.members ?? 0} />
          {people?.groups.map((one) => (
            <Row
              key={one.group}
              name={one.name}
              count={one.counted}
              of={people.members}
              isSelected={one === group}
              onSelect={() => props.onSelect(one.group)}
            />
          ))}
        </div>
        {task ? <TaskPanel task={task} onClose={forget} /> : null}
      </Panel>
      {group ? (
        <GroupDetail
          group={group}
          people={people}
          choices={choices}
          onSee={() => props.onSee(group)}
          onEdit={() => props.onEdit(group)}
          onAsk={setAsked}
        />
      ) : (
        <Panel className="people-detail">
          {people ? (
            <EmptyState icon={Users} title={t('groups.empty')}>
              {t('groups.emptyLine')}
            </EmptyState>
          ) : null}
        </Panel>
      )}
      {asked === 'send' && group ? (
        <SendDialog group={group} choices={choices} onStarted={started} onClose={close} />
      ) : null}
      {asked === 'export' || asked === 'exportAll' ? (
        <ExportDialog group={asked === 'export' ? group : null} onStarted={started} onClose={close} />
      ) : null}
      {asked === 'remove' && group ? (
        <Confirm
          title={t('groups.removeTitle', { name: group.name })}
          confirm={t('groups.remove')}
          tone="danger"
          onConfirm={() => void remove(group)}
          onCancel={close}
        >
          <p>{t('groups.removeLine')}</p>
        </Confirm>
      ) : null}
    </div>
  );
}

/** A name, a number, and the number as a bar. */
function Row(props: {
  readonly name: string;
  readonly count: number | null;
  readonly of: number;
  readonly isSelected?: boolean;
  readonly onSelect?: () => void;
}) {
  const format = useFormat();
  const share = props.count === null || props.of === 0 ? 0 : props.count / props.of;
  const inside = (
    <>
      <span className="people-row-line">
        <span className="people-row-name">{props.name}</span>
        <span className="people-row-count">{props.count === null ? '…' : format.count(props.count)}</span>
      </span>
      <span className="people-share" aria-hidden>
        <span className="people-share-bar" style={{ '--share': share } as object} />
      </span>
    </>
  );
  if (!props.onSelect) return <div className="people-row">{inside}</div>;
  return (
    <PlainButton className="people-row" isPressed={props.isSelected ?? false} onPress={props.onSelect}>
      {inside}
    </PlainButton>
  );
}

function GroupDetail(props: {
  readonly group: GroupView;
  readonly people: PeopleLists | null;
  readonly choices: PeopleChoices | null;
  readonly onSee: () => void;
  readonly onEdit: () => void;
  readonly onAsk: (asked: Asked) => void;
}) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { group } = props;
  const of = props.people?.members ?? 0;
  const percent = group.counted === null || of === 0 ? null : Math.round((group.counted / of) * 100);
  return (
    <Panel className="people-detail" accent>
      <div className="people-about scrolls" tabIndex={0} role="group" aria-label={group.name}>
        <h2 className="people-name">{group.name}</h2>
        <p className="people-sentence">{querySentence(group.query, props.choices, t, format)}</p>
        <p className="people-count">
          {group.counted === null ? '…' : t('members', { count: group.counted })}
        </p>
        <p className="soft">
          {group.countedMs === null || percent === null
            ? t('groups.neverCounted')
            : `${t('groups.share', { percent })} · ${t('groups.countedAt', { time: format.dateTime(group.countedMs) })}`}
        </p>
      </div>
      <div className="people-deeds">
        <Button icon={Users} onPress={props.onSee}>
          {t('groups.see')}
        </Button>
        <Button icon={Send} onPress={() => props.onAsk('send')}>
          {t('groups.send')}
        </Button>
        <Button tone="quiet" icon={Pencil} onPress={props.onEdit}>
          {t('groups.edit')}
        </Button>
        <Button tone="quiet" icon={Download} onPress={() => props.onAsk('export')}>
          {t('groups.export')}
        </Button>
        <Button tone="quiet" icon={Trash2} onPress={() => props.onAsk('remove')}>
          {t('groups.remove')}
        </Button>
      </div>
    </Panel>
  );
}
