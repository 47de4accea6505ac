/** A look while it is changed: what it is now, and the way back. */
import type { SlipLookSetting } from '../../../../shared/contract/slip-look.ts';

export interface LookDraft {
  readonly look: SlipLookSetting;
  /** The latest last. */
  readonly past: readonly SlipLookSetting[];
  /** What was changed last; typing on in the same field is one step back. */
  readonly last: string | null;
}

const mostSteps = 50;

export const draftOf = (look: SlipLookSetting): LookDraft => ({ look, past: [], last: null });

/** `step` names what is typed in; null is always a step of its own. */
export function changed(
  draft: LookDraft,
  changes: Partial<SlipLookSetting>,
  step: string | null = null,
): LookDraft {
  const isSameStep = step !== null && step === draft.last;
  return {
    look: { ...draft.look, ...changes },
    past: isSameStep ? draft.past : [...draft.past, draft.look].slice(-mostSteps),
    last: step,
  };
}

export function undone(draft: LookDraft): LookDraft {
  const before = draft.past.at(-1);
  return before ? { look: before, past: draft.past.slice(0, -1), last: null } : draft;
}
