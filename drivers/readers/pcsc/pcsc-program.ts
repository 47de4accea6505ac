/** The helper of PC/SC: watches one reader, asks each card for its number once. */
import { setTimeout as pause } from 'node:timers/promises';
import { HelperFault, type HelperProgram } from '../../helpers/serve.ts';
import type { CardTrouble, PcscEvent } from './pcsc-events.ts';
import { readerNamed } from './reader-names.ts';
import * as winscard from './winscard.ts';

/** GET DATA of PC/SC part 3: the card's own number. */
const askNumber = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);
/** How long the library waits for a change before it looks again. */
const waitMs = 30_000;
/** Beyond the time that a call may take by itself; no card and no reader is slower. */
const callLimitMs = 10_000;
/** Another program may hold a fresh card for a moment. */
const sharingTries = 10;
const sharingPauseMs = 100;

export function pcscProgram(emit: (event: PcscEvent) => void): HelperProgram {
  const calls = new Calls();
  let watched: Promise<void> = Promise.resolve();
  return {
    isStuck: () => calls.isOverdue(),
    methods: {
      list: async () => calls.withContext((library, context) => namesOf(calls, library, context)),
      /** Settles with its name once the reader that is meant is watched. Ask again after `gone`. */
      watch: async ({ reader, others }: Meant) => {
        await watched;
        const watch = new Watch(calls, emit);
        const name = await watch.begin(reader, others);
        watched = watch.goOn();
        return { name };
      },
    },
  };
}

/** See `readerNamed`. */
interface Meant {
  readonly reader: string;
  readonly others: readonly string[];
}

/** Calls of the library, with a note of those that take too long. */
class Calls {
  #library: winscard.Winscard | null = null;
  readonly #deadlines = new Set<number>();

  library(): winscard.Winscard {
    try {
      this.#library ??= winscard.loadWinscard();
      return this.#library;
    } catch (error) {
      throw new HelperFault('notFound', error instanceof Error ? error.message : String(error));
    }
  }

  async timed<T>(call: Promise<T>, ownMs = 0): Promise<T> {
    const deadline = performance.now() + ownMs + callLimitMs;
    this.#deadlines.add(deadline);
    try {
      return await call;
    } finally {
      this.#deadlines.delete(deadline);
    }
  }

  isOverdue(): boolean {
    const nowMs = performance.now();
    return [...this.#deadlines].some((deadline) => deadline < nowMs);
  }

  async context(): Promise<number | bigint> {
    const { code, context } = await this.timed(this.library().establish());
    if (code !== winscard.success) throw faultOf(code);
    return context;
  }

  async withContext<T>(
    use: (library: winscard.Winscard, context: number | bigint) => Promise<T>,
  ): Promise<T> {
    const context = await this.context();
    try {
      return await use(this.library(), context);
    } finally {
      await this.timed(this.library().release(context));
    }
  }
}

class Watch {
  readonly #calls: Calls;
  readonly #emit: (event: PcscEvent) => void;
  readonly #library: winscard.Winscard;
  #context: number | bigint = 0;
  #reader = '';
  #state = winscard.stateUnaware;

  constructor(calls: Calls, emit: (event: PcscEvent) => void) {
    this.#calls = calls;
    this.#emit = emit;
    this.#library = calls.library();
  }

