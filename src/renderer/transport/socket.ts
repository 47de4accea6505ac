import type { Frame, Transport } from '../../shared/contract/frame.ts';

/** Rejects when the server refuses or cannot be reached. */
export function openSocket(address: string, key: string): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, ['quen.v1', `key.${key}`]);
    const early: unknown[] = [];
    const frameListeners = new Set<(frame: unknown) => void>();
    const closeListeners = new Set<() => void>();

    socket.addEventListener('open', () => resolve(transport));
    socket.addEventListener('close', () => {
      for (const listener of closeListeners) listener();
      reject(new Error('the terminal closed the line'));
    });
    socket.addEventListener('message', (message: MessageEvent<unknown>) => {
      if (typeof message.data !== 'string') return;
      const frame: unknown = JSON.parse(message.data);
      if (frameListeners.size === 0) early.push(frame);
      for (const listener of frameListeners) listener(frame);
    });

    const transport: Transport = {
      send: (frame: Frame) => socket.send(JSON.stringify(frame)),
      onFrame(listener) {
        frameListeners.add(listener);
        for (const frame of early.splice(0)) listener(frame);
        return () => frameListeners.delete(listener);
      },
      onClose(listener) {
        closeListeners.add(listener);
        return () => closeListeners.delete(listener);
      },
      close: () => socket.close(),
    };
  });
}
