import { ChevronDown, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupMember, GroupView } from '../../../shared/contract/people.ts';
import { Button, EmptyState, Page, Panel, Table } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';

/** Who is in a group now, page by page. */
export function GroupMembers({ group, onBack }: { readonly group: GroupView; readonly onBack: () => void }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [members, setMembers] = useState<readonly GroupMember[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  useEffect(() => {
    void callAndSay('group.members', { group: group.group, after: '' }).then((page) => {
      if (!page) return;
      setMembers(page.value.members);
      setNext(page.value.next);
    });
  }, [group.group]);
  const more = async (after: string) => {
    const page = await callAndSay('group.members', { group: group.group, after });
    if (!page) return;
    setMembers([...(members ?? []), ...page.value.members]);
    setNext(page.value.next);
  };

  return (
    <Page title={`${t('title')} · ${group.name}`} onBack={onBack}>
      <Panel className="people-members">
        {members?.length === 0 ? <EmptyState icon={Users} title={t('page.empty')} /> : null}
        {members && members.length > 0 ? (
          <Table
            caption={group.name}
            rows={members}
            keyOf={({ member }) => member}
            columns={[
              { id: 'name', title: t('page.name'), cell: ({ name }) => name || t('noName') },
              { id: 'phone', title: t('page.phone'), cell: ({ phone }) => phone ?? '' },
              { id: 'visits', title: t('page.visits'), isNumber: true, cell: ({ visits }) => visits },
              {
                id: 'last',
                title: t('page.lastVisit'),
                isNumber: true,
                cell: ({ lastVisitOn }) => (lastVisitOn ? format.date(lastVisitOn) : t('page.never')),
              },
            ]}
          />
        ) : null}
        {next !== null ? (
          <Button tone="quiet" icon={ChevronDown} onPress={() => void more(next)}>
            {t('page.more')}
          </Button>
        ) : null}
      </Panel>
    </Page>
  );
}
