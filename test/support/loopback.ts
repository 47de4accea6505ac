/** What a page does on the loopback host, without a page: sign in and open its socket. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Transport } from '../../src/shared/contract/frame.ts';
import {
  keyProtocol,
  protocol,
  sessionPath,
  terminalPath,
  tokenFragment,
} from '../../src/shared/contract/session.ts';
import { textTransport } from '../../src/shared/contract/text-transport.ts';

/** Exchanges a one-time address for the session's key. */
export async function openSession(address: string): Promise<string> {
  const { origin, hash } = new URL(address);
  const response = await fetch(`${origin}${sessionPath}`, {
    method: 'POST',
    headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: hash.slice(tokenFragment.length) }),
  });
  if (!response.ok) throw new Error(`the session was refused with ${response.status}`);
  const { key } = (await response.json()) as { key: string };
  return key;
}

/** An open socket of a screen, and the Transport over it. */
export async function webSocketScreen(
  origin: string,
  key: string,
  screen: keyof typeof terminalPath = 'counter',
): Promise<{ transport: Transport; socket: WebSocket }> {
  const url = `${origin.replace('http:', 'ws:')}${terminalPath[screen]}`;
  const socket = new WebSocket(url, [protocol, `${keyProtocol}${key}`], { origin, perMessageDeflate: false });
  const end = textTransport(
    { send: (text) => socket.send(text), close: () => socket.close() },
    Number.POSITIVE_INFINITY,
  );
  socket.on('message', (data: Buffer) => end.received(data.toString('utf8')));
  socket.on('close', () => end.closed());
  await once(socket, 'open');
  return { transport: end.transport, socket };
}
