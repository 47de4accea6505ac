/** Our own bug: the operation stops, nothing is committed, and the log names the promise that broke. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** States a promise of the code itself. Never used for input, which is refused instead. */
export function invariant(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new InvariantViolation(promise);
}

/** The end of an exhaustive switch: reached only when the types lie. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`no case for ${JSON.stringify(value)}`);
}
