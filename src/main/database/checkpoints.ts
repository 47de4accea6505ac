/** Moves the write-ahead log into the database while nobody waits, so that a sale seldom pays for it. */
import { statSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import type { Clock, Unsubscribe } from '../../shared/kernel/effects.ts';

/** Silence before the log is moved. */
export const idleMs = 2_000;
/**
 * Above this the log is moved at the next breath, idle or not. The counter waits while it is: four megabytes take an
 * ordinary disk some 20 ms, sixteen took an import's every tenth batch 100.
 */
export const softLimitBytes = 4 * 1024 * 1024;
/** Above this it is moved at once: the writer leaves no breath. */
export const hardLimitBytes = 16 * softLimitBytes;
/** Looking at the log's size on every commit would cost more than it tells. */
const commitsBetweenLooks = 16;

export interface Checkpoints {
  /** Called after each commit. */
  committed(): void;
  now(): void;
  stop(): void;
}

export function scheduleCheckpoints(sqlite: Sqlite.Database, file: string, clock: Clock): Checkpoints {
  let lastCommitMs = 0;
  let commits = 0;
  let idle: Unsubscribe | null = null;
  let soon: Unsubscribe | null = null;

  /** A checkpoint that cannot finish is tried again later: the log keeps everything meanwhile. */
  function now(): void {
    try {
      sqlite.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      commits = 0;
    }
  }

  function whenIdle(): void {
    idle = null;
    const silentMs = clock.monotonicMs() - lastCommitMs;
    if (silentMs >= idleMs) now();
    else idle = clock.after(idleMs - silentMs, whenIdle);
  }

  function look(): void {
    const bytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > hardLimitBytes) now();
    else if (bytes > softLimitBytes) {
      soon ??= clock.after(0, () => {
        soon = null;
        now();
      });
    }
  }

  return {
    committed() {
      lastCommitMs = clock.monotonicMs();
      idle ??= clock.after(idleMs, whenIdle);
      commits += 1;
      if (commits % commitsBetweenLooks === 0) look();
    },
    now,
    stop() {
      idle?.();
      soon?.();
    },
  };
}
