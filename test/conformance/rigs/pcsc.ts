/** A contactless reader that is plugged into a running pcscd, beside another one that is there all the time. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CardReader } from '../../../drivers/contract/reader.ts';
import { createPcscReader } from '../../../drivers/readers/pcsc/pcsc-reader.ts';
import { type Card, mute } from '../../support/contactless-card.ts';
import { startPcscWorld } from '../../support/pcsc-world.ts';
import { until } from '../promises/promise.ts';
import type { ReaderRig } from '../promises/reader-promises.ts';
import type { ReaderKeeper } from './readers.ts';

export const pcscKeeper: ReaderKeeper = {
  name: 'A PC/SC reader',
  leftOut: {
    'loses and doubles none of 200 scans': 'pcscd looks for cards every 400 ms; ten of them are below',
    'held by somebody else, is busy, and free once they close it': 'PC/SC lets several programs ask a card',
  },
  rig: pcscRig,
};

/** Longer than pcscd takes to see that a card came or went. */
const lateMs = 600;

async function pcscRig(): Promise<ReaderRig> {
  const world = await startPcscWorld();
  const { usb } = world;
  await usb.plugIn();
  const readers: CardReader[] = [];
  let begun: Card | null = null;
  let taken = 0;
  return {
    reader: () => {
      const reader = createPcscReader({
        id: 'reader',
        reader: usb.name,
        onEvent: ({ kind }) => {
          if (kind === 'takenAway') taken += 1;
        },
      });
      readers.push(reader);
      return reader;
    },
    card: (number) => `04${(number * 719).toString(16).toUpperCase().padStart(6, '0')}`,
    scan: async (...cards) => {
      for (const card of cards) {
        const before = taken;
        (await usb.put(card)).takeAway();
        await until('the card to be missed', () => taken > before);
      }
    },
    beginScan: async () => {
      begun = await usb.put(mute);
    },
    scanUnheard: async (card) => {
      (await usb.put(card, lateMs)).takeAway();
      await pause(lateMs);
    },
    unplug: async () => {
      await usb.unplug();
      begun?.takeAway();
    },
    plugIn: () => usb.plugIn(),
    passUntil: until,
    passTime: () => pause(lateMs),
    stop: async () => {
      for (const reader of readers) await reader.close();
      await world.stop();
    },
  };
}
