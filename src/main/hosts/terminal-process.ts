/** The terminal in a process of its own: Electron's utility process, or a child process of Node. */
import * as v from 'valibot';
import { type MessagePortLike, messagePortTransport } from './carriers/message-port.ts';
import {
  type FromTerminal,
  type LineMessage,
  processLines,
  type ToTerminal,
  ToTerminalSchema,
} from './carriers/process-lines.ts';
import { type HostedHelpers, hostedHelpers } from './helpers.ts';
import type { HostedTerminal } from './hosted-terminal.ts';
import { openTerminal } from './open-terminal.ts';

interface Host {
  /** Null where this process starts its helpers itself. */
  readonly helpers: HostedHelpers | null;
  post(message: FromTerminal | LineMessage): void;
  onMessage(listener: (message: unknown, port: MessagePortLike | undefined) => void): void;
}

/** Electron gives a utility process its parent as `process.parentPort`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortLike[] }) => void): void;
}

serve(hostOfThisProcess());

function serve(host: Host): void {
  const lines = processLines((message) => host.post(message));
  let terminal: Promise<HostedTerminal | null> = Promise.resolve(null);

  const obey = async (message: ToTerminal, port: MessagePortLike | undefined) => {
    switch (message.kind) {
      case 'start':
        terminal = start(message, host);
        return;
      case 'screen': {
        const transport = port ? messagePortTransport(port) : lines.open(message.line);
        const started = await terminal;
        if (started) started.attach(transport, message.screen);
        else transport.close();
        return;
      }
      case 'text':
      case 'hangUp':
        lines.received(message);
        return;
      case 'helper':
      case 'helperGone':
        host.helpers?.received(message, port);
        return;
      case 'stop':
        await stop(await terminal);
    }
  };

  host.onMessage((given, port) => {
    const message = v.safeParse(ToTerminalSchema, given);
    if (message.success) void obey(message.output, port);
  });
  // A host that died without a word takes its terminal along. Ctrl-C is the host's to answer.
  process.once('disconnect', () => void terminal.then(stop));
  process.on('SIGINT', () => {});
  process.once('SIGTERM', () => void terminal.then(stop));
}

async function start(
  message: Extract<ToTerminal, { kind: 'start' }>,
  host: Host,
): Promise<HostedTerminal | null> {
  const key = message.key === null ? null : new Uint8Array(Buffer.from(message.key, 'base64'));
  const opened = await openTerminal({ ...message, key }, host.helpers?.start);
  if (!opened.ok) {
    host.post({ kind: 'refused', text: opened.refusal });
    return null;
  }
  host.post({ kind: 'ready' });
  return opened.value;
}

async function stop(terminal: HostedTerminal | null): Promise<void> {
  await terminal?.close();
  process.exit(0);
}

function hostOfThisProcess(): Host {
  const { parentPort } = process as unknown as { parentPort?: ParentPort };
  if (parentPort) {
    const post: Host['post'] = (message) => parentPort.postMessage(message);
    return {
      post,
      helpers: hostedHelpers(post),
      onMessage: (listener) => parentPort.on('message', ({ data, ports }) => listener(data, ports[0])),
    };
  }
  return {
    helpers: null,
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message, undefined)),
  };
}
