import { expect, it } from 'vitest';
import type { Frame, Transport } from '../../src/shared/contract/frame.ts';

/** One line to an echo terminal, seen from the screen. */
export interface TransportRig {
  readonly screen: Transport;
  /** Sends text past the carrier's own encoding, as an attacker would. */
  sendText(text: string): void;
  stop(): Promise<void>;
}

/**
 * What every carrier of frames must do. The far end is the echo terminal. A page under the desktop host cannot get
 * anything but JSON onto its line: there `sendText` is never asked for the texts of `notJson`.
 */
export function itCarriesFrames(
  name: string,
  open: () => Promise<TransportRig>,
  notJson: readonly string[] = ['', 'not JSON', '{"frame":"call"'],
): void {
  const opened = async (use: (rig: TransportRig, heard: Heard) => Promise<void>) => {
    const rig = await open();
    try {
      await use(rig, listen(rig.screen));
    } finally {
      await rig.stop();
    }
  };

  it(`${name} greets with the view, though nobody listened yet`, () =>
    opened(async (_rig, heard) => {
      expect(await heard.next()).toEqual({ frame: 'view', view: { echo: 'counter', calls: 0 } });
    }));

  it(`${name} answers a call with what was asked, in every script`, () =>
    opened(async (rig, heard) => {
      const request = { vi: 'Ẫn phở', th: 'ปี่ ญู', emoji: '🧋', nested: [1, null, { deep: true }] };
      rig.screen.send(call(7, request));
      expect(await heard.reply()).toEqual({
        frame: 'reply',
        id: 7,
        answer: { kind: 'done', value: request },
      });
    }));

  it(`${name} keeps the order of a thousand calls`, () =>
    opened(async (rig, heard) => {
      for (let id = 0; id < 1000; id += 1) rig.screen.send(call(id, {}));
      for (let id = 0; id < 1000; id += 1) expect((await heard.reply()).id).toBe(id);
    }));

  it(`${name} carries a frame just below the limit`, () =>
    opened(async (rig, heard) => {
      const request = 'x'.repeat(64 * 1024 - 100);
      rig.screen.send(call(1, request));
      expect((await heard.reply()).answer).toEqual({ kind: 'done', value: request });
    }));

  it(`${name} hangs up on a frame above the limit, and the terminal hears nothing of it`, () =>
    opened(async (rig, heard) => {
      await heard.next();
      rig.screen.send(call(1, 'x'.repeat(64 * 1024)));
      await heard.closed;
      expect(heard.all()).toEqual([{ frame: 'view', view: { echo: 'counter', calls: 0 } }]);
    }));

  it.each([...notJson, '[]', 'null', '7', '"text"'])(
    `${name} hangs up on %j, and the terminal hears nothing of it`,
    (text) =>
      opened(async (rig, heard) => {
        await heard.next();
        rig.sendText(text);
        await heard.closed;
        expect(heard.all()).toEqual([{ frame: 'view', view: { echo: 'counter', calls: 0 } }]);
      }),
  );

  it.each([
    '{"frame":"nothing we know"}',
    '{}',
    '{"frame":"call","id":-1,"method":"staff.lock","request":{}}',
    '{"frame":"call","id":1.5,"method":"staff.lock","request":{}}',
    '{"frame":"call","id":1,"method":"staff.lock","request":{},"more":true}',
    '{"frame":"reply","id":1,"answer":{"kind":"done","value":null}}',
  ])(`${name}: the frame %s changes nothing, and the line goes on`, (text) =>
    opened(async (rig, heard) => {
      rig.sendText(text);
      rig.screen.send(call(2, 'still here'));
      expect(await heard.next()).toEqual({ frame: 'view', view: { echo: 'counter', calls: 0 } });
      expect(await heard.next()).toEqual({ frame: 'view', view: { echo: 'counter', calls: 1 } });
    }),
  );

  it(`${name} tells the screen when the terminal hangs up`, () =>
    opened(async (rig, heard) => {
      rig.screen.send({ frame: 'call', id: 1, method: 'echo.hangUp', request: {} });
      await heard.closed;
    }));

  it(`${name} may be closed twice, is silent afterwards, and tells whoever asks later`, () =>
    opened(async (rig, heard) => {
      await heard.next();
      rig.screen.close();
      rig.screen.close();
      await heard.closed;
      rig.screen.send(call(1, {}));
      let told = 0;
      rig.screen.onClose(() => {
        told += 1;
      });
      expect(told).toBe(1);
    }));
}

const call = (id: number, request: unknown): Frame => ({ frame: 'call', id, method: 'echo', request });

interface Reply {
  readonly frame: 'reply';
  readonly id: number;
  readonly answer: unknown;
}

interface Heard {
  next(): Promise<unknown>;
  /** The next reply; views in between are passed over. */
  reply(): Promise<Reply>;
  readonly closed: Promise<void>;
  all(): readonly unknown[];
}

function listen(screen: Transport): Heard {
  const all: unknown[] = [];
  const queue: unknown[] = [];
  const waiting: ((frame: unknown) => void)[] = [];
  const closed = new Promise<void>((resolve) => screen.onClose(resolve));
  screen.onFrame((frame) => {
    all.push(frame);
    const taker = waiting.shift();
    if (taker) taker(frame);
    else queue.push(frame);
  });
  const next = () =>
    queue.length > 0
      ? Promise.resolve(queue.shift())
      : new Promise<unknown>((resolve) => waiting.push(resolve));
  return {
    next,
    closed,
    all: () => all,
    async reply() {
      for (;;) {
        const frame = (await next()) as Reply;
        if (frame.frame === 'reply') return frame;
      }
    },
  };
}
