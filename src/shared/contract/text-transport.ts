import { type Frame, largestFrame, type Transport } from './frame.ts';

/** What a carrier must be able to do: hand over one text, whole and in order, and hang up. */
export interface TextWire {
  send(text: string): void;
  close(): void;
}

/** A Transport over a wire, with the two ends that the wire reports to. */
export interface TextTransport {
  readonly transport: Transport;
  /** Anything but the JSON of one object, or more than `largest` UTF-16 units, hangs up. */
  received(text: unknown): void;
  /** May be called twice. */
  closed(): void;
}

/** Frames that wait for the first listener; a peer that sends more before anyone listens is cut off. */
const mostWaiting = 256;

/** `largest` bounds what may come in: a terminal keeps `largestFrame`, a screen trusts its terminal. */
export function textTransport(wire: TextWire, largest: number = largestFrame): TextTransport {
  const frameListeners = new Set<(frame: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let waiting: unknown[] = [];
  let open = true;

  const closed = () => {
    if (!open) return;
    open = false;
    waiting = [];
    frameListeners.clear();
    for (const listener of closeListeners) listener();
    closeListeners.clear();
  };
  const hangUp = () => {
    if (!open) return;
    wire.close();
    closed();
  };

  const received = (text: unknown) => {
    if (!open) return;
    const frame = typeof text === 'string' && text.length <= largest ? objectFrom(text) : null;
    if (frame === null) return hangUp();
    if (frameListeners.size > 0) {
      for (const listener of frameListeners) listener(frame);
    } else if (waiting.length < mostWaiting) {
      waiting.push(frame);
    } else {
      hangUp();
    }
  };

  return {
    received,
    closed,
    transport: {
      send: (frame: Frame) => {
        if (open) wire.send(JSON.stringify(frame));
      },
      onFrame: (listener) => {
        frameListeners.add(listener);
        const kept = waiting;
        waiting = [];
        for (const frame of kept) listener(frame);
        return () => frameListeners.delete(listener);
      },
      onClose: (listener) => {
        if (open) closeListeners.add(listener);
        else listener();
        return () => closeListeners.delete(listener);
      },
      close: hangUp,
    },
  };
}

function objectFrom(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
