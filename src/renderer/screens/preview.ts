import { useEffect, useState } from 'react';
import type { RequestOf } from '../../shared/contract/methods.ts';
import type { Evaluation } from '../../shared/domain/engine/evaluation.ts';
import { call } from '../stores/terminal.ts';

type Chosen = NonNullable<RequestOf<'bill.preview'>['rewards']>;

/** What the bill would bring by the programme; null until it is known. Follows the fingers, the latest bill wins. */
export function useBillPreview(bill: RequestOf<'bill.preview'>): Evaluation | null {
  return useLatest(bill.totalMinor > 0 ? JSON.stringify(bill) : null, previewBill);
}

const previewBill: Ask = (request) => call('bill.preview', JSON.parse(request) as RequestOf<'bill.preview'>);

/** The same for a reward that is taken without a bill. */
export function useRewardPreview(rewards: Chosen): Evaluation | null {
  const request = rewards.length > 0 ? JSON.stringify({ rewards }) : null;
  return useLatest(request, previewReward);
}

const previewReward: Ask = (request) =>
  call('reward.preview', JSON.parse(request) as RequestOf<'reward.preview'>);

/** The signed total of each unit that an evaluation earns. */
export function earnedIn(evaluation: Evaluation): { unit: string; quantity: number }[] {
  const totals = new Map<string, number>();
  for (const effect of evaluation.effects) {
    if (effect.kind === 'earn') totals.set(effect.unit, (totals.get(effect.unit) ?? 0) + effect.quantity);
  }
  return [...totals].filter(([, quantity]) => quantity !== 0).map(([unit, quantity]) => ({ unit, quantity }));
}

/** Time between two keys of a fast hand: asking for every key would only queue. */
const settleMs = 40;

/** The question is whole in its text, so that two equal ones are one. */
type Ask = (request: string) => Promise<{ kind: string; value?: Evaluation }>;

function useLatest(request: string | null, ask: Ask): Evaluation | null {
  const [known, setKnown] = useState<{ request: string; value: Evaluation } | null>(null);
  useEffect(() => {
    if (request === null) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void ask(request).then((outcome) => {
        if (isCurrent && outcome.kind === 'done' && outcome.value)
          setKnown({ request, value: outcome.value });
      });
    }, settleMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [request, ask]);
  return known && known.request === request ? known.value : null;
}
