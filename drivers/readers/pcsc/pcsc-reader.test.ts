/** It keeps the promises of every reader (test/conformance/pcsc-reader.test.ts); this is what no service does on demand. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testClock } from '../../../test/support/test-clock.ts';
import type { DeviceState } from '../../contract/device.ts';
import type { HelperCall, HelperMessage } from '../../helpers/messages.ts';
import type { StartHelper } from '../../helpers/start-helper.ts';
import { createPcscReader } from './pcsc-reader.ts';

/** Any file stands for the socket of the service: whoever would ask the service is not there. */
beforeEach(() => void vi.stubEnv('PCSCLITE_CSOCK_NAME', import.meta.filename));
afterEach(() => void vi.unstubAllEnvs());

it('whose reader goes in the moment that it was found says so, and is ready once it is back', async () => {
  const gone: HelperMessage = { kind: 'event', event: { kind: 'gone' } };
  const { reader, states, advance } = openedWith([found, gone], [found]);
  await expect(reader.open()).rejects.toMatchObject({ kind: 'unplugged' });
  await advance(250);
  expect(states).toEqual(['closed', 'opening', 'lost', 'ready']);
  await reader.close();
});

it('whose process tells no name is broken, and its process is ended', async () => {
  const nonsense: HelperMessage = { kind: 'done', id: 0, value: { name: 1 } };
  const { reader, started } = openedWith([nonsense], [found]);
  await expect(reader.open()).rejects.toMatchObject({ kind: 'broken' });
  expect(started).toEqual(['ended']);
  await reader.close();
});

const found: HelperMessage = { kind: 'done', id: 0, value: { name: 'ACS ACR122U 00 00' } };

/** What its processes say, all at once, each time that they are to watch. */
function openedWith(...answers: HelperMessage[][]) {
  const clock = testClock(0);
  const started: string[] = [];
  const startHelper: StartHelper = () => {
    const index = started.push('runs') - 1;
    let say: (message: unknown) => void = () => {};
    let left: () => void = () => {};
    return {
      post(message) {
        const { id, method } = message as HelperCall;
        const said = method === 'watch' ? (answers.shift() ?? []) : [{ kind: 'done', id } as const];
        for (const each of said) say(each.kind === 'done' ? { ...each, id } : each);
      },
      onMessage(listener) {
        say = listener;
      },
      onGone(listener) {
        left = listener;
      },
      rest() {},
      kill() {
        started[index] = 'ended';
        left();
      },
    };
  };
  const reader = createPcscReader({ id: 'reader', reader: '', clock, startHelper });
  const states: DeviceState[] = [];
  reader.onState((state) => states.push(state));
  const advance = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { reader, states, started, advance };
}
