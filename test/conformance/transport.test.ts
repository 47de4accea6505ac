import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { startBrowserServer } from '../../src/main/hosts/browser/server.ts';
import { memoryPair } from '../../src/main/hosts/carriers/memory.ts';
import { processLines } from '../../src/main/hosts/carriers/process-lines.ts';
import { echoTerminal } from '../../src/main/hosts/echo-terminal.ts';
import { systemClock, systemRandom } from '../../src/main/hosts/effects.ts';
import { openSession, webSocketScreen } from '../support/loopback.ts';
import { itCarriesFrames, type TransportRig } from './transport.ts';

describe('A carrier between screen and terminal', () => {
  itCarriesFrames('a pair in memory', async () => {
    const terminal = echoTerminal();
    const pair = memoryPair();
    terminal.attach(pair.terminal, 'counter');
    return { screen: pair.screen, sendText: pair.sendText, stop: () => terminal.close() };
  });
  itCarriesFrames('a WebSocket on loopback', overWebSocket);
  itCarriesFrames('a child process', overChildProcess);
});

async function overWebSocket(): Promise<TransportRig> {
  const terminal = echoTerminal();
  const server = await startBrowserServer({
    terminal,
    files: () => null,
    clock: systemClock,
    random: systemRandom,
    port: 0,
    opened: () => {},
    alarm: () => {},
  });
  const key = await openSession(server.issueAddress());
  const { transport, socket } = await webSocketScreen(server.origin, key);
  return {
    screen: transport,
    sendText: (text) => socket.send(text),
    stop: async () => {
      await terminal.close();
      await server.close();
    },
  };
}

/** The same entry that a utility process runs, on this Node. */
async function overChildProcess(): Promise<TransportRig> {
  const entry = fileURLToPath(new URL('../../src/main/hosts/terminal-process.ts', import.meta.url));
  const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const lines = processLines((message) => child.send(message), Number.POSITIVE_INFINITY);
  child.on('message', (message) => {
    const { kind } = message as { kind: string };
    if (kind === 'text' || kind === 'hangUp') lines.received(message as Parameters<typeof lines.received>[0]);
  });
  child.on('exit', () => lines.closed());
  child.send({ kind: 'start', folder: '/nowhere', demo: false, echo: true, key: null });
  child.send({ kind: 'screen', line: 1, screen: 'counter' });
  return {
    screen: lines.open(1),
    sendText: (text) => child.send({ kind: 'text', line: 1, text }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.send({ kind: 'stop' });
      }),
  };
}
