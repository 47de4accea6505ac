import type { Clock, Unsubscribe } from '../../src/shared/kernel/effects.ts';
import { DeviceFault } from '../contract/device.ts';
import type { RawScan } from '../contract/reader.ts';
import type { Announcements } from './announcements.ts';
import type { Framed, Framing } from './framing/framing.ts';
import { lineFraming } from './framing/lines.ts';
import { rdm6300Framing } from './framing/rdm6300.ts';
import { wiegandFraming } from './framing/wiegand.ts';

export const framings = { rdm6300: rdm6300Framing, line: lineFraming, wiegand: wiegandFraming } as const;
export type FramingName = keyof typeof framings;

export interface AssemblyOptions {
  readonly id: string;
  readonly kind: RawScan['kind'];
  /** By name, or another kind of frames than those of serial lines. */
  readonly framing: FramingName | Framing;
  /**
   * A card that lies on the antenna is sent again and again: it is one scan until it was away for this long. 2 s for
   * RDM6300 frames and Wiegand lines, else never: each scan is a deed of the cashier.
   */
  readonly repeatMs?: number;
  readonly clock: Clock;
}

/** A scan whose end does not come within this time never will: the next one must not be glued to it. */
const staleMs = 1000;
const usualRepeatMs: Record<FramingName, number> = { rdm6300: 2000, line: 0, wiegand: 2000 };

/** From the bytes of a line to scans and faults. */
export class ScanAssembler {
  readonly #options: AssemblyOptions;
  readonly #announcements: Announcements;
  readonly #framing: Framing;
  readonly #repeatMs: number;
  #lastText: string | null = null;
  #lastSeenMs = 0;
  #cancelStale: Unsubscribe = () => {};

  constructor(options: AssemblyOptions, announcements: Announcements) {
    this.#options = options;
    this.#announcements = announcements;
    const { framing, repeatMs } = options;
    this.#framing = typeof framing === 'string' ? framings[framing]() : framing;
    this.#repeatMs = repeatMs ?? (typeof framing === 'string' ? usualRepeatMs[framing] : 0);
  }

  receive(bytes: Uint8Array): void {
    this.#cancelStale();
    const framed = this.#framing.push(bytes);
    if (this.#framing.isPartial()) this.#awaitEnd();
    for (const each of framed) this.#announce(each);
  }

  /** The line broke: what had begun will not be finished, and the card on the antenna is a new one. */
  reset(): void {
    this.#cancelStale();
    this.#framing.reset();
    this.#lastText = null;
  }

  #awaitEnd(): void {
    this.#cancelStale = this.#options.clock.after(staleMs, () => {
      this.#framing.reset();
      this.#announce({ kind: 'garbled', detail: 'a scan without end' });
    });
  }

  #announce(framed: Framed): void {
    const { id, kind } = this.#options;
    if (framed.kind === 'garbled') {
      this.#announcements.fault(new DeviceFault('garbled', id, framed.detail));
    } else if (!this.#isRepeated(framed.text)) {
      const { text, bits, aim } = framed;
      this.#announcements.scan({ reader: id, kind, text, bits, aim });
    }
  }

  #isRepeated(text: string): boolean {
    const nowMs = this.#options.clock.monotonicMs();
    const stayed = text === this.#lastText && nowMs - this.#lastSeenMs < this.#repeatMs;
    this.#lastText = text;
    this.#lastSeenMs = nowMs;
    return stayed;
  }
}
