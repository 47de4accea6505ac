import type { Transport } from '../../../shared/contract/frame.ts';
import { textTransport } from '../../../shared/contract/text-transport.ts';

/** The half of Electron's MessagePortMain that a line needs. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** One line over a MessagePort. It starts at once; frames wait for their listener. */
export function messagePortTransport(port: MessagePortLike): Transport {
  const end = textTransport({ send: (text) => port.postMessage(text), close: () => port.close() });
  port.on('message', ({ data }) => end.received(data));
  port.on('close', () => end.closed());
  port.start();
  return end.transport;
}
