import type { HelperProcess, StartHelper } from '../../../drivers/helpers/start-helper.ts';
import type { MessagePortLike } from './carriers/message-port.ts';
import type { FromTerminal, ToTerminal } from './carriers/process-lines.ts';

/**
 * A terminal in Electron's utility process cannot start processes itself: the desktop host does it for the terminal and
 * hands over a line to each.
 */
export interface HostedHelpers {
  readonly start: StartHelper;
  received(
    message: Extract<ToTerminal, { kind: 'helper' | 'helperGone' }>,
    port: MessagePortLike | undefined,
  ): void;
}

export function hostedHelpers(post: (message: FromTerminal) => void): HostedHelpers {
  const running = new Map<number, HostedHelper>();
  let last = 0;
  return {
    start(name) {
      last += 1;
      const helper = new HostedHelper(last, post, (gone) => running.delete(gone));
      running.set(last, helper);
      post({ kind: 'helper', helper: last, name });
      return helper;
    },
    received({ kind, helper }, port) {
      const known = running.get(helper);
      if (kind === 'helperGone') known?.left();
      else if (known && port) known.connected(port);
      // It was ended before its line came.
      else port?.close();
    },
  };
}

class HostedHelper implements HelperProcess {
  readonly #helper: number;
  readonly #post: (message: FromTerminal) => void;
  readonly #forget: (helper: number) => void;
  readonly #messages = new Set<(message: unknown) => void>();
  readonly #gone = new Set<() => void>();
  /** What was posted before the line came. */
  #early: unknown[] = [];
  #port: MessagePortLike | null = null;

  constructor(helper: number, post: (message: FromTerminal) => void, forget: (helper: number) => void) {
    this.#helper = helper;
    this.#post = post;
    this.#forget = forget;
  }

  post(message: unknown): void {
    if (this.#port) this.#port.postMessage(message);
    else this.#early.push(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#messages.add(listener);
  }

  onGone(listener: () => void): void {
    this.#gone.add(listener);
  }

  /** A terminal ends when its host says so, whatever runs. */
  rest(): void {}

  kill(): void {
    this.#post({ kind: 'endHelper', helper: this.#helper });
  }

  connected(port: MessagePortLike): void {
    this.#port = port;
    port.on('message', ({ data }) => {
      for (const listener of this.#messages) listener(data);
    });
    port.start();
    for (const message of this.#early) port.postMessage(message);
    this.#early = [];
  }

  left(): void {
    this.#forget(this.#helper);
    this.#port?.close();
    for (const listener of this.#gone) listener();
  }
}
