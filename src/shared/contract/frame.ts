/** What travels between a screen and the terminal, over any carrier. */
import * as v from 'valibot';
import type { Unsubscribe } from '../kernel/effects.ts';

/** The largest frame either side accepts, in UTF-16 units of its JSON. */
export const largestFrame = 64 * 1024;

const callId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** From a screen: a call of one method. */
export const CallFrameSchema = v.strictObject({
  frame: v.literal('call'),
  id: callId,
  method: v.pipe(v.string(), v.maxLength(64)),
  request: v.unknown(),
});
export type CallFrame = v.InferOutput<typeof CallFrameSchema>;

/** From the terminal: the answer to one call, or the view whenever it changed: see `view-parts.ts`. */
export type TerminalFrame =
  | { readonly frame: 'reply'; readonly id: number; readonly answer: Answer }
  | { readonly frame: 'view'; readonly view: unknown };

/**
 * `refused` is a "no" with its reason. `failed` is a fault or a bug of ours: nothing was posted, and the same call may
 * be sent again.
 */
export type Answer =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed' };

/** `code` is a key of the screens' `refusals` texts; `values` fill its blanks. `text` is a sentence of the engine. */
export interface Refusal {
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly text?: { readonly vi: string; readonly th: string; readonly en: string };
}

export type Frame = CallFrame | TerminalFrame;

/** A carrier: MessagePort, WebSocket, child process pipe, or a pair in memory. Frames arrive whole and in order. */
export interface Transport {
  send(frame: Frame): void;
  /** Frames that come before the first listener are kept for it. */
  onFrame(listener: (frame: unknown) => void): Unsubscribe;
  onClose(listener: () => void): Unsubscribe;
  /** May be called twice. */
  close(): void;
}
