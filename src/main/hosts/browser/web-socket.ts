import type { WebSocket } from 'ws';
import type { Transport } from '../../../shared/contract/frame.ts';
import { textTransport } from '../../../shared/contract/text-transport.ts';

/** A page that stops reading is cut off before its unread views fill the memory. */
const mostUnsentBytes = 8 * 1024 * 1024;

/** One line over a WebSocket that is open. Binary messages hang up. */
export function webSocketTransport(socket: WebSocket): Transport {
  const end = textTransport({
    send: (text) => {
      if (socket.bufferedAmount > mostUnsentBytes) socket.terminate();
      else socket.send(text);
    },
    close: () => socket.close(1000),
  });
  socket.on('message', (data, isBinary) => end.received(isBinary ? null : textOf(data)));
  socket.on('close', () => end.closed());
  // What ws reports here (a message above the limit, broken UTF-8) it also closes; the close event follows.
  socket.on('error', () => {});
  return end.transport;
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8');
}
