import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/shared/contract/frame.ts';
import type { QuenBridge } from '../../../src/shared/contract/session.ts';
import { textTransport } from '../../../src/shared/contract/text-transport.ts';
import { itCarriesFrames, type TransportRig } from '../../conformance/transport.ts';
import { type Desktop, startElectron } from '../../support/electron.ts';

declare global {
  interface Window {
    lines: Record<string, ReturnType<QuenBridge['connect']>>;
    heard(line: string, text: string | null): void;
  }
}

describe.each([
  ['the port of the utility process', 'utility'],
  ['the port of a child process', 'node'],
] as const)('In the desktop window, %s', (name, terminal) => {
  let desktop: Desktop;
  const ends = new Map<string, ReturnType<typeof textTransport>>();

  beforeAll(async () => {
    desktop = await startElectron({ echo: true, terminal });
    await desktop.page.evaluate(() => {
      window.lines = {};
    });
    await desktop.page.exposeFunction('heard', (line: string, text: string | null) => {
      if (text === null) ends.get(line)?.closed();
      else ends.get(line)?.received(text);
    });
  });
  afterAll(() => desktop?.close());

  itCarriesFrames(name, () => openLine(desktop.page, ends), []);

  it('serves several lines of one page, each on its own', async () => {
    const first = await openLine(desktop.page, ends);
    const second = await openLine(desktop.page, ends);
    const replies: unknown[] = [];
    const answered = new Promise<void>((resolve) =>
      second.screen.onFrame((frame) => {
        if ((frame as Frame).frame !== 'reply') return;
        replies.push(frame);
        resolve();
      }),
    );
    first.screen.close();
    second.screen.send({ frame: 'call', id: 3, method: 'echo', request: 'second' });
    await answered;
    expect(replies).toEqual([{ frame: 'reply', id: 3, answer: { kind: 'done', value: 'second' } }]);
    await second.stop();
  });
});

/** The page's own line, relayed to the suite. Calls into one page run in the order in which they are made. */
async function openLine(
  page: Page,
  ends: Map<string, ReturnType<typeof textTransport>>,
): Promise<TransportRig> {
  const line = randomUUID();
  const inPage = (send: string) =>
    void page.evaluate(([line, text]) => window.lines[line]?.send(JSON.parse(text)), [line, send] as const);
  const end = textTransport(
    { send: inPage, close: () => void page.evaluate((line) => window.lines[line]?.close(), line) },
    Number.POSITIVE_INFINITY,
  );
  ends.set(line, end);
  await page.evaluate((line) => {
    const opened = window.quen?.connect();
    if (!opened) throw new Error('the page has no line to its terminal');
    window.lines[line] = opened;
    opened.onFrame((frame) => window.heard(line, JSON.stringify(frame)));
    opened.onClose(() => window.heard(line, null));
  }, line);
  return { screen: end.transport, sendText: inPage, stop: async () => end.transport.close() };
}
