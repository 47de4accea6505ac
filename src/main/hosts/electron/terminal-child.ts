/** The terminal's process as the desktop host sees it. */
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { type MessagePortMain, utilityProcess } from 'electron';
import * as v from 'valibot';
import type { Screen } from '../../../shared/contract/session.ts';
import type { Text } from '../../../shared/kernel/language.ts';
import { ok, type Result, refuse } from '../../../shared/kernel/result.ts';
import {
  type FromTerminal,
  FromTerminalSchema,
  type LineMessage,
  type ToTerminal,
} from '../carriers/process-lines.ts';
import type { TerminalStart } from '../hosted-terminal.ts';
import { problems } from '../problems.ts';
import { helperProcesses } from './helper-processes.ts';

export interface TerminalChild {
  /** Settles once the terminal serves, or with why it does not. */
  readonly started: Promise<Result<null, Text>>;
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  /** Hands the terminal's end of a page's line to it. */
  connect(screen: Screen, port: MessagePortMain): void;
  /** Settles when the process is gone; one that does not answer is ended. */
  stop(): Promise<void>;
}

/** How long a terminal may take to close its database before it is ended. The log survives either way. */
const stopWithinMs = 10_000;

/** In Electron's utility process: a page's port goes straight to the terminal. */
export function inUtilityProcess(entry: string, start: TerminalStart): TerminalChild {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Quen terminal', stdio: 'inherit' });
  const post = (message: ToTerminal, ports: MessagePortMain[] = []) => child.postMessage(message, ports);
  const helpers = helperProcesses(join(dirname(entry), 'device-helper.js'), post);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // 'gone' tells of every end; an `error` that nobody hears would be this process's own.
  child.on('error', () => {});
  void gone.then(() => helpers.endAll());
  let lines = 0;
  return terminalChild({
    start,
    post,
    onMessage: (listener) => child.on('message', listener),
    gone,
    end: () => child.kill(),
    connect(screen, port) {
      lines += 1;
      post({ kind: 'screen', line: lines, screen }, [port]);
    },
    lineMessage: () => {},
    helperMessage: (message) => helpers.obey(message),
  });
}

/** In a child process on another Node: texts travel through this process, line by line. For checkouts only. */
export function inNodeProcess(node: string, entry: string, start: TerminalStart): TerminalChild {
  const child = fork(entry, [], {
    execPath: node,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // A process that has just died still counts as connected. What cannot be sent is lost with it, and 'gone' tells.
  const post = (message: ToTerminal) => {
    if (child.connected) child.send(message, () => {});
  };
  const gone = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  const ports = new Map<number, MessagePortMain>();
  void gone.then(() => {
    const open = [...ports.values()];
    ports.clear();
    for (const port of open) port.close();
  });
  let lines = 0;
  return terminalChild({
    start,
    post,
    onMessage: (listener) => child.on('message', listener),
    gone,
    end: () => child.kill('SIGKILL'),
    connect(screen, port) {
      lines += 1;
      const line = lines;
      ports.set(line, port);
      post({ kind: 'screen', line, screen });
      port.on('message', ({ data }) => post({ kind: 'text', line, text: String(data) }));
      port.on('close', () => {
        if (ports.delete(line)) post({ kind: 'hangUp', line });
      });
      port.start();
    },
    lineMessage(message) {
      const port = ports.get(message.line);
      if (message.kind === 'text') return port?.postMessage(message.text);
      ports.delete(message.line);
      port?.close();
    },
    // On a Node of its own it starts them itself.
    helperMessage: () => {},
  });
}

interface Kind {
  readonly start: TerminalStart;
  readonly gone: Promise<void>;
  post(message: ToTerminal): void;
  onMessage(listener: (message: unknown) => void): void;
  end(): void;
  connect(screen: Screen, port: MessagePortMain): void;
  lineMessage(message: LineMessage): void;
  helperMessage(message: Extract<FromTerminal, { kind: 'helper' | 'endHelper' }>): void;
}

function terminalChild(kind: Kind): TerminalChild {
  const answered = new Promise<Result<null, Text>>((resolve) => {
    kind.onMessage((given) => {
      const message = v.safeParse(FromTerminalSchema, given);
      if (!message.success) return;
      switch (message.output.kind) {
        case 'ready':
          return resolve(ok(null));
        case 'refused':
          return resolve(refuse(message.output.text));
        case 'text':
        case 'hangUp':
          return kind.lineMessage(message.output);
        case 'helper':
        case 'endHelper':
          return kind.helperMessage(message.output);
      }
    });
  });
  const { folder, demo, echo, key } = kind.start;
  kind.post({
    kind: 'start',
    folder,
    demo,
    echo,
    key: key === null ? null : Buffer.from(key).toString('base64'),
  });

  return {
    started: Promise.race([answered, kind.gone.then(() => refuse(problems.terminalStopped()))]),
    gone: kind.gone,
    connect: (screen, port) => kind.connect(screen, port),
    async stop() {
      kind.post({ kind: 'stop' });
      const timer = setTimeout(() => kind.end(), stopWithinMs);
      await kind.gone;
      clearTimeout(timer);
    },
  };
}
