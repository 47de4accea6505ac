import { useCallback, useEffect, useRef, useState } from 'react';
import type { MethodName, ReplyOf, RequestOf } from '../../../shared/contract/methods.ts';
import { callAndSay } from '../../posting.ts';

/** What the terminal answers to a question, asked again when the question changes; null until the first answer. */
export function useAnswer<M extends MethodName>(
  method: M,
  request: RequestOf<M>,
): { readonly value: ReplyOf<M> | null; readonly reload: () => void } {
  const [value, setValue] = useState<ReplyOf<M> | null>(null);
  const turn = useRef(0);
  const question = JSON.stringify(request);
  const ask = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const answer = await callAndSay(method, JSON.parse(question) as RequestOf<M>);
    // An answer to an older question must not overwrite a newer one.
    if (mine === turn.current && answer) setValue(answer.value);
  }, [method, question]);
  useEffect(() => {
    void ask();
  }, [ask]);
  return { value, reload: () => void ask() };
}
