import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import type { FromTerminal, ToTerminal } from '../carriers/process-lines.ts';

/** The processes that a terminal asked for, each with a line of its own to it. They end with the terminal. */
export interface HelperProcesses {
  obey(message: Extract<FromTerminal, { kind: 'helper' | 'endHelper' }>): void;
  endAll(): void;
}

/** More than a counter has devices. */
const mostHelpers = 16;

export function helperProcesses(
  entry: string,
  post: (message: ToTerminal, ports?: MessagePortMain[]) => void,
): HelperProcesses {
  const running = new Map<number, Electron.UtilityProcess>();

  const start = (helper: number, name: string) => {
    if (running.size >= mostHelpers) return post({ kind: 'helperGone', helper });
    const child = utilityProcess.fork(entry, [name], { serviceName: `Quen ${name}`, stdio: 'inherit' });
    running.set(helper, child);
    // Its end is told by `exit`, of whatever kind it was; an `error` that nobody hears would be this process's own.
    child.on('error', () => {});
    child.once('exit', () => {
      running.delete(helper);
      post({ kind: 'helperGone', helper });
    });
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage(null, [port1]);
    post({ kind: 'helper', helper }, [port2]);
  };

  return {
    obey(message) {
      if (message.kind === 'endHelper') end(running.get(message.helper));
      else start(message.helper, message.name);
    },
    endAll() {
      for (const child of running.values()) end(child);
    },
  };
}

/** One that is only just being started cannot be killed yet. */
function end(child: Electron.UtilityProcess | undefined): void {
  if (child?.kill() === false) child.once('spawn', () => child.kill());
}
