import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import type { SpeedSearch } from '../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../shared/contract/methods.ts';
import { readWiegandLine } from '../../shared/domain/cards/wiegand.ts';
import type { Clock } from '../../shared/kernel/effects.ts';

type SerialReader = Extract<ReaderSetting, { kind: 'serial' }>;
type Framing = SerialReader['framing'];
type Guess = Pick<SerialReader, 'baudRate' | 'framing'>;

/** The usual ones first; each in both framings, the checked one first. What the lines are is told by what comes. */
const speeds = [9600, 115_200, 19_200, 38_400, 57_600, 4800, 2400, 1200] as const;
export const guesses: readonly Guess[] = speeds.flatMap((baudRate) => [
  { baudRate, framing: 'rdm6300' },
  { baudRate, framing: 'line' },
]);
/** Long enough for one scan by somebody who scans again and again. */
export const listeningMs = 2_500;
/** A card number; shorter lines come from a wrong speed by chance. */
const plausible = /^[\x20-\x7e]{4,64}$/;

/**
 * Tries the usual speeds on a port while somebody scans. A frame with a right checksum, or lines of plain characters, say
 * that the speed is right; two damaged ones move on at once. Lines of a Wiegand converter have to come twice the same,
 * with their parity: else they are lines like any other.
 */
export async function findSpeed(effects: {
  readonly setting: SerialReader;
  readonly open: (setting: SerialReader) => CardReader;
  readonly clock: Clock;
  readonly show: (speed: SpeedSearch) => void;
  /** Asked before each try. */
  readonly isWanted: () => boolean;
}): Promise<Guess | null> {
  const { setting, open, clock, show, isWanted } = effects;
  for (const [index, guess] of guesses.entries()) {
    if (!isWanted()) return null;
    const told = { ...guess, step: index + 1, of: guesses.length };
    show({ state: 'trying', ...told });
    const framing = await framingHeard(open({ ...setting, ...guess }), guess.framing, clock);
    if (framing === null) continue;
    show({ state: 'found', ...told, framing });
    return { ...guess, framing };
  }
  show({ state: 'notFound', ...guesses[0]!, step: guesses.length, of: guesses.length });
  return null;
}

/** Null: nothing that makes sense. */
async function framingHeard(reader: CardReader, tried: Framing, clock: Clock): Promise<Framing | null> {
  const judge = judgeOf(tried);
  let settle: (framing: Framing | null) => void = () => {};
  const heard = new Promise<Framing | null>((resolve) => {
    settle = resolve;
  });
  let cancel = (): void => {};
  const listen = (): void => {
    cancel();
    cancel = clock.after(listeningMs, () => settle(judge.soFar()));
  };
  reader.onScan((scan) => {
    const isFirst = judge.soFar() === null;
    const verdict = judge.hear(scan);
    if (verdict !== 'again') settle(verdict);
    else if (isFirst) listen();
  });
  let damaged = 0;
  reader.onFault(({ kind }) => {
    // The first may be a frame that had begun before the port was open.
    if (kind === 'garbled') damaged += 1;
    if (damaged > 1) settle(judge.soFar());
  });
  try {
    await reader.open();
    listen();
    return await heard;
  } catch {
    return null;
  } finally {
    cancel();
    await reader.close();
  }
}

/**
 * What the scans of one try say: how they are framed, nothing, or that another one is needed. The first line may be the
 * end of one that had begun before the port was open.
 */
function judgeOf(tried: Framing): {
  hear(scan: RawScan): Framing | null | 'again';
  /** When no other one comes. */
  soFar(): Framing | null;
} {
  let lines = 0;
  let converted: string | null = null;
  return {
    hear({ text, bits }) {
      if (bits !== null) return tried;
      if (!plausible.test(text)) return null;
      lines += 1;
      const line = readWiegandLine(text);
      if (line.kind !== 'card' || !line.isSure) return lines > 1 ? tried : 'again';
      if (line.printed === converted) return 'wiegand';
      converted = line.printed;
      return 'again';
    },
    soFar: () => (lines > 0 ? tried : null),
  };
}
