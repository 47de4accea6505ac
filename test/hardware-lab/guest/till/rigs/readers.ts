/** Readers of the kernel, each read in this process and in a process of its own, as the terminal does it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CardReader } from '../../../../../drivers/contract/reader.ts';
import {
  createIsolatedReader,
  type OwnReaderSetting,
  openReader,
} from '../../../../../drivers/readers/index.ts';
import { type Keeper, until } from '../../../../conformance/promises/promise.ts';
import type { ReaderPromise, ReaderRig } from '../../../../conformance/promises/reader-promises.ts';
import { identities, type ReaderName } from '../../orders.ts';
import { ask, plug, unplug } from '../bench-client.ts';
import { Stretch } from '../figures.ts';

export interface LabReader {
  readonly name: string;
  readonly gadget: ReaderName;
  readonly setting: OwnReaderSetting;
}

const id = 'reader';

export const keyboard: LabReader = {
  name: 'keyboard-type reader',
  gadget: 'reader',
  setting: { kind: 'hid', id, format: '8H10D', identity: identities.reader, use: 'keyboard' },
};
export const scanner: LabReader = {
  name: 'HID POS scanner',
  gadget: 'scanner',
  setting: { kind: 'hid', id, format: 'text', identity: identities.scanner, use: 'pos' },
};
export const serial: LabReader = {
  name: 'CDC-ACM scanner',
  gadget: 'serial',
  setting: {
    kind: 'serial',
    id,
    format: 'text',
    path: '',
    identity: identities.serial,
    baudRate: 9600,
    framing: 'line',
  },
};

export type ReaderKeeper = Keeper<ReaderRig, ReaderPromise>;

export function keepersOf(reader: LabReader): readonly ReaderKeeper[] {
  const isolated = `${reader.name} in a process of its own`;
  return [
    {
      name: reader.name,
      leftOut: { 'loses and doubles none of 200 scans': 'its driver hears them in a process of its own' },
      rig: () => rigOf(reader, reader.name, openReader),
    },
    { name: isolated, rig: () => rigOf(reader, isolated, (setting) => createIsolatedReader({ setting })) },
  ];
}

/** What is late has come by then. */
const lateMs = 300;

async function rigOf(
  { gadget, setting }: LabReader,
  name: string,
  open: (setting: OwnReaderSetting) => CardReader,
): Promise<ReaderRig> {
  const scanned = new Stretch(`${name}, last byte to event`);
  const missed = new Stretch(`${name}, unplugged to noticed`);
  const back = new Stretch(`${name}, plugged in to ready`);
  const readers: CardReader[] = [];
  let isIn = true;

  const reader = (): CardReader => {
    const opened = open(setting);
    readers.push(opened);
    opened.onScan(() => scanned.end());
    opened.onState((state) => {
      if (state === 'lost') missed.end();
      if (state === 'ready') back.end();
    });
    return opened;
  };
  const plugIn = async (): Promise<void> => {
    isIn = true;
    await back.begin(plug(gadget));
  };
  const close = async (): Promise<void> => {
    for (const each of readers.splice(0)) await each.close();
  };
  return {
    reader,
    plugIn,
    card: (number) => String(100 + number),
    async scan(...texts) {
      const handedOver = ask({ kind: 'scan', gadget, texts });
      await (texts.length === 1 ? scanned.begin(handedOver) : handedOver);
    },
    async beginScan() {
      await ask({ kind: 'beginScan', gadget });
    },
    async scanUnheard(text) {
      await ask({ kind: 'scan', gadget, texts: [text] });
    },
    async unplug() {
      isIn = false;
      await missed.begin(unplug(gadget));
      await pause(lateMs);
    },
    passUntil: until,
    passTime: () => pause(lateMs),
    async stop() {
      await close();
      if (isIn) return;
      await plugIn();
      const next = reader();
      let isReady = false;
      next.onState((state) => {
        isReady = state === 'ready';
      });
      await next.open().catch(() => {});
      await until('the device to be back', () => isReady);
      await close();
    },
  };
}
