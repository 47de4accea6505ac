import { useEffect, useMemo, useState } from 'react';
import type { Known } from '../../../shared/domain/programme/describe.ts';
import { useCatalogue } from '../../stores/catalogue.ts';
import { call, useView } from '../../stores/terminal.ts';
import type { Option } from './form-field.ts';

/** What programmes name by id and others keep: the groups and the items of the shop. */
export function useKnown(): Known {
  const items = useCatalogue();
  const groups = useGroups();
  return useMemo(
    () => ({
      groups: new Map((groups ?? []).map(({ value, label }) => [value, label])),
      items: new Map((items ?? []).map(({ id, name }) => [id, name])),
    }),
    [groups, items],
  );
}

/** Null: not known, or not for whoever looks. */
export function useGroups(): readonly Option[] | null {
  const isOwner = useView().signedIn?.role === 'owner';
  const [groups, setGroups] = useState<readonly Option[] | null>(null);
  useEffect(() => {
    if (!isOwner) return;
    let isCurrent = true;
    void call('group.list', {}).then((found) => {
      if (!isCurrent || found.kind !== 'done') return;
      setGroups(found.value.groups.map(({ group, name }) => ({ value: group, label: name })));
    });
    return () => {
      isCurrent = false;
    };
  }, [isOwner]);
  return groups;
}
