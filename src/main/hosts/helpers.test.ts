import { MessageChannel, type MessagePort } from 'node:worker_threads';
import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import { HelperClient } from '../../../drivers/helpers/helper-client.ts';
import type { HelperCall, HelperMessage } from '../../../drivers/helpers/messages.ts';
import { serve } from '../../../drivers/helpers/serve.ts';
import type { MessagePortLike } from './carriers/message-port.ts';
import { type FromTerminal, FromTerminalSchema, ToTerminalSchema } from './carriers/process-lines.ts';
import { hostedHelpers } from './helpers.ts';

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A port of Node in the clothes of Electron's. */
const asElectrons = (port: MessagePort): MessagePortLike => ({
  postMessage: (message) => port.postMessage(message),
  on: (event: 'message' | 'close', listener: (message: { readonly data: unknown }) => void) =>
    port.on(event, (data: unknown) => listener({ data })),
  start: () => port.start(),
  close: () => port.close(),
});

/** The desktop host: it notes what it is asked for, and serves a helper that doubles numbers. */
function host() {
  const asked: FromTerminal[] = [];
  const helpers = hostedHelpers((message) => asked.push(v.parse(FromTerminalSchema, message)));
  const connect = (helper: number) => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    serve(
      {
        post: (message: HelperMessage) => port1.postMessage(message),
        onCall: (listener) => port1.on('message', (call: HelperCall) => listener(call)),
      },
      { methods: { double: async (number: number) => number * 2 } },
    );
    const message = v.parse(ToTerminalSchema, { kind: 'helper', helper });
    if (message.kind === 'helper') helpers.received(message, asElectrons(port2));
    return port2;
  };
  return { asked, helpers, connect };
}

it('asks the host for a process, and what was said before its line came is not lost', async () => {
  const { asked, helpers, connect } = host();
  const client = new HelperClient({ start: helpers.start, name: 'usb', device: 'printer' });
  const doubled = client.call('double', 21, 5_000);
  expect(asked).toEqual([{ kind: 'helper', helper: 1, name: 'usb' }]);
  connect(1);
  expect(await doubled).toBe(42);
  expect(await client.call('double', 4, 5_000)).toBe(8);
});

it('hears of each process by itself', async () => {
  const { asked, helpers, connect } = host();
  const [first, second] = ['a', 'b'].map(
    (device) => new HelperClient({ start: helpers.start, name: 'pcsc', device }),
  );
  connect(1);
  connect(2);
  helpers.received({ kind: 'helperGone', helper: 1 }, undefined);
  await first?.gone;
  await expect(first?.call('double', 1, 5_000)).rejects.toMatchObject({ kind: 'unplugged', device: 'a' });
  expect(await second?.call('double', 1, 5_000)).toBe(2);
  second?.end();
  expect(asked.at(-1)).toEqual({ kind: 'endHelper', helper: 2 });
});

it('hangs up on a line that comes after its process was told gone', async () => {
  const { helpers, connect } = host();
  const client = new HelperClient({ start: helpers.start, name: 'usb', device: 'printer' });
  helpers.received({ kind: 'helperGone', helper: 1 }, undefined);
  await client.gone;
  const late = connect(1);
  await new Promise((resolve) => late.once('close', resolve));
  expect(client.isGone).toBe(true);
});
