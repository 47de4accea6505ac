import { useCallback, useEffect, useRef, useState } from 'react';
import type { DailySheet } from '../../../shared/contract/view.ts';
import type { LocalDate } from '../../../shared/kernel/dates.ts';
import { callAndSay } from '../../posting.ts';
import { onPosted } from '../on-posted.ts';

/** The sheet of a day, asked for again when something was posted meanwhile; null until the first answer. */
export function useSheet(date: LocalDate): {
  readonly sheet: DailySheet | null;
  readonly reload: () => void;
} {
  const [sheet, setSheet] = useState<DailySheet | null>(null);
  const turn = useRef(0);
  const load = useCallback(async () => {
    const mine = ++turn.current;
    const reply = await callAndSay('day.sheet', { date });
    // An answer to an older question must not overwrite a newer one.
    if (mine === turn.current && reply) setSheet(reply.value);
  }, [date]);
  useEffect(() => {
    void load();
    return onPosted(() => void load());
  }, [load]);
  return { sheet, reload: () => void load() };
}
