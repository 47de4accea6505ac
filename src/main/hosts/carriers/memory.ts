import type { Transport } from '../../../shared/contract/frame.ts';
import { type TextTransport, textTransport } from '../../../shared/contract/text-transport.ts';

/** Two ends of one line inside a process. Frames arrive in a later microtask, as over any other carrier. */
export function memoryPair(): { readonly terminal: Transport; readonly screen: Transport } {
  const later = (deliver: () => void) => queueMicrotask(deliver);
  const screen: TextTransport = textTransport(
    {
      send: (text) => later(() => terminal.received(text)),
      close: () => later(() => terminal.closed()),
    },
    Number.POSITIVE_INFINITY,
  );
  const terminal: TextTransport = textTransport({
    send: (text) => later(() => screen.received(text)),
    close: () => later(() => screen.closed()),
  });
  return { terminal: terminal.transport, screen: screen.transport };
}
