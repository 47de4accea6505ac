/** All that a page in the desktop window can reach: a line to the terminal. */
import { contextBridge, ipcRenderer } from 'electron';
import type { QuenBridge } from '../shared/contract/session.ts';
import { textTransport } from '../shared/contract/text-transport.ts';

let lines = 0;

const bridge: QuenBridge = Object.freeze({
  connect() {
    lines += 1;
    const line = lines;
    let port: MessagePort | null = null;
    let open = true;
    let unsent: string[] = [];
    const end = textTransport(
      {
        send: (text) => {
          if (port) port.postMessage(text);
          else unsent.push(text);
        },
        close: () => {
          open = false;
          port?.close();
        },
      },
      Number.POSITIVE_INFINITY,
    );
    ipcRenderer.on('quen:line', function take(event, answered: unknown) {
      if (answered !== line) return;
      ipcRenderer.off('quen:line', take);
      port = event.ports[0] ?? null;
      if (!port) return end.closed();
      if (!open) return port.close();
      port.addEventListener('message', (message) => end.received(message.data));
      port.addEventListener('close', () => end.closed());
      port.start();
      for (const text of unsent) port.postMessage(text);
      unsent = [];
    });
    ipcRenderer.send('quen:connect', line);
    return Object.freeze(end.transport);
  },
});

contextBridge.exposeInMainWorld('quen', bridge);
