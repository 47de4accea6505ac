/** Runs scenarios one after another and says in lines what came of them; run-guest.ts reads these lines. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Scenario {
  readonly name: string;
  run(): Promise<void>;
}

const longestMs = 30_000;
/** Of a failure. */
const mostLines = 20;

/** How many failed. */
export async function runAll(scenarios: readonly Scenario[]): Promise<number> {
  let failed = 0;
  for (const { name, run } of scenarios) {
    const startedAt = performance.now();
    const failure = await within(run);
    const tookMs = Math.round(performance.now() - startedAt);
    say(`${failure === null ? 'PASSED' : 'FAILED'} ${name} (${tookMs} ms)`);
    if (failure === null) continue;
    failed += 1;
    for (const line of failure.split('\n').slice(0, mostLines)) say(`  ${line}`);
  }
  return failed;
}

/** A figure for the report. */
export function measured(what: string, milliseconds: readonly number[]): void {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1);
  say(`MEASURED ${what}: median ${at(0.5)} ms, longest ${at(1)} ms, of ${sorted.length}`);
}

/** Settles once the condition holds; rejects when it does not within 10 s. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > endsAt) throw new Error(`waited in vain: ${what}`);
    await pause(5);
  }
}

/** One write for each line: the console mixes the halves of others. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function within(run: () => Promise<void>): Promise<string | null> {
  const giveUp = new AbortController();
  try {
    await Promise.race([
      run(),
      pause(longestMs, undefined, { signal: giveUp.signal }).then(() => {
        throw new Error(`not done within ${longestMs} ms`);
      }),
    ]);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    giveUp.abort();
  }
}
