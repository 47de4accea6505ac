import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeviceFault } from '../../../drivers/contract/device.ts';
import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import { createSerialReader } from '../../../drivers/readers/serial-reader.ts';
import { startSerialLine } from '../../../test/support/serial-line.ts';
import { heardAt } from '../../../test/support/serial-speed.ts';
import { testClock } from '../../../test/support/test-clock.ts';
import type { SpeedSearch } from '../../shared/contract/installation.ts';
import { readWiegandLine } from '../../shared/domain/cards/wiegand.ts';
import { findSpeed, guesses, listeningMs } from './find-speed.ts';

const setting = {
  kind: 'serial',
  id: 's',
  name: 'COM',
  format: 'text',
  path: '/dev/ttyUSB0',
  baudRate: 9600,
  framing: 'line',
} as const;

type Heard = Pick<RawScan, 'text' | 'bits'>;
type Answer = 'silent' | 'garbled' | 'busy' | Heard | readonly Heard[];

/** A port whose reader answers each opening as told, by speed and framing. */
function search(answerTo: (baudRate: number, framing: string) => Answer) {
  const clock = testClock(0);
  const shown: SpeedSearch[] = [];
  let open = 0;
  const result = findSpeed({
    setting,
    clock,
    show: (speed) => shown.push(speed),
    isWanted: () => true,
    open: ({ baudRate, framing }): CardReader => {
      const answer = answerTo(baudRate, framing);
      const listeners: { scan?: (scan: RawScan) => void; fault?: (fault: DeviceFault) => void } = {};
      return {
        id: 's',
        onScan: (listener) => {
          listeners.scan = listener;
          return () => {};
        },
        onFault: (listener) => {
          listeners.fault = listener;
          return () => {};
        },
        onState: () => () => {},
        open: async () => {
          if (answer === 'busy') throw new DeviceFault('busy', 's');
          open += 1;
          // Once the port is open, time passes.
          setTimeout(() => clock.advance(listeningMs));
          if (answer === 'garbled') {
            listeners.fault?.(new DeviceFault('garbled', 's'));
            listeners.fault?.(new DeviceFault('garbled', 's'));
          } else if (answer !== 'silent') {
            for (const heard of [answer].flat()) {
              listeners.scan?.({ reader: 's', kind: 'rfid', aim: null, ...heard });
            }
          }
        },
        close: async () => {
          if (answer !== 'busy') open -= 1;
        },
      };
    },
  });
  return { result, shown, isOpen: () => open > 0 };
}

describe('The speed of a serial reader', () => {
  it('is the one at which a frame comes whole', async () => {
    const { result, shown, isOpen } = search((baudRate, framing) =>
      baudRate === 19_200 && framing === 'rdm6300' ? { text: '01026F6C3A', bits: '01026F6C3A' } : 'garbled',
    );
    expect(await result).toEqual({ baudRate: 19_200, framing: 'rdm6300' });
    expect(shown.at(-1)).toMatchObject({ state: 'found', baudRate: 19_200 });
    expect(isOpen()).toBe(false);
  });

  it('is the one at which a line of plain characters comes', async () => {
    const { result } = search((baudRate, framing) => {
      if (framing === 'rdm6300') return 'garbled';
      return baudRate === 115_200
        ? { text: '8934563138165', bits: null }
        : { text: '\u00ff\u00fe', bits: null };
    });
    expect(await result).toEqual({ baudRate: 115_200, framing: 'line' });
  });

  it('is that of a Wiegand converter, though a line had begun before the port was open', async () => {
    const lines = ['02000', '213,02000', '213,02000'].map((text) => ({ text, bits: null }));
    const { result } = search((baudRate, framing) =>
      baudRate === 9600 && framing === 'line' ? lines : 'silent',
    );
    expect(await result).toEqual({ baudRate: 9600, framing: 'wiegand' });
  });

  it.each<[string, Answer]>([
    ['nobody scans', 'silent'],
    ['another program has the port', 'busy'],
    ['only noise comes', { text: '~', bits: null }],
  ])('is not found when %s', async (_, answer) => {
    const { result, shown, isOpen } = search(() => answer);
    expect(await result).toBeNull();
    expect(shown.filter(({ state }) => state === 'trying')).toHaveLength(guesses.length);
    expect(shown.at(-1)?.state).toBe('notFound');
    expect(isOpen()).toBe(false);
  });

  it('begins with 9600', () => {
    expect(guesses[0]?.baudRate).toBe(9600);
  });
});

/** A reader at the end of a pseudo-terminal, whose bytes are heard as the speed that is being tried makes of them. */
async function searchOnLine(sentAt: number, lines: readonly string[]) {
  const line = await startSerialLine();
  const clock = testClock(0);
  const shown: SpeedSearch[] = [];
  const searching = findSpeed({
    setting: { ...setting, path: line.path },
    open: ({ id, path, baudRate, framing }) => createSerialReader({ id, path, baudRate, framing, clock }),
    clock,
    show: (speed) => shown.push(speed),
    isWanted: () => true,
  });
  for (let turn = 0; shown.at(-1)?.state === 'trying'; turn += 1) {
    const { baudRate, framing } = shown.at(-1)!;
    const next = new TextEncoder().encode(`${lines[turn % lines.length] ?? ''}\r\n`);
    await line.send(heardAt(next, sentAt, baudRate));
    await new Promise((resolve) => setTimeout(resolve, 5));
    // However long the machine takes: where it can be heard, there is time.
    if (baudRate !== sentAt || framing !== 'line') clock.advance(listeningMs / 10);
  }
  const found = await searching;
  await line.stop();
  return { found, shown };
}

describe('A converter of unknown speed', () => {
  it.each([
    [9600, '3AA0FA1'],
    [19_200, '11101010100000111110100001'],
    [57_600, '213,02000'],
    [1200, '00213,02000'],
  ])('at %i baud that sends %s is a Wiegand converter', async (baudRate, text) => {
    const { found, shown } = await searchOnLine(baudRate, [text]);
    expect(found).toEqual({ baudRate, framing: 'wiegand' });
    expect(shown.at(-1)).toMatchObject({ state: 'found', baudRate, framing: 'wiegand' });
  });

  it.each([
    ['whose parity is wrong', ['3AA0FA0']],
    ['that never come twice the same', ['3AA0FA1', '8934563138165']],
    ['of seven figures', ['1234567']],
  ])('lines %s are text', async (_, lines) => {
    const { found } = await searchOnLine(38_400, lines);
    expect(found).toEqual({ baudRate: 38_400, framing: 'line' });
  });
});

it('what is heard at a wrong speed is never a Wiegand line', () => {
  const baudRates = [...new Set(guesses.map((guess) => guess.baudRate))];
  const cards = fc.oneof(
    fc.stringMatching(/^[01]{26}$/),
    fc.stringMatching(/^[0-3][0-9A-F]{6}$/),
    fc.stringMatching(/^\d{3},\d{5}$/),
    fc.stringMatching(/^[ -~]{4,64}$/),
  );
  fc.assert(
    fc.property(
      cards,
      fc.constantFrom(...baudRates),
      fc.constantFrom(...baudRates),
      (card, sentAt, triedAt) => {
        fc.pre(sentAt !== triedAt);
        const heard = new TextDecoder('latin1').decode(
          heardAt(new TextEncoder().encode(`${card}\r\n`), sentAt, triedAt),
        );
        for (const text of heard.split(/[\r\n]/)) {
          expect(readWiegandLine(text)).not.toMatchObject({ kind: 'card', isSure: true });
        }
      },
    ),
  );
});
