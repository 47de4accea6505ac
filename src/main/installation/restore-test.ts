/** Proves a backup: makes one, restores it beside the shop's data, and reads the restored log through and through. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupProof } from '../../shared/contract/installation.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type BackupOptions, backUp } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { databaseFileName, openForReading } from '../database/database.ts';
import { verifyLog } from '../ledger/verify.ts';

/** At which point it failed, and what was found there. */
export interface RestoreTestRefusal {
  readonly kind: 'backup' | 'restore' | 'verify';
  readonly detail: string;
}

/** On the same disk as the data: there is room where a backup had room. Gone when this returns. */
export const restoreTestFolder = 'restore-test';

export function proveBackup(options: BackupOptions): Result<BackupProof, RestoreTestRefusal> {
  const startedMs = performance.now();
  const into = join(options.from, restoreTestFolder);
  rmSync(into, { recursive: true, force: true });
  try {
    const backup = backUp(options);
    if (!backup.ok) return refuse({ kind: 'backup', detail: backup.refusal.kind });
    const { file, bytes, manifest } = backup.value;
    const restored = restore({ file, into, force: false, nowMs: options.nowMs });
    if (!restored.ok) return refuse({ kind: 'restore', detail: restored.refusal.kind });
    const wrong = wrongIn(join(into, databaseFileName), manifest.events);
    if (wrong !== null) return refuse({ kind: 'verify', detail: wrong });
    return ok({ file, bytes, events: manifest.events, tookMs: Math.round(performance.now() - startedMs) });
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

/** What is wrong with the restored log; null: every event is there and the totals follow from them. */
function wrongIn(file: string, events: number): string | null {
  const opened = openForReading(file);
  if (!opened.ok) return opened.refusal.kind;
  try {
    const found = verifyLog(opened.value);
    if (found.badEvent) return `${found.badEvent.kind} ${found.badEvent.event}`;
    if (found.events !== events) return `${found.events} of ${events} events`;
    return found.differences[0] ?? null;
  } finally {
    opened.value.close();
  }
}
