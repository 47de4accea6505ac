import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Programs that talk to libraries of the system, each in a process of its own: what hangs or crashes there stays there. */
export type HelperName = 'display' | 'finder' | 'pcsc' | 'reader' | 'serial' | 'spooler' | 'usb';

/** One that could not be started is told as gone. */
export interface HelperProcess {
  /** Plain values and bytes. Lost once the process is gone. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
  /** Whether this process may end while that one runs. */
  rest(isResting: boolean): void;
  /** At once, whatever it is doing. */
  kill(): void;
}

/** How the machine starts them: as processes of Node, unless the host knows better. */
export type StartHelper = (name: HelperName) => HelperProcess;

export const startNodeHelper: StartHelper = (name) => {
  let child: ChildProcess;
  try {
    child = fork(helperEntry(), [name], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  } catch {
    // No memory is left for it, or its file is gone while an update is under way.
    return notStarted();
  }
  return {
    post: (message) => {
      // A process that has just died still counts as connected; what cannot be sent is lost with it.
      if (child.connected) child.send(message as object, () => {});
    },
    onMessage: (listener) => child.on('message', listener),
    onGone: (listener) => {
      child.once('exit', listener);
      // It may come again, and must not go unheard.
      child.on('error', listener);
    },
    rest: (isResting) => {
      for (const held of [child, child.channel]) {
        if (isResting) held?.unref();
        else held?.ref();
      }
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

/** Gone as soon as anybody listens. */
const notStarted = (): HelperProcess => ({
  post() {},
  onMessage() {},
  onGone: (listener) => void Promise.resolve().then(listener),
  rest() {},
  kill() {},
});

/** `main.ts` beside this file in the sources; `device-helper.js` beside or above it in a bundle. */
const places = ['./main.ts', './device-helper.js', '../device-helper.js'];

function helperEntry(): string {
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('the process for devices is missing from this installation');
  return fileURLToPath(found);
}
