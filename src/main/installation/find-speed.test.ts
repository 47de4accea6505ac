import { describe, expect, it } from 'vitest';
import { DeviceFault } from '../../../drivers/contract/device.ts';
import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import { testClock } from '../../../test/support/test-clock.ts';
import type { SpeedSearch } from '../../shared/contract/installation.ts';
import { findSpeed, guesses } from './find-speed.ts';

const setting = {
  kind: 'serial',
  id: 's',
  name: 'COM',
  format: 'text',
  path: '/dev/ttyUSB0',
  baudRate: 9600,
  framing: 'line',
} as const;

type Answer = 'silent' | 'garbled' | 'busy' | Pick<RawScan, 'text' | 'bits'>;

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
          if (answer === 'silent') setTimeout(() => clock.advance(2_500));
          else if (answer === 'garbled') {
            listeners.fault?.(new DeviceFault('garbled', 's'));
            listeners.fault?.(new DeviceFault('garbled', 's'));
          } else listeners.scan?.({ reader: 's', kind: 'rfid', aim: null, ...answer });
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
