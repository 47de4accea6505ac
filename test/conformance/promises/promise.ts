/**
 * What a contract promises is written once and kept everywhere: by simulated devices and by drivers over sockets and
 * pseudo-terminals under vitest, by the same drivers on kernel devices in the guest of the hardware lab. Therefore
 * promises know of no test runner: what is not kept is thrown.
 */
export interface DevicePromise<Rig, Name extends string = string> {
  readonly name: Name;
  keep(rig: Rig): Promise<void>;
}

/** One way of having a device of that kind. */
export interface Keeper<Rig, Name extends string = string> {
  readonly name: string;
  /** What it cannot keep, or cannot show, and why. */
  readonly leftOut?: Readonly<Partial<Record<NoInfer<Name>, string>>>;
  /** The device in a world of its own, for one promise. */
  rig(): Promise<Rig>;
}

export interface Planned {
  readonly name: string;
  /** Why it is left out; null where it is kept. */
  readonly leftOut: string | null;
  /** Rejects where it is left out. */
  run(): Promise<void>;
}

/** Every promise, in order. Throws for one that is left out without a reason, and for a reason that is for none. */
export function planOf<Rig extends { stop(): Promise<void> }, Name extends string>(
  promises: readonly DevicePromise<Rig, Name>[],
  keeper: Keeper<Rig, Name>,
): Planned[] {
  const reasons = new Map<string, string>(Object.entries(keeper.leftOut ?? {}));
  const unknown = [...reasons.keys()].filter((name) => promises.every((each) => each.name !== name));
  if (unknown.length > 0)
    throw new Error(`${keeper.name} leaves out what nobody promised: ${unknown.join(', ')}`);
  return promises.map(({ name, keep }) => {
    const leftOut = reasons.get(name) ?? null;
    if (leftOut?.trim() === '') throw new Error(`${keeper.name} leaves out without a reason: ${name}`);
    return {
      name,
      leftOut,
      run: () => (leftOut === null ? kept(keeper, keep) : Promise.reject(new Error(`left out, ${leftOut}`))),
    };
  });
}

async function kept<Rig extends { stop(): Promise<void> }>(
  keeper: Keeper<Rig>,
  keep: (rig: Rig) => Promise<void>,
): Promise<void> {
  const rig = await keeper.rig();
  try {
    await keep(rig);
  } finally {
    await rig.stop();
  }
}

const longestMs = 20_000;
const lookAgainMs = 10;

/** Settles once the condition holds; rejects when it does not within 20 s. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + longestMs;
  while (!(await condition())) {
    if (performance.now() > endsAt) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}
