/** Everything that a printer says arrives mixed in one stream, and is told apart by bits that never change. */
import type { DeviceFaultKind } from '../contract/device.ts';
import type { PrinterStatus } from '../contract/printer.ts';
import type { StatusQuestion } from './escpos.ts';

export type PrinterMessage =
  /** One byte `0xx1xx10`: the answer to the oldest open DLE EOT. */
  | { readonly kind: 'answer'; readonly byte: number }
  /** Four bytes, the first `0xx1xx00`: sent by the printer itself when something changed. */
  | { readonly kind: 'change'; readonly bytes: readonly [number, number, number, number] }
  /** `37 22`, the id, `00`: everything before the question is on paper. */
  | { readonly kind: 'processId'; readonly id: string };

/** Bytes that fit nothing are dropped. */
export class StatusParser {
  private held: number[] = [];

  feed(bytes: Uint8Array): PrinterMessage[] {
    const messages: PrinterMessage[] = [];
    this.held.push(...bytes);
    for (;;) {
      const message = this.take();
      if (message === 'more') return messages;
      if (message) messages.push(message);
    }
  }

  /** The next message, null when a stray byte was dropped, `more` when what is held is not whole yet. */
  private take(): PrinterMessage | null | 'more' {
    const { held } = this;
    const [first] = held;
    if (first === undefined) return 'more';
    if ((first & 0x93) === 0x12) return { kind: 'answer', byte: held.shift()! };
    if ((first & 0x93) === 0x10) return this.takeChange();
    if (first === 0x37) return this.takeProcessId();
    held.shift();
    return null;
  }

  private takeChange(): PrinterMessage | null | 'more' {
    const { held } = this;
    for (let index = 1; index < Math.min(4, held.length); index++) {
      if ((held[index]! & 0x90) !== 0) {
        held.splice(0, index);
        return null;
      }
    }
    if (held.length < 4) return 'more';
    const [first, second, third, fourth] = held.splice(0, 4);
    return { kind: 'change', bytes: [first!, second!, third!, fourth!] };
  }

  private takeProcessId(): PrinterMessage | null | 'more' {
    const { held } = this;
    if (held.length >= 2 && held[1] !== 0x22) {
      held.shift();
      return null;
    }
    if (held.length < 7) return 'more';
    if (held[6] !== 0) {
      held.shift();
      return null;
    }
    const [, , ...id] = held.splice(0, 7).slice(0, 6);
    return { kind: 'processId', id: String.fromCharCode(...id) };
  }
}

/** What is known of the printer; each message adds to it. */
export interface KnownStatus {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'ok' | 'nearEnd' | 'out' | 'unknown';
  readonly cutter: boolean;
  readonly error: boolean;
}

export const nothingKnown: KnownStatus = {
  offline: false,
  coverOpen: false,
  paper: 'unknown',
  cutter: false,
  error: false,
};

export function withAnswer(known: KnownStatus, question: StatusQuestion, byte: number): KnownStatus {
  switch (question) {
    case 1:
      return { ...known, offline: (byte & 0x08) !== 0 };
    case 2:
      return {
        ...known,
        coverOpen: (byte & 0x04) !== 0,
        paper: (byte & 0x20) !== 0 ? 'out' : known.paper,
        error: (byte & 0x40) !== 0,
      };
    case 3:
      return { ...known, cutter: (byte & 0x08) !== 0, error: known.error || (byte & 0x60) !== 0 };
    case 4:
      return { ...known, paper: paperOf((byte & 0x60) !== 0, (byte & 0x0c) !== 0) };
  }
}

export function withChange(
  known: KnownStatus,
  [first, second, third]: readonly [number, number, number, number],
): KnownStatus {
  return {
    ...known,
    offline: (first & 0x08) !== 0,
    coverOpen: (first & 0x20) !== 0,
    cutter: (second & 0x08) !== 0,
    error: (second & 0x64) !== 0,
    paper: paperOf((third & 0x0c) !== 0, (third & 0x03) !== 0),
  };
}

function paperOf(out: boolean, nearEnd: boolean): 'ok' | 'nearEnd' | 'out' {
  return out ? 'out' : nearEnd ? 'nearEnd' : 'ok';
}

/** The cause that a person can mend, before the mere fact of being offline. */
export function faultOf(known: KnownStatus): DeviceFaultKind | null {
  if (known.coverOpen) return 'coverOpen';
  if (known.paper === 'out') return 'paperOut';
  if (known.cutter) return 'cutter';
  return known.offline || known.error ? 'offline' : null;
}

export function statusOf(known: KnownStatus): PrinterStatus {
  const fault = faultOf(known);
  return {
    online: !known.offline,
    paper: known.paper,
    coverOpen: known.coverOpen,
    fault,
  };
}
