/** Long work beside the counter: one at a time, in slices, with progress, and stopped when somebody says so. */
import type { Refusal } from '../../shared/contract/frame.ts';
import type { PeopleTask, PeopleTaskKind } from '../../shared/contract/people.ts';
import { newId, type Random } from '../../shared/kernel/effects.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { DiskFullFault } from '../database/faults.ts';
import type { Log } from '../log.ts';

export interface Tasks {
  current(): PeopleTask | null;
  start(
    kind: PeopleTaskKind,
    about: string,
    work: (running: RunningTask) => Promise<TaskEnd>,
  ): Result<null, Refusal>;
  /** Asks the running task to end after its slice. */
  stop(): void;
  /** Stops for good; settles once nothing runs. */
  close(): Promise<void>;
}

export interface RunningTask {
  /** Tells how far it is. False: it shall end now. */
  progress(done: number, total: number | null): boolean;
}

export interface TaskEnd {
  readonly result: PeopleTask['result'];
  readonly refusal?: Refusal | null;
  /** It ended before its work did, because it was told to. */
  readonly stopped?: boolean;
  readonly file?: PeopleTask['file'];
}

export function createTasks(random: Random, log: Log): Tasks {
  let task: PeopleTask | null = null;
  let stopAsked = false;
  let closed = false;
  let running: Promise<void> = Promise.resolve();

  return {
    current: () => task,
    start(kind, about, work) {
      if (closed || task?.state === 'running') return refuse({ code: 'taskRunning' });
      stopAsked = false;
      const started: PeopleTask = {
        id: newId(random),
        kind,
        state: 'running',
        done: 0,
        total: null,
        about,
        result: {},
        refusal: null,
        file: null,
      };
      task = started;
      const progress = (done: number, total: number | null) => {
        task = { ...started, done, total };
        return !stopAsked && !closed;
      };
      running = work({ progress }).then(
        ({ result, refusal = null, stopped = false, file = null }) => {
          const { done, total } = task ?? started;
          const state = refusal ? 'refused' : stopped ? 'stopped' : 'done';
          task = { ...started, state, done, total, result, refusal, file };
        },
        (error: unknown) => {
          log.error(
            { task: kind, error: error instanceof Error ? error.stack : String(error) },
            'a task failed',
          );
          const code = error instanceof DiskFullFault ? 'diskFull' : 'taskFailed';
          task = { ...(task ?? started), state: 'refused', refusal: { code } };
        },
      );
      return ok(null);
    },
    stop() {
      stopAsked = true;
    },
    close() {
      closed = true;
      return running;
    },
  };
}
