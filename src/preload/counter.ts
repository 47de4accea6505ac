/** All that a page in the desktop window can reach: a line to the terminal. */
import { contextBridge, ipcRenderer } from 'electron';
import type { QuenBridge } from '../shared/contract/session.ts';
import { textTransport } from '../shared/contract/text-transport.ts';

const bridge: QuenBridge = Object.freeze({
  connect() {
    let port: MessagePort | null = null;
    const unsent: string[] = [];
    const line = textTransport(
      {
        send: (text) => {
          if (port) port.postMessage(text);
          else unsent.push(text);
        },
        close: () => port?.close(),
      },
      Number.POSITIVE_INFINITY,
    );
    ipcRenderer.once('quen:line', (event) => {
      port = event.ports[0] ?? null;
      if (!port) return line.closed();
      port.addEventListener('message', (message) => line.received(message.data));
      port.addEventListener('close', () => line.closed());
      port.start();
      for (const text of unsent.splice(0)) port.postMessage(text);
    });
    ipcRenderer.send('quen:connect');
    return Object.freeze(line.transport);
  },
});

contextBridge.exposeInMainWorld('quen', bridge);
