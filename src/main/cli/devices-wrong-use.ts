/** Thrown by a part of `quen devices` that was called wrongly; the message says how. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
