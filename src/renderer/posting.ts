import { useCallback, useRef, useState } from 'react';
import type { Refusal } from '../shared/contract/frame.ts';
import type { MethodName, ReplyOf, RequestOf } from '../shared/contract/methods.ts';
import { newOperationId, type Outcome } from './client.ts';
import { guestIn, useForgetting } from './stores/for-guest.ts';
import { showNotice, showRefusal } from './stores/notice.ts';
import { call, useTerminal } from './stores/terminal.ts';

type Posting = { [M in MethodName]: RequestOf<M> extends { operationId: string } ? M : never }[MethodName];

interface Pending {
  /** What was sent, to tell a retry from a new deed. */
  readonly content: string;
  /** Before whom it was pressed: the same bill of the next guest is another deed. */
  readonly guest: string | null;
  readonly operationId: string;
}

export interface Poster<M extends Posting> {
  readonly isPosting: boolean;
  /**
   * Posts once. Answers the reply, or null when it was refused or failed, which the colour edge has then said;
   * `onRefused` may take a refusal instead by answering true.
   */
  post(
    request: Omit<RequestOf<M>, 'operationId'>,
    onRefused?: (refusal: Refusal) => boolean,
  ): Promise<{ readonly value: ReplyOf<M> } | null>;
}

/** Mints an operation id when a button is pressed and sends it again when an unanswered press is repeated. */
export function usePosting<M extends Posting>(method: M): Poster<M> {
  const pending = useRef<Pending | null>(null);
  const [isPosting, setPosting] = useState(false);
  useForgetting(
    useCallback(() => {
      pending.current = null;
    }, []),
  );
  return {
    isPosting,
    async post(request, onRefused) {
      const content = JSON.stringify(request);
      const guest = guestIn(useTerminal.getState().view);
      if (pending.current?.content !== content || pending.current.guest !== guest) {
        pending.current = { content, guest, operationId: newOperationId() };
      }
      setPosting(true);
      // The compiler cannot see that the rest of a request and its id make the whole request.
      const whole = { ...request, operationId: pending.current.operationId } as unknown as RequestOf<M>;
      const outcome = await call(method, whole);
      setPosting(false);
      if (outcome.kind === 'done' || outcome.kind === 'refused') pending.current = null;
      return answerOf(outcome, onRefused);
    },
  };
}

/** Calls and lets the colour edge say what went wrong. Answers the reply, or null. */
export async function callAndSay<M extends MethodName>(
  method: M,
  request: RequestOf<M>,
): Promise<{ readonly value: ReplyOf<M> } | null> {
  return answerOf(await call(method, request));
}

function answerOf<M extends MethodName>(
  outcome: Outcome<M>,
  onRefused?: (refusal: Refusal) => boolean,
): { readonly value: ReplyOf<M> } | null {
  switch (outcome.kind) {
    case 'done':
      return { value: outcome.value };
    case 'refused':
      if (!onRefused?.(outcome.refusal)) showRefusal(outcome.refusal);
      return null;
    case 'failed':
    case 'connectionLost':
      showNotice({ kind: 'failed', why: outcome.kind });
      return null;
  }
}
