import { describe, it } from 'vitest';
import { type DevicePromise, type Keeper, planOf } from '../promises/promise.ts';

/** A test for each promise; one that is left out says why in its name. */
export function itKeeps<Rig extends { stop(): Promise<void> }, Name extends string>(
  promises: readonly DevicePromise<Rig, Name>[],
  keeper: Keeper<Rig, Name>,
): void {
  describe(keeper.name, () => {
    for (const { name, leftOut, run } of planOf(promises, keeper)) {
      it(leftOut === null ? name : `${name}: left out, ${leftOut}`, run);
    }
  });
}
