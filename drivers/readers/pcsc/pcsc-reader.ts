import { existsSync } from 'node:fs';
import * as v from 'valibot';
import type { Clock } from '../../../src/shared/kernel/effects.ts';
import { DeviceFault } from '../../contract/device.ts';
import type { CardReader } from '../../contract/reader.ts';
import { KeptHelper } from '../../helpers/kept-helper.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { withHelper } from '../../helpers/with-helper.ts';
import type { Framed, Framing } from '../framing/framing.ts';
import { type Connection, type ConnectionEvents, ReconnectingReader } from '../reconnecting-reader.ts';
import { ScanAssembler } from '../scan-assembler.ts';
import { systemClock } from '../system-clock.ts';
import { type CardTrouble, cardTroubles, type PcscEvent, PcscEventSchema } from './pcsc-events.ts';

export interface PcscReaderOptions {
  readonly id: string;
  /** As PC/SC lists it; '' is the first. */
  readonly reader: string;
  readonly clock?: Clock;
  readonly startHelper?: StartHelper;
  /** Hears what the helper tells: for looking at a reader that is not understood. */
  readonly onEvent?: (event: PcscEvent) => void;
  readonly limits?: Partial<PcscLimits>;
}

export interface PcscLimits {
  /** How long the helper may take to find the reader. */
  readonly watchMs: number;
  /** How long it may take to say that it is well; one that does not is ended and started again. */
  readonly answerMs: number;
}

const usualLimits: PcscLimits = { watchMs: 15_000, answerMs: 5_000 };

/**
 * A contactless reader behind PC/SC (ACR122U and its like). Its scans are the numbers of cards as hexadecimal digits,
 * one for each time that a card is put on it. The library of the system runs in a helper. Where no PC/SC service runs
 * there is no helper either; whether one has come is looked up every two seconds.
 */
export function createPcscReader(options: PcscReaderOptions): CardReader {
  return new PcscReader(options);
}

/** Names of the readers that PC/SC knows; empty where there is none of either. Never rejects. */
export async function listPcscReaders(start: StartHelper = startNodeHelper): Promise<string[]> {
  if (!mayHaveService()) return [];
  try {
    return await withHelper({ start, name: 'pcsc', device: 'pcsc' }, async (helper) =>
      helper.ask(NamesSchema, 'list', null, usualLimits.watchMs),
    );
  } catch {
    return [];
  }
}

const NameSchema = v.pipe(v.string(), v.maxLength(200));
const NamesSchema = v.pipe(v.array(NameSchema), v.maxLength(100));

const WatchedSchema = v.object({ name: NameSchema });

/** What the open drivers of this process mean and have. */
const meant = new Map<PcscReader, readonly string[]>();

class PcscReader implements CardReader {
  readonly id: string;
  readonly onScan;
  readonly onFault;
  readonly onState;
  readonly #options: PcscReaderOptions;
  readonly #limits: PcscLimits;
  readonly #helper: KeptHelper;
  readonly #line: ReconnectingReader;
  /** Opening waits for it: the helper of before is not the one of after. */
  #closing: Promise<void> = Promise.resolve();
  #heard: (event: PcscEvent) => void = () => {};

  constructor(options: PcscReaderOptions) {
    const { id, clock = systemClock, startHelper: start = startNodeHelper, onEvent } = options;
    this.id = id;
    this.#options = options;
    this.#limits = { ...usualLimits, ...options.limits };
    this.#helper = new KeptHelper({
      start,
      name: 'pcsc',
      device: id,
      onEvent: (told) => {
        const event = v.parse(PcscEventSchema, told);
        onEvent?.(event);
        this.#heard(event);
      },
    });
    this.#line = new ReconnectingReader({
      id,
      clock,
      connect: (events) => this.#connect(events),
      assembler: (announcements) =>
        new ScanAssembler({ id, kind: 'rfid', framing: cardFraming, clock }, announcements),
      retryAfterMs: [250, 500, 1000, 2000],
    });
    this.onScan = this.#line.onScan;
    this.onFault = this.#line.onFault;
    this.onState = this.#line.onState;
  }

  async open(): Promise<void> {
    await this.#closing;
    if (!meant.has(this)) meant.set(this, [this.#options.reader]);
    await this.#line.open();
  }

  close(): Promise<void> {
    this.#closing = this.#closing.then(async () => {
      await this.#line.close();
      meant.delete(this);
      await this.#helper.end();
    });
    return this.#closing;
  }

  async #connect({ received, gone }: ConnectionEvents): Promise<Connection | DeviceFault> {
    const { id, reader } = this.#options;
    if (!mayHaveService()) {
      await this.#helper.end();
      return new DeviceFault('notFound', id, 'the PC/SC service does not run');
    }
    const helper = this.#helper.get();
    if (!helper)
      return new DeviceFault('notFound', id, 'its process ended, and is started again a little later');
    const others = [...meant].flatMap(([other, names]) => (other === this ? [] : names));
    // What happens right after the answer may come together with it.
    this.#heard = (event) => {
      if (event.kind === 'gone') gone();
      else if (event.kind !== 'takenAway') received(frameOf(event));
    };
    try {
      const { name } = await helper.ask(WatchedSchema, 'watch', { reader, others }, this.#limits.watchMs);
      meant.set(this, [reader, name]);
    } catch (error) {
      if (error instanceof DeviceFault) return error;
      throw error;
    }
    void helper.gone.then(gone);
    return {
      isThere: () => helper.isWell(this.#limits.answerMs),
      // The helper stays: it is asked again until the reader is back, and ends with `close`.
      close: async () => {
        this.#heard = () => {};
        meant.set(this, [reader]);
      },
    };
  }
}

/** pcscd can be told by its socket; elsewhere only the library knows. */
function mayHaveService(): boolean {
  return process.platform !== 'linux' || existsSync(process.env['PCSCLITE_CSOCK_NAME'] ?? pcscdSocket);
}

const pcscdSocket = '/run/pcscd/pcscd.comm';

/** One byte says what happened, 0 that the card's number follows. */
function frameOf(event: Extract<PcscEvent, { kind: 'card' | 'unreadable' }>): Uint8Array {
  if (event.kind === 'card') return Uint8Array.of(0, ...event.uid);
  return Uint8Array.of(cardTroubles.indexOf(event.cause) + 1);
}

const cardFraming: Framing = {
  push: ([trouble = 0, ...uid]) => [trouble === 0 ? scanOf(Uint8Array.from(uid)) : garbled(trouble)],
  isPartial: () => false,
  reset: () => {},
};

function scanOf(uid: Uint8Array): Framed {
  const digits = Buffer.from(uid).toString('hex').toUpperCase();
  return { kind: 'scan', text: digits, bits: digits, aim: null };
}

function garbled(trouble: number): Framed {
  return { kind: 'garbled', detail: troubleTexts[cardTroubles[trouble - 1] ?? 'silent'] };
}

const troubleTexts: Readonly<Record<CardTrouble, string>> = {
  silent: 'a card that tells no number',
  changing: 'a telephone or passport, whose number is another one each time',
  early: 'a card that was taken away too early',
};
