/** Converters from Wiegand to a serial line send a line for each card. */
import { readWiegandLine } from '../../../src/shared/domain/cards/wiegand.ts';
import type { Framed, Framing } from './framing.ts';
import { lineFraming } from './lines.ts';

export function wiegandFraming(): Framing {
  const lines = lineFraming();
  return {
    push: (bytes) =>
      lines.push(bytes).map((framed) => (framed.kind === 'scan' ? cardIn(framed.text) : framed)),
    isPartial: () => lines.isPartial(),
    reset: () => lines.reset(),
  };
}

function cardIn(line: string): Framed {
  const read = readWiegandLine(line);
  return read.kind === 'card' ? { kind: 'scan', text: read.printed, bits: null, aim: null } : read;
}
