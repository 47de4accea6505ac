/** Runs scenarios one after another and says in lines what came of them; run-guest.ts reads these lines. */
import { setTimeout as pause } from 'node:timers/promises';
import { type DevicePromise, type Keeper, planOf } from '../../../conformance/promises/promise.ts';

export interface Scenario {
  readonly name: string;
  /** Why it is left out. */
  readonly leftOut?: string | null;
  run(): Promise<void>;
}

/** A scenario for each promise. */
export const promised = <Rig extends { stop(): Promise<void> }, Name extends string>(
  promises: readonly DevicePromise<Rig, Name>[],
  keeper: Keeper<Rig, Name>,
): Scenario[] => planOf(promises, keeper).map((each) => ({ ...each, name: `${keeper.name}: ${each.name}` }));

const longestMs = 60_000;
/** Of a failure. */
const mostLines = 20;

/** Each lane by itself, one scenario after another. How many failed. */
export async function runAll(...lanes: readonly (readonly Scenario[])[]): Promise<number> {
  const failed = await Promise.all(lanes.map(runLane));
  return failed.reduce((sum, each) => sum + each, 0);
}

async function runLane(scenarios: readonly Scenario[]): Promise<number> {
  let failed = 0;
  for (const { name, leftOut = null, run } of scenarios) {
    if (leftOut !== null) {
      say(`LEFT OUT ${name}: ${leftOut}`);
      continue;
    }
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

/** One write for each line: the console mixes the halves of others. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

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
