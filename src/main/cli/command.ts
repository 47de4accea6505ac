import type { Output } from './data-argument.ts';

/** One command of `quen`. Answers with its exit code: 0 done, 1 refused or failed, 2 wrong use. */
export interface Command {
  readonly name: string;
  /** A few words for the list of commands. */
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[], output: Output): Promise<number>;
}