  /** A card that lies there already was put there while nobody listened: it is not asked. */
  async begin(wanted: string, others: readonly string[]): Promise<string> {
    this.#context = await this.#calls.context();
    try {
      const names = await namesOf(this.#calls, this.#library, this.#context);
      const name = readerNamed(names, wanted, others);
      if (name === undefined) {
        throw new HelperFault('notFound', names.length === 0 ? 'no reader is plugged in' : names.join(', '));
      }
      this.#reader = name;
      const { code, state } = await this.#change(0);
      if (code !== winscard.success && code !== winscard.timedOut) throw faultOf(code);
      if (isGone(state)) throw new HelperFault('notFound', name);
      this.#state = state & ~winscard.stateChanged;
      return name;
    } catch (error) {
      await this.#release();
      throw error;
    }
  }

  /** Settles when the reader is gone. */
  async goOn(): Promise<void> {
    for (;;) {
      const { code, state, atr } = await this.#change(waitMs);
      if (code === winscard.timedOut) continue;
      if (code !== winscard.success || isGone(state)) break;
      const isNew = isPresent(state) && (!isPresent(this.#state) || cardsBetween(this.#state, state) > 1);
      if (isPresent(this.#state) && (isNew || !isPresent(state))) this.#emit({ kind: 'takenAway' });
      this.#state = state & ~winscard.stateChanged;
      if (isNew) this.#emit(await this.#ask(atr));
    }
    await this.#release();
    this.#emit({ kind: 'gone' });
  }

  #change(timeoutMs: number): ReturnType<winscard.Winscard['statusChange']> {
    const change = this.#library.statusChange(this.#context, this.#reader, this.#state, timeoutMs);
    return this.#calls.timed(change, timeoutMs);
  }

  async #ask(atr: Uint8Array): Promise<PcscEvent> {
    const connected = await this.#connect();
    if (connected.code !== winscard.success)
      return { kind: 'unreadable', cause: troubleOf(connected.code), atr };
    const { card, protocol } = connected;
    const { code, reply } = await this.#calls.timed(this.#library.transmit(card, protocol, askNumber));
    await this.#calls.timed(this.#library.disconnect(card));
    if (code !== winscard.success) return { kind: 'unreadable', cause: troubleOf(code), atr };
    const uid = reply.subarray(0, -2);
    const isWell = reply.at(-2) === 0x90 && reply.at(-1) === 0x00 && uid.length > 0;
    if (!isWell) return { kind: 'unreadable', cause: 'silent', atr };
    if (isMadeUp(uid)) return { kind: 'unreadable', cause: 'changing', atr };
    return { kind: 'card', uid, atr };
  }

  async #connect(): ReturnType<winscard.Winscard['connect']> {
    for (let tries = 1; ; tries += 1) {
      const connected = await this.#calls.timed(this.#library.connect(this.#context, this.#reader));
      if (connected.code !== winscard.sharingViolation || tries === sharingTries) return connected;
      await pause(sharingPauseMs);
    }
  }

  async #release(): Promise<void> {
    await this.#calls.timed(this.#library.release(this.#context));
  }
}

async function namesOf(
  calls: Calls,
  library: winscard.Winscard,
  context: number | bigint,
): Promise<readonly string[]> {
  const { code, names } = await calls.timed(library.readers(context));
  if (code === winscard.noReadersAvailable) return [];
  if (code !== winscard.success) throw faultOf(code);
  return names;
}

const isPresent = (state: number): boolean => (state & winscard.statePresent) !== 0;
const isGone = (state: number): boolean =>
  (state & (winscard.stateUnknown | winscard.stateUnavailable)) !== 0;

/** Cards that came and went between two states; a whole exchange is two. */
const cardsBetween = (before: number, after: number): number => ((after >>> 16) - (before >>> 16)) & 0xffff;

/** ISO/IEC 14443-3: a number of four bytes that begins with 08 is random. */
const isMadeUp = (uid: Uint8Array): boolean => uid.length === 4 && uid[0] === 0x08;

/** Those of a card that went in the middle of the question, alone or with its reader. */
const wentAway: readonly number[] = [
  winscard.removedCard,
  winscard.noSmartcard,
  winscard.resetCard,
  winscard.unpoweredCard,
  winscard.notTransacted,
  winscard.readerUnavailable,
];

const troubleOf = (code: number): CardTrouble => (wentAway.includes(code) ? 'early' : 'silent');

function faultOf(code: number): HelperFault {
  if (code === winscard.noService || code === winscard.serviceStopped) {
    return new HelperFault('notFound', 'the PC/SC service does not run');
  }
  const isReader = code === winscard.unknownReader || code === winscard.noReadersAvailable;
  return new HelperFault(isReader ? 'notFound' : 'offline', `PC/SC says ${code.toString(16)}`);
}
