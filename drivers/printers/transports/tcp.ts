import { connect, type Socket } from 'node:net';
import { DeviceFault } from '../../contract/device.ts';
import type { PrinterLine, PrinterTransport } from '../../contract/printer.ts';
import { Inbound } from './inbound.ts';

export interface TcpOptions {
  readonly device: string;
  readonly host: string;
  readonly port: number;
  readonly connectMs?: number;
  /** How long the printer may refuse to take more before it counts as dead. */
  readonly stallMs?: number;
  /** How long the printer may take to read the rest and hang up after we said goodbye. */
  readonly closeMs?: number;
}

/**
 * A printer on the network, port 9100. The socket is ended, never cut: the printer reads everything at its own pace
 * while we keep listening, and the session settles when it hangs up. Only a fault or `closeMs` cuts the line.
 */
export function tcpTransport(options: TcpOptions): PrinterTransport {
  const { closeMs = 15_000 } = options;
  return {
    async session(talk) {
      const socket = await open(options);
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      try {
        return await talk(lineOver(socket, options));
      } finally {
        await hangUp(socket, closed, closeMs);
      }
    },
  };
}

function open({ device, host, port, connectMs = 4_000 }: TcpOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const fail = (fault: DeviceFault): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(fault);
    };
    const timer = setTimeout(() => fail(new DeviceFault('offline', device, 'no answer')), connectMs);
    const refused = (error: NodeJS.ErrnoException): void =>
      fail(new DeviceFault(error.code === 'ENOTFOUND' ? 'notFound' : 'offline', device, error.code));
    socket.once('error', refused);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', refused);
      resolve(socket);
    });
  });
}

function lineOver(socket: Socket, { device, stallMs = 30_000 }: TcpOptions): PrinterLine {
  const inbound = new Inbound();
  let broken: DeviceFault | null = null;
  const fail = (detail: string): void => {
    broken ??= new DeviceFault('unplugged', device, detail);
    inbound.fail(broken);
  };
  socket.on('data', (bytes) => inbound.push(bytes));
  socket.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
  socket.on('end', () => fail('hung up'));
  socket.on('close', () => fail('closed'));
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (broken) {
          reject(broken);
          return;
        }
        // What the system's own buffer has room for is taken at once; the rest waits for the printer.
        const timer = setTimeout(
          () => reject(new DeviceFault('timeout', device, 'the printer takes no more')),
          stallMs,
        );
        socket.write(bytes, (error) => {
          clearTimeout(timer);
          if (error) reject(broken ?? new DeviceFault('unplugged', device, error.message));
          else resolve();
        });
      }),
    read: (timeoutMs) => inbound.read(timeoutMs),
  };
}

async function hangUp(socket: Socket, closed: Promise<void>, closeMs: number): Promise<void> {
  const timer = setTimeout(() => socket.destroy(), closeMs);
  socket.end();
  await closed;
  clearTimeout(timer);
}
