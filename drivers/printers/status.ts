/** Everything that a printer says arrives mixed in one stream, and is told apart by bits that never change. */
import type { DeviceFaultKind } from '../contract/device.ts';
import type { PrinterStatus } from '../contract/printer.ts';
import type { StatusQuestion } from './escpos.ts';

export type PrinterMessage =
  /** One byte `0xx1xx10`: the answer to the oldest open DLE EOT. */
  | { readonly kind: 'answer'; readonly byte: number }
  /** Four bytes, the first `0xx1xx00`: sent by the printer itself when something changed. */
  | { readonly kind: 'change'; readonly bytes: readonly [number, number, number, number] }
  /** One byte `0xx0xxxx` outside all others: the answer to GS r. */
  | { readonly kind: 'queued'; readonly byte: number }
  /** `37 22`, the id, `00`: everything before the question is on paper. */
  | { readonly kind: 'processId'; readonly id: string };

/**
 * Takes the stream apart, whatever its pieces. Answers may come in the middle of anything else; XON and XOFF may come
 * anywhere and mean nothing here. Bytes that fit nothing are dropped, and so is what another message broke off.
 */
export class StatusParser {
  private held: number[] = [];

  feed(bytes: Uint8Array): PrinterMessage[] {
    const messages: PrinterMessage[] = [];
    for (const byte of bytes) {
      const message = this.take(byte);
      if (message) messages.push(message);
    }
    return messages;
  }

  private take(byte: number): PrinterMessage | null {
    if (byte === xon || byte === xoff) return null;
    if ((byte & fixedBits) === 0x12) return { kind: 'answer', byte };
    if ((byte & fixedBits) === 0x10 || byte === processIdHead) {
      this.held = [byte];
      return null;
    }
    return this.continued(byte);
  }

  /** The message that this byte completes. */
  private continued(byte: number): PrinterMessage | null {
    const { held } = this;
    if (held.length === 0) return (byte & 0x90) === 0 ? { kind: 'queued', byte } : null;
    // What continues a message never has these bits; a process id would, were it not one of ours.
    const fits = (byte & 0x90) === 0 && (held[0] !== processIdHead || fitsProcessId(held.length, byte));
    if (!fits) {
      this.held = [];
      return null;
    }
    held.push(byte);
    if (held.length < (held[0] === processIdHead ? 7 : 4)) return null;
    this.held = [];
    const [first, second, third, fourth] = held;
    return held.length === 4
      ? { kind: 'change', bytes: [first!, second!, third!, fourth!] }
      : { kind: 'processId', id: String.fromCharCode(...held.slice(2, 6)) };
  }
}

const xon = 0x11;
const xoff = 0x13;
const fixedBits = 0x93;
const processIdHead = 0x37;

function fitsProcessId(position: number, byte: number): boolean {
  if (position === 1) return byte === 0x22;
  return position === 6 ? byte === 0 : byte >= 0x20;
}

/** What is known of the printer; each message adds to it. */
export interface KnownStatus {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'ok' | 'nearEnd' | 'out' | 'unknown';
  readonly cutter: boolean;
  readonly error: boolean;
  readonly drawerSwitch: PrinterStatus['drawerSwitch'];
}

export const nothingKnown: KnownStatus = {
  offline: false,
  coverOpen: false,
  paper: 'unknown',
  cutter: false,
  error: false,
  drawerSwitch: 'unknown',
};

export function withAnswer(known: KnownStatus, question: StatusQuestion, byte: number): KnownStatus {
  switch (question) {
    case 1:
      return { ...known, offline: (byte & 0x08) !== 0, drawerSwitch: switchOf(byte) };
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
    drawerSwitch: switchOf(first),
  };
}

const switchOf = (byte: number) => ((byte & 0x04) !== 0 ? 'high' : 'low');

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
    drawerSwitch: known.drawerSwitch,
    fault,
  };
}
