import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import type { SpeedSearch } from '../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../shared/contract/methods.ts';
import type { Clock } from '../../shared/kernel/effects.ts';

type SerialReader = Extract<ReaderSetting, { kind: 'serial' }>;
type Guess = Pick<SerialReader, 'baudRate' | 'framing'>;

/** The usual ones first; each in both framings, the checked one first. */
const speeds = [9600, 115_200, 19_200, 38_400, 57_600, 4800, 2400, 1200] as const;
export const guesses: readonly Guess[] = speeds.flatMap((baudRate) => [
  { baudRate, framing: 'rdm6300' },
  { baudRate, framing: 'line' },
]);
/** Long enough for one scan by somebody who scans again and again. */
const listeningMs = 2_500;
/** A card number; shorter lines come from a wrong speed by chance. */
const plausible = /^[\x20-\x7e]{4,64}$/;

/**
 * Tries the usual speeds on a port while somebody scans. A frame with a right checksum, or a line of plain characters,
 * says that the speed is right; two damaged ones move on at once.
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
    const right = await fits(open({ ...setting, ...guess }), clock);
    if (!right) continue;
    show({ state: 'found', ...told });
    return guess;
  }
  show({ state: 'notFound', ...guesses[0]!, step: guesses.length, of: guesses.length });
  return null;
}

async function fits(reader: CardReader, clock: Clock): Promise<boolean> {
  let damaged = 0;
  const heard = new Promise<boolean>((resolve) => {
    reader.onScan((scan) => resolve(isPlausible(scan)));
    reader.onFault(({ kind }) => {
      // The first may be a frame that had begun before the port was open.
      if (kind === 'garbled') damaged += 1;
      if (damaged > 1) resolve(false);
    });
  });
  try {
    await reader.open();
    const silence = new Promise<boolean>((resolve) => {
      clock.after(listeningMs, () => resolve(false));
    });
    return await Promise.race([heard, silence]);
  } catch {
    return false;
  } finally {
    await reader.close();
  }
}

const isPlausible = ({ text, bits }: RawScan): boolean => bits !== null || plausible.test(text);
