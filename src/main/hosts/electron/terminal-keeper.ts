import type { MessagePortMain } from 'electron';
import type { Screen } from '../../../shared/contract/session.ts';
import type { Text } from '../../../shared/kernel/language.ts';
import type { Log } from '../../log.ts';
import { problems } from '../problems.ts';
import type { TerminalChild } from './terminal-child.ts';

/** Keeps one terminal process running until it is stopped. */
export interface TerminalKeeper {
  connect(screen: Screen, port: MessagePortMain): void;
  stop(): Promise<void>;
}

/** A terminal that falls over more often than this within a minute is not started again. */
const mostRestarts = 3;
const withinMs = 60_000;

/** `gaveUp` hears why no terminal serves any more, once. */
export function keepTerminal(
  open: () => TerminalChild,
  log: Log,
  gaveUp: (text: Text) => void,
): TerminalKeeper {
  let stopping = false;
  let child = open();
  const fallen: number[] = [];

  const watch = async () => {
    for (;;) {
      const started = await child.started;
      if (stopping) return;
      if (!started.ok) return gaveUp(started.refusal);
      await child.gone;
      if (stopping) return;
      log.error({}, 'the terminal process ended by itself');
      const now = performance.now();
      fallen.push(now);
      if (fallen.filter((at) => now - at < withinMs).length > mostRestarts) {
        return gaveUp(problems.terminalStopped());
      }
      child = open();
    }
  };
  void watch();

  return {
    connect: (screen, port) => child.connect(screen, port),
    stop() {
      stopping = true;
      return child.stop();
    },
  };
}
