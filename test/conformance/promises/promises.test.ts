/** Nothing that is promised is left out in silence, and no kind of device altogether. */
import { describe, expect, it } from 'vitest';
import type { RealPrinterSetting } from '../../../drivers/printers/index.ts';
import type { RealReaderSetting } from '../../../drivers/readers/index.ts';
import * as labPrinters from '../../hardware-lab/guest/till/rigs/printers.ts';
import * as labReaders from '../../hardware-lab/guest/till/rigs/readers.ts';
import { pcscKeeper } from '../rigs/pcsc.ts';
import * as printers from '../rigs/printers.ts';
import * as readers from '../rigs/readers.ts';
import { printerPromises } from './printer-promises.ts';
import { type DevicePromise, type Keeper, planOf } from './promise.ts';
import { readerPromises } from './reader-promises.ts';

/** Who keeps the promises of each kind that a shop can set up; a sentence where nobody does. */
const readerKeepers: Readonly<Record<RealReaderSetting['kind'], readonly readers.ReaderKeeper[]>> = {
  serial: [readers.serialKeeper, readers.isolatedKeeper, ...labReaders.keepersOf(labReaders.serial)],
  hid: [
    readers.keyboardKeeper,
    readers.posKeeper,
    ...labReaders.keepersOf(labReaders.keyboard),
    ...labReaders.keepersOf(labReaders.scanner),
  ],
  pcsc: [pcscKeeper],
};
const printerKeepers: Readonly<
  Record<RealPrinterSetting['kind'], readonly printers.PrinterKeeper[] | string>
> = {
  tcp: [printers.tcpKeeper],
  serial: [printers.serialKeeper],
  device: [printers.deviceFileKeeper, labPrinters.kernelKeeper],
  usb: [labPrinters.usbKeeper],
  queue: 'it answers for its printer, which nobody can ask: queue-printer.test.ts',
  file: 'it takes whole jobs and answers nothing: printer.test.ts',
};

describe('What readers promise', () => {
  isLeftOutByNobody(readerPromises, [readers.simulatedKeeper, ...Object.values(readerKeepers).flat()]);
});

describe('What printers promise', () => {
  const keepers = Object.values(printerKeepers).flatMap((each) => (typeof each === 'string' ? [] : each));
  isLeftOutByNobody(printerPromises, [printers.simulatedKeeper, ...keepers]);
});

function isLeftOutByNobody<Rig extends { stop(): Promise<void> }, Name extends string>(
  promises: readonly DevicePromise<Rig, Name>[],
  keepers: readonly Keeper<Rig, Name>[],
): void {
  it.each(keepers.map((keeper) => [keeper.name, keeper] as const))(
    '%s keeps it, or says in a sentence why not',
    (_, keeper) => {
      const plan = planOf(promises, keeper);
      expect(plan.map(({ name }) => name)).toEqual(promises.map(({ name }) => name));
      for (const { leftOut } of plan) if (leftOut !== null) expect(leftOut).toMatch(/\w+ \w+ \w+/);
    },
  );

  it('is kept by somebody, each', () => {
    const plans = keepers.map((keeper) => planOf(promises, keeper));
    const kept = promises.filter((_, index) => plans.some((plan) => plan[index]?.leftOut === null));
    expect(kept).toEqual(promises);
  });
}

describe('A plan', () => {
  const stopped: string[] = [];
  interface Named {
    readonly name: string;
    stop(): Promise<void>;
  }
  const keeper = (name: string, leftOut = {}): Keeper<Named> => ({
    name,
    leftOut,
    rig: async () => ({ name, stop: async () => void stopped.push(name) }),
  });
  const promises: readonly DevicePromise<Named>[] = [
    { name: 'is well', keep: async () => {} },
    { name: 'is named', keep: async ({ name }) => expect(name).toBe('right') },
  ];

  it('takes no silence for a reason, and no reason for nothing', () => {
    expect(() => planOf(promises, keeper('right', { 'is well': ' ' }))).toThrow('without a reason: is well');
    expect(() => planOf(promises, keeper('right', { 'is odd': 'it is even' }))).toThrow(
      'nobody promised: is odd',
    );
    const [well] = planOf(promises, keeper('right', { 'is well': 'it is ill' }));
    expect(well).toMatchObject({ name: 'is well', leftOut: 'it is ill' });
  });

  it('fails with what is not kept, and stops its rig all the same', async () => {
    for (const { run } of planOf(promises, keeper('right'))) await run();
    const [, named] = planOf(promises, keeper('wrong'));
    await expect(named?.run()).rejects.toThrow();
    expect(stopped).toEqual(['right', 'right', 'wrong']);
  });
});
