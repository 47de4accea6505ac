import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { tcpTransport } from './tcp.ts';

let server: Server | null = null;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.close();
  server = null;
});

/** More than the buffers of two systems hold. */
const flood = new Uint8Array(64 * 1024 * 1024);

it('a printer that takes no more is a time-out, and the session ends', async () => {
  server = createServer({ pauseOnConnect: true }, (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const transport = tcpTransport({ device: 'p', host: '127.0.0.1', port, stallMs: 300, closeMs: 100 });
  await expect(transport.session((line) => line.write(flood))).rejects.toMatchObject({
    kind: 'timeout',
    device: 'p',
  });
});
