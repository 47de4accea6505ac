import { useCallback, useEffect, useRef, useState } from 'react';
import type { PeopleTask } from '../../../shared/contract/people.ts';
import { call } from '../../stores/terminal.ts';

const askEveryMs = 300;

/**
 * Follows what runs in the background until it ends. `follow` says that something was started; `ended` hears the end
 * once and answers whether it is still to be shown.
 */
export function useTask(ended: (task: PeopleTask) => boolean): {
  readonly task: PeopleTask | null;
  readonly follow: () => void;
  readonly forget: () => void;
} {
  const [task, setTask] = useState<PeopleTask | null>(null);
  const [starts, setStarts] = useState(0);
  const hear = useRef(ended);
  useEffect(() => {
    hear.current = ended;
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    // What ended before this screen was opened is no news.
    let isOurs = starts > 0;
    const look = async () => {
      const outcome = await call('people.task', {});
      if (gone) return;
      const found = outcome.kind === 'done' ? outcome.value : null;
      if (found?.state === 'running') {
        isOurs = true;
        setTask(found);
        timer = setTimeout(() => void look(), askEveryMs);
      } else if (found && isOurs) {
        setTask(hear.current(found) ? found : null);
      }
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [starts]);

  const follow = useCallback(() => setStarts((count) => count + 1), []);
  const forget = useCallback(() => setTask(null), []);
  return { task, follow, forget };
}
