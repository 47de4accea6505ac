import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView, PeopleChoices, Tally } from '../../../shared/contract/people.ts';
import type { Query } from '../../../shared/domain/members/query.ts';
import { exponentOf } from '../../../shared/kernel/money.ts';
import { Button, Field, Page, Panel, Segmented } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { call, useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { sayDone } from '../say-done.ts';
import { type ClauseDraft, draftOf, newDraft, queryOf } from './clause-draft.ts';
import { ClauseFields } from './clause-fields.tsx';
import { querySentence } from './clause-words.ts';

const mostClauses = 12;

/** A group in plain words: what its members have in common, and how many they are now. */
export function GroupEditor(props: {
  /** Null: a new one. */
  readonly group: GroupView | null;
  readonly choices: PeopleChoices | null;
  readonly onDone: (saved: string | null) => void;
}) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const exponent = exponentOf[useView().shop?.currency ?? 'VND'];
  const { group, choices } = props;
  const [name, setName] = useState(group?.name ?? '');
  const [match, setMatch] = useState<Query['match']>(group?.query.match ?? 'all');
  const [drafts, setDrafts] = useState<readonly ClauseDraft[]>(
    group ? group.query.clauses.map((one) => draftOf(one, exponent)) : [newDraft],
  );
  const query = queryOf(match, drafts, exponent);
  const tally = useTally(query);
  const save = async () => {
    if (!query || name.trim() === '') return;
    const saved = await callAndSay('group.save', { group: group?.group ?? null, name: name.trim(), query });
    if (!saved) return;
    sayDone(t('groups.saved'));
    props.onDone(saved.value.group);
  };
  const change = (index: number, draft: ClauseDraft) => setDrafts(drafts.with(index, draft));

  return (
    <Page
      title={t(group ? 'editor.title' : 'editor.newTitle')}
      onBack={() => props.onDone(null)}
      actions={
        <Button tone="primary" isDisabled={!query || name.trim() === ''} onPress={() => void save()}>
          {t('save')}
        </Button>
      }
    >
      <div className="people-editor">
        <Panel className="people-editor-form">
          <div className="people-editor-head">
            <Field label={t('editor.name')} value={name} maxLength={60} onChange={setName} />
            <Segmented
              label={t('editor.who')}
              showLabel
              value={match}
              options={(['all', 'any'] as const).map((value) => ({
                value,
                label: t(`editor.match.${value}`),
              }))}
              onChange={setMatch}
            />
          </div>
          <ol className="people-clauses">
            {drafts.map((draft, index) => (
              <ClauseFields
                // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place.
                key={index}
                number={index + 1}
                draft={draft}
                choices={choices}
                onChange={(changed) => change(index, changed)}
                onRemove={drafts.length > 1 ? () => setDrafts(drafts.toSpliced(index, 1)) : null}
              />
            ))}
          </ol>
          <Button
            size="small"
            icon={Plus}
            isDisabled={drafts.length >= mostClauses}
            onPress={() => setDrafts([...drafts, newDraft])}
          >
            {t('editor.add')}
          </Button>
        </Panel>
        <Panel className="people-editor-sum">
          <p className="people-sentence">
            {query ? querySentence(query, choices, t, format) : t('editor.incomplete')}
          </p>
          <p className="people-tally" role="status">
            {query ? <TallyWords tally={tally} /> : null}
          </p>
        </Panel>
      </div>
    </Page>
  );
}

function TallyWords({ tally }: { readonly tally: Tally | null }) {
  const { t } = useTranslation('people');
  if (tally === null || tally.count === null) return t('editor.counting');
  return t('editor.tally', { count: tally.count, of: tally.of });
}

const settleMs = 400;

/** Asks once the question has stood still for a moment. */
function useTally(query: Query | null): Tally | null {
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly tally: Tally } | null>(null);
  const asked = query === null ? null : JSON.stringify(query);
  useEffect(() => {
    if (asked === null) return;
    let gone = false;
    const timer = setTimeout(() => {
      void call('group.tally', { query: JSON.parse(asked) as Query }).then((outcome) => {
        if (!gone && outcome.kind === 'done' && outcome.value.count !== null)
          setAnswer({ asked, tally: outcome.value });
      });
    }, settleMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return answer !== null && answer.asked === asked ? answer.tally : null;
}
