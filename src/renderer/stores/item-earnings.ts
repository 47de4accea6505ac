import { useEffect } from 'react';
import { create } from 'zustand';
import type { ReplyOf } from '../../shared/contract/methods.ts';
import { guestIn, useForgetting } from './for-guest.ts';
import { call, useProgramme, useTerminal } from './terminal.ts';

export type Earns = ReplyOf<'catalogue.earns'>[number]['earns'];

interface Known {
  /** Programme, catalogue, day and guest that `byItem` holds for; empty: nothing is known. */
  readonly of: string;
  readonly byItem: ReadonlyMap<string, Earns>;
}

const nothing: Known = { of: '', byItem: new Map() };
const useStore = create<Known>(() => nothing);

/** A scan shows its guest first; the keys' small print follows once the hand has come to rest. */
const afterMs = 120;

/**
 * What each item would earn for whoever is chosen, or for somebody new; empty until it is known, and where the shop
 * does not want it. Asked once per guest and programme, never per key.
 */
export function useItemEarnings(): ReadonlyMap<string, Earns> {
  const isWanted = useTerminal(({ view }) => view?.shop?.earnsOnKeys ?? true);
  const guest = useTerminal((state) => guestIn(state.view));
  const programme = useProgramme();
  const catalogue = useTerminal(({ view }) => view?.catalogue ?? 0);
  const date = useTerminal(({ view }) => view?.businessDate ?? '');
  const known = useStore();
  const of = `${programme?.id} ${programme?.version} ${catalogue} ${date} ${guest}`;
  const isAsked = isWanted && catalogue > 0 && known.of !== of;
  useEffect(() => {
    if (!isAsked) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void call('catalogue.earns', {}).then((outcome) => {
        if (!isCurrent || outcome.kind !== 'done') return;
        useStore.setState({ of, byItem: new Map(outcome.value.map(({ item, earns }) => [item, earns])) });
      });
    }, afterMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [of, isAsked]);
  // A bill may have used up what limits allow: the next look at the same guest asks again.
  useForgetting(forgetKnown);
  return isWanted && known.of === of ? known.byItem : nothing.byItem;
}

const forgetKnown = () => useStore.setState(nothing);
