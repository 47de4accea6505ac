import type { Transport } from '../../shared/contract/frame.ts';
import { closeCodes, keyProtocol, protocol } from '../../shared/contract/session.ts';
import { textTransport } from '../../shared/contract/text-transport.ts';

/** Why the terminal ended it for good; null: the line dropped, and it may be opened again. */
export type Ending = 'replaced' | 'revoked' | null;

export interface Socket {
  readonly transport: Transport;
  /** Settles when the line is gone. */
  readonly ended: Promise<Ending>;
}

/** Rejects when the server refuses or cannot be reached. */
export function openSocket(address: string, key: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, [protocol, keyProtocol + key]);
    const text = textTransport(
      { send: (message) => socket.send(message), close: () => socket.close() },
      Number.POSITIVE_INFINITY,
    );
    const ended = new Promise<Ending>((settle) => {
      socket.addEventListener('close', (event) => {
        text.closed();
        settle(endingOf(event.code));
        reject(new Error('the terminal closed the line'));
      });
    });
    socket.addEventListener('open', () => resolve({ transport: text.transport, ended }));
    socket.addEventListener('message', (message: MessageEvent<unknown>) => text.received(message.data));
  });
}

function endingOf(code: number): Ending {
  if (code === closeCodes.replaced) return 'replaced';
  return code === closeCodes.revoked ? 'revoked' : null;
}
