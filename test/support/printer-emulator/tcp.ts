import { createServer, type Server, type Socket } from 'node:net';
import { Appetite } from './appetite.ts';
import { EmulatedMachine, type MachineOptions } from './machine.ts';

export interface TcpEmulatorOptions extends MachineOptions {
  /** Bytes taken from the line at a time, and the pause after each: a printer slower than the network. */
  readonly slow?: { readonly bytes: number; readonly pauseMs: number };
  /** Cuts the line once this many bytes have come. */
  readonly dropAfterBytes?: number;
  /** A free one unless said. */
  readonly port?: number;
}

export interface TcpEmulator {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly machine: EmulatedMachine;
  readonly appetite: Appetite;
  /** How each line ended, in order: `ended` by a goodbye, `broken` by a reset. */
  readonly lines: ('ended' | 'broken')[];
  /** Settles when the printer's side of every line so far is closed. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** A network printer: one client at a time, on a port of its own choosing. */
export async function startTcpEmulator(options: TcpEmulatorOptions): Promise<TcpEmulator> {
  let present: Socket | null = null;
  const machine = new EmulatedMachine(options, (bytes) => present?.write(bytes));
  const appetite = new Appetite();
  const lines: ('ended' | 'broken')[] = [];
  const served = new Set<Promise<void>>();
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    if (present) {
      socket.destroy();
      return;
    }
    present = socket;
    const line = serve(socket, machine, appetite, options).then((end) => {
      present = null;
      lines.push(end);
    });
    served.add(line);
  });
  const port = await listening(server, options.port ?? 0);
  return {
    host: '127.0.0.1',
    port,
    machine,
    appetite,
    lines,
    idle: async () => {
      await Promise.all(served);
    },
    close: async () => {
      present?.destroy();
      appetite.goOn();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(served);
    },
  };
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}

/** Reads as fast as the printer is, until the client says goodbye, then hangs up as well. */
async function serve(
  socket: Socket,
  machine: EmulatedMachine,
  appetite: Appetite,
  { slow, dropAfterBytes = Infinity }: TcpEmulatorOptions,
): Promise<'ended' | 'broken'> {
  let broken = false;
  socket.on('error', () => {
    broken = true;
  });
  const start = machine.bytesReceived;
  try {
    for await (const chunk of socket as AsyncIterable<Uint8Array>) {
      const step = slow?.bytes ?? chunk.length;
      for (let at = 0; at < chunk.length; at += step) {
        const room = dropAfterBytes - (machine.bytesReceived - start);
        const part = chunk.subarray(at, Math.min(at + step, at + room));
        await appetite.feed(part, (taken) => machine.receive(taken));
        if (machine.bytesReceived - start >= dropAfterBytes) {
          socket.resetAndDestroy();
          return 'broken';
        }
        if (slow) await new Promise((resolve) => setTimeout(resolve, slow.pauseMs));
      }
    }
  } catch {
    return 'broken';
  }
  if (broken || socket.destroyed) return 'broken';
  await new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    socket.end();
    socket.destroySoon();
  });
  return 'ended';
}
