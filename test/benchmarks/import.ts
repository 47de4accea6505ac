/** How long the counter waits while a list of members comes in: the pauses of the event loop, on a disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/main/hosts/effects.ts';
import { listTask, memberList, receiveList } from '../support/member-list.ts';
import { openShopCore } from '../support/test-core.ts';
import type { BenchRow } from './row.ts';
import { percentiles } from './timing.ts';

export async function run({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const members = quick ? 2_000 : 20_000;
  const folder = mkdtempSync(join(tmpdir(), 'quen-bench-import-'));
  try {
    const { core, database } = openShopCore(folder, systemClock);
    const list = await receiveList(core, memberList(members));
    const rows: BenchRow[] = [];
    for (const what of ['check', 'run', 'undo'] as const) {
      rows.push(await watched(names[what], members, () => listTask(core, list, what)));
    }
    await core.queue.close();
    database.close();
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const names = { check: 'import: dry run', run: 'import', undo: 'import taken back' };

async function watched(
  name: string,
  members: number,
  work: () => Promise<string | undefined>,
): Promise<BenchRow> {
  const beforeMb = megabytes();
  let mostMb = beforeMb;
  const pauses: number[] = [];
  let lastMs = performance.now();
  const heartbeat = () => {
    const nowMs = performance.now();
    pauses.push(nowMs - lastMs);
    if (pauses.length % 100 === 0) mostMb = Math.max(mostMb, megabytes());
    lastMs = nowMs;
    next = setImmediate(heartbeat);
  };
  let next = setImmediate(heartbeat);
  const startMs = performance.now();
  const ended = await work();
  const seconds = (performance.now() - startMs) / 1000;
  clearImmediate(next);
  if (ended !== 'done') throw new Error(`${name}: ${ended}`);
  // Turns in which nothing was waited for are no pauses.
  const felt = new Float64Array(pauses.filter((pauseMs) => pauseMs > 1));
  const longest = pauses.reduce((most, pauseMs) => Math.max(most, pauseMs), 0);
  return {
    name: `${name}, ${members} members, pauses`,
    ...percentiles(felt),
    unit: 'ms',
    target: 'longest ≤ 50 ms',
    note: `longest ${longest.toFixed(1)} ms, ${seconds.toFixed(1)} s in all, ${Math.round(mostMb - beforeMb)} MB more`,
  };
}

const megabytes = () => process.memoryUsage.rss() / 1024 / 1024;
