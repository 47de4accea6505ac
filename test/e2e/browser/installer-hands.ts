/** What every step of the installer's walk needs. */
import type { Language } from '../../../src/shared/kernel/language.ts';
import type { DisplayEmulator } from '../../support/display-emulator.ts';
import type { TcpEmulator } from '../../support/printer-emulator/tcp.ts';
import type { Counter } from '../../support/product.ts';
import type { SerialLine } from '../../support/serial-line.ts';
import { texts } from '../../support/texts.ts';

export interface Walk {
  readonly counter: Counter;
  readonly language: Language;
  readonly printer: TcpEmulator;
  /** What hangs at serial ports; then the printer has a drawer as well. Null: the shop has none of it. */
  readonly serial: SerialDevices | null;
  /** Called with a name when a screen stands that is worth looking at. */
  readonly at: (name: string) => Promise<void>;
}

export interface SerialDevices {
  /** Of a scanner that sends lines at `speed`. */
  readonly reader: SerialLine;
  readonly pole: DisplayEmulator;
}

export const wordsOf = ({ language }: Walk) => texts[language].check;
export const button = ({ counter }: Walk, name: string) =>
  counter.page.getByRole('button', { name, exact: true });

export async function answer(walk: Walk, question: string, words: string): Promise<void> {
  await walk.counter.page
    .getByRole('radiogroup', { name: question })
    .getByText(words, { exact: true })
    .click();
}
