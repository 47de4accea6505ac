import './people.css';
import { LockKeyhole } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupView, ListView, PeopleChoices } from '../../../shared/contract/people.ts';
import { EmptyState, Page, Segmented } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { GroupEditor } from './group-editor.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { ImportTab } from './import-tab.tsx';

export interface PeopleLists {
  readonly groups: readonly GroupView[];
  readonly lists: readonly ListView[];
  readonly members: number;
}

type Place =
  | { readonly at: 'groups' | 'imports' }
  | { readonly at: 'editor'; readonly group: GroupView | null }
  | { readonly at: 'members'; readonly group: GroupView };

/** Who the members are: groups of them, and the way in and out for lists. */
export function PeopleScreen() {
  const { t } = useTranslation(['people', 'owner']);
  const { signedIn } = useView();
  const [place, setPlace] = useState<Place>({ at: 'groups' });
  const [people, setPeople] = useState<PeopleLists | null>(null);
  const [choices, setChoices] = useState<PeopleChoices | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const isOwner = signedIn?.role === 'owner';
  useEffect(() => {
    if (!isOwner) return;
    let gone = false;
    void callAndSay('group.list', {}).then((found) => {
      if (found && !gone) setPeople(found.value);
    });
    void callAndSay('people.choices', {}).then((found) => {
      if (found && !gone) setChoices(found.value);
    });
    return () => {
      gone = true;
    };
  }, [isOwner]);
  const load = () => {
    void callAndSay('group.list', {}).then((found) => {
      if (found) setPeople(found.value);
    });
    void callAndSay('people.choices', {}).then((found) => {
      if (found) setChoices(found.value);
    });
  };

  if (!isOwner) {
    return (
      <Page title={t('title')}>
        <EmptyState icon={LockKeyhole} title={t('owner:common.ownerOnly')} />
      </Page>
    );
  }
  if (place.at === 'editor') {
    const done = (saved: string | null) => {
      if (saved !== null) {
        setSelected(saved);
        load();
      }
      setPlace({ at: 'groups' });
    };
    return <GroupEditor group={place.group} choices={choices} onDone={done} />;
  }
  if (place.at === 'members')
    return <GroupMembers group={place.group} onBack={() => setPlace({ at: 'groups' })} />;
  return (
    <Page
      title={t('title')}
      actions={
        <Segmented
          label={t('tabs.label')}
          value={place.at}
          options={(['groups', 'imports'] as const).map((value) => ({ value, label: t(`tabs.${value}`) }))}
          onChange={(at) => setPlace({ at })}
        />
      }
    >
      {place.at === 'groups' ? (
        <GroupsTab
          people={people}
          choices={choices}
          selected={selected}
          onSelect={setSelected}
          onChanged={load}
          onEdit={(group) => setPlace({ at: 'editor', group })}
          onSee={(group) => setPlace({ at: 'members', group })}
        />
      ) : (
        <ImportTab choices={choices} onChanged={load} />
      )}
    </Page>
  );
}
