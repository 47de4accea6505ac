import type { Transport } from '../../../shared/contract/frame.ts';
import { type TextTransport, textTransport } from '../../../shared/contract/text-transport.ts';

export interface MemoryPair {
  readonly terminal: Transport;
  readonly screen: Transport;
  /** Text that the screen's own encoding would never send. */
  readonly sendText: (text: string) => void;
}

/** Two ends of one line inside a process. Frames arrive in a later microtask, as over any other carrier. */
export function memoryPair(): MemoryPair {
  const sendText = (text: string) => queueMicrotask(() => terminal.received(text));
  const screen: TextTransport = textTransport(
    { send: sendText, close: () => queueMicrotask(() => terminal.closed()) },
    Number.POSITIVE_INFINITY,
  );
  const terminal: TextTransport = textTransport({
    send: (text) => queueMicrotask(() => screen.received(text)),
    close: () => queueMicrotask(() => screen.closed()),
  });
  return { terminal: terminal.transport, screen: screen.transport, sendText };
}
