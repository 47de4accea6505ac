import { describe, it } from 'vitest';
import { type DevicePromise, type Keeper, planOf } from '../promises/promise.ts';

/** A test for each promise that is kept. The name of the whole says what is left out, and why. */
export function itKeeps<Rig extends { stop(): Promise<void> }, Name extends string>(
  promises: readonly DevicePromise<Rig, Name>[],
  keeper: Keeper<Rig, Name>,
): void {
  const plan = planOf(promises, keeper);
  const leftOut = plan.flatMap(({ name, leftOut: why }) => (why === null ? [] : [`${name} (${why})`]));
  const without = leftOut.length === 0 ? '' : `, without: ${leftOut.join('; ')}`;
  describe(`${keeper.name}${without}`, () => {
    for (const { name, leftOut: why, run } of plan) if (why === null) it(name, run);
  });
}
