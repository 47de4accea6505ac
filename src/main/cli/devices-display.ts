import { setTimeout as pause } from 'node:timers/promises';
import { displayPair, openDisplay } from '../../../drivers/displays/index.ts';
import type { Output } from './data-argument.ts';
import { lineFrom, numberFrom, readDeviceArguments } from './devices-arguments.ts';
import { WrongUse } from './devices-wrong-use.ts';

/** Shows two lines for some seconds, or until Ctrl-C; then the display is empty. */
export async function showOnDisplay(args: readonly string[], { stderr }: Output): Promise<number> {
  const { names, text } = readDeviceArguments(
    args,
    {
      dialect: { type: 'string' },
      upper: { type: 'string' },
      lower: { type: 'string' },
      seconds: { type: 'string' },
    },
    1,
  );
  const dialect = text('dialect') ?? 'escpos';
  if (dialect !== 'escpos' && dialect !== 'cd5220') throw new WrongUse('--dialect is escpos or cd5220.');
  const seconds = numberFrom(text('seconds'), 5, 1, 3_600);
  const display = openDisplay({ kind: 'serial', id: names[0]!, ...lineFrom(names[0]!, 9_600), dialect });
  display.show(text('upper') ?? 'Quen', text('lower') ?? displayPair('Total', '1.250.000'));
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    await display.open();
    stderr(`Look at the display. It is emptied after ${seconds} s.`);
    await pause(seconds * 1_000, undefined, { signal: stop.signal }).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
  } finally {
    await display.close();
  }
  return 0;
}
