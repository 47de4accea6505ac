import { useEffect, useRef, useState } from 'react';
import type { PeopleTask } from '../../../shared/contract/people.ts';
import { call } from '../../stores/terminal.ts';

const askEveryMs = 300;

/** Follows what runs in the background until it ends. `follow` begins to look; `ended` hears the end once. */
export function useTask(ended: (task: PeopleTask) => void): {
  readonly task: PeopleTask | null;
  readonly follow: () => void;
  readonly forget: () => void;
} {
  const [task, setTask] = useState<PeopleTask | null>(null);
  const [isFollowing, setFollowing] = useState(true);
  const hear = useRef(ended);
  hear.current = ended;

  useEffect(() => {
    if (!isFollowing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let ran = false;
    const look = async () => {
      const outcome = await call('people.task', {});
      if (gone) return;
      const found = outcome.kind === 'done' ? outcome.value : null;
      if (found?.state === 'running') {
        ran = true;
        setTask(found);
        timer = setTimeout(() => void look(), askEveryMs);
        return;
      }
      setFollowing(false);
      // What ended before this screen was opened is no news.
      if (found && (ran || follows.current)) {
        setTask(found);
        hear.current(found);
      }
      follows.current = false;
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [isFollowing]);

  const follows = useRef(false);
  return {
    task,
    follow: () => {
      follows.current = true;
      setFollowing(true);
    },
    forget: () => setTask(null),
  };
}
