/** The reader of vsmartcard: its driver listens on a port of this machine, and a card speaks by connecting to it. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Card, cardOf } from './contactless-card.ts';

export const vpcdDriver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

export interface VpcdReader {
  readonly port: number;
  /** Whether the driver is there. */
  isListening(): Promise<boolean>;
  /** Settles once the card was asked for its number, or once `withinMs` are over. */
  put(uid: string, withinMs?: number): Promise<Card>;
}

export async function createVpcdReader(): Promise<VpcdReader> {
  const port = await freePort();
  return { port, isListening: () => isListening(port), put: (uid, withinMs) => put(port, uid, withinMs) };
}

/** Two bytes of length before each message; of one byte it is an order to the card, of more a command. */
const askAtr = 4;
/** A contactless card of four or seven bytes behind a reader of PC/SC, part 3. */
const answerToReset = Buffer.from('3b8f8001804f0ca000000306030001000000006a', 'hex');

async function put(port: number, uid: string, withinMs?: number): Promise<Card> {
  const line = connect({ host: '127.0.0.1', port });
  await once(line, 'connect');
  const card = cardOf(uid, () => line.destroy());
  onMessage(line, (message) => {
    const answer = message.length > 1 ? card.answer(message) : message[0] === askAtr ? answerToReset : null;
    if (answer) say(line, answer);
  });
  await card.whenAsked(withinMs);
  return card;
}

function say(line: Socket, bytes: Buffer): void {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  line.write(Buffer.concat([length, bytes]));
}

function onMessage(line: Socket, heard: (message: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  line.on('error', () => line.destroy());
  line.on('data', (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE()) {
      const end = 2 + waiting.readUInt16BE();
      heard(waiting.subarray(2, end));
      waiting = waiting.subarray(end);
    }
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect({ host: '127.0.0.1', port });
    line.once('connect', () => {
      line.destroy();
      resolve(true);
    });
    line.once('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
