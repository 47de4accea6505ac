import { useCallback, useEffect, useRef, useState } from 'react';
import type { RequestOf } from '../../../shared/contract/methods.ts';
import type { HistoryLine } from '../../../shared/contract/view.ts';
import { callAndSay } from '../../posting.ts';
import { onPosted } from '../on-posted.ts';

export const historyKinds = ['all', 'sales', 'rewards', 'corrections'] as const;
type Filter = Required<Pick<RequestOf<'history.list'>, 'member' | 'kind' | 'date'>>;

export interface History {
  /** Null while the first page is on its way. */
  readonly lines: readonly HistoryLine[] | null;
  readonly more: boolean;
  loadMore(): void;
  reload(): void;
}

/** The lines under a filter. They are asked for again when something was posted meanwhile. */
export function useHistory(filter: Filter): History {
  const [page, setPage] = useState<{ lines: readonly HistoryLine[]; more: boolean } | null>(null);
  const turn = useRef(0);
  const { member, kind, date } = filter;

  const load = useCallback(
    async (known: readonly HistoryLine[]) => {
      const mine = ++turn.current;
      const reply = await callAndSay('history.list', { member, kind, date, offset: known.length });
      // An answer to an older question must not overwrite a newer one.
      if (mine !== turn.current) return;
      const { lines, more } = reply?.value ?? { lines: [], more: false };
      setPage({ lines: [...known, ...lines], more });
    },
    [member, kind, date],
  );
  useEffect(() => {
    void load([]);
    return onPosted(() => void load([]));
  }, [load]);

  return {
    lines: page?.lines ?? null,
    more: page?.more ?? false,
    loadMore: () => void load(page?.lines ?? []),
    reload: () => void load([]),
  };
}
