import type { DoneKind } from '../../shared/contract/view.ts';
import type { Card } from '../../shared/domain/cards/card.ts';
import type { EventId } from '../../shared/domain/ledger/event.ts';

/** What lies on the counter now. Everything shown is derived from it and from the ledger. */
export type CounterState =
  | { readonly at: 'ready' }
  | {
      readonly at: 'member';
      readonly member: string;
      readonly question: Presented | null;
      readonly seenAgain: boolean;
    }
  | { readonly at: 'unknownCard'; readonly card: Card; readonly member: string | null }
  | { readonly at: 'done'; readonly done: Done };

export interface Done {
  readonly event: EventId;
  readonly kind: DoneKind;
  readonly member: string | null;
  /** The level that the member had before; null: none, or no member. */
  readonly levelBefore: string | null;
  /** Monotonic end of the time in which it may be undone; null: not at all. */
  readonly undoUntilMonotonicMs: number | null;
  /** The same moment on the wall clock, for showing. */
  readonly undoUntilMs: number | null;
}

/** What was presented: a member's card or phone, or a card that nobody knows. */
export type Presented =
  | { readonly kind: 'member'; readonly member: string }
  | { readonly kind: 'unknownCard'; readonly card: Card };

/**
 * The next state after somebody was presented. A member who was chosen is never left without asking; the same member
 * again changes nothing but the note that the card was seen before.
 */
export function present(state: CounterState, presented: Presented): CounterState {
  if (state.at === 'member') {
    if (presented.kind === 'member' && presented.member === state.member) {
      return { ...state, question: null, seenAgain: true };
    }
    return { ...state, question: presented, seenAgain: false };
  }
  return arrive(presented);
}

/** The answer to the question. */
export function answer(state: CounterState, accept: boolean): CounterState {
  if (state.at !== 'member' || !state.question) return state;
  if (!accept) return { ...state, question: null };
  // The card may be the chosen member's second one: whoever stood there is offered for it.
  return state.question.kind === 'unknownCard'
    ? { at: 'unknownCard', card: state.question.card, member: state.member }
    : arrive(state.question);
}

function arrive(presented: Presented): CounterState {
  return presented.kind === 'member'
    ? { at: 'member', member: presented.member, question: null, seenAgain: false }
    : { at: 'unknownCard', card: presented.card, member: null };
}
