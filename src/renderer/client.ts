import type { Refusal, TerminalFrame, Transport } from '../shared/contract/frame.ts';
import type { MethodName, ReplyOf, RequestOf } from '../shared/contract/methods.ts';
import type { TerminalView } from '../shared/contract/view.ts';
import { type ViewParts, wholeView } from '../shared/contract/view-parts.ts';
import { hex } from '../shared/kernel/effects.ts';

/**
 * What a call came to. `failed` and `connectionLost` say nothing about whether it was posted: the same operation id
 * may be sent again and posts once.
 */
export type Outcome<M extends MethodName> =
  | { readonly kind: 'done'; readonly value: ReplyOf<M> }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed' }
  | { readonly kind: 'connectionLost' };

/** 32 hexadecimal digits, minted when a button is pressed. */
export function newOperationId(): string {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

export interface Client {
  call<M extends MethodName>(method: M, request: RequestOf<M>): Promise<Outcome<M>>;
  /** Answers everything that still waits with `connectionLost`. */
  close(): void;
}

export function createClient(transport: Transport, onView: (view: TerminalView) => void): Client {
  const waiting = new Map<number, (outcome: Outcome<MethodName>) => void>();
  let lastId = 0;
  let view: TerminalView | null = null;
  let open = true;

  transport.onFrame((frame) => {
    if (!isTerminalFrame(frame)) return;
    // The terminal is trusted to keep to its own contract; it and this page are built together.
    if (frame.frame === 'view') {
      view = wholeView(view, frame.view as ViewParts);
      return onView(view);
    }
    const settle = waiting.get(frame.id);
    waiting.delete(frame.id);
    settle?.(frame.answer as Outcome<MethodName>);
  });

  return {
    call(method, request) {
      if (!open) return Promise.resolve({ kind: 'connectionLost' });
      const id = ++lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        transport.send({ frame: 'call', id, method, request });
      });
    },
    close() {
      open = false;
      for (const settle of waiting.values()) settle({ kind: 'connectionLost' });
      waiting.clear();
    },
  };
}

function isTerminalFrame(frame: unknown): frame is TerminalFrame {
  return (
    typeof frame === 'object' &&
    frame !== null &&
    'frame' in frame &&
    (frame.frame === 'view' || frame.frame === 'reply')
  );
}
