/** What the comparison of a stamp card with its control group lets an owner say. */
import type { CardCompletion } from '../../../shared/contract/view.ts';

/** Members that each group needs before its share says anything. */
export const fewestMembers = 30;
/** Differences that chance brings once in twenty times lie beyond so many standard errors. */
const standardErrors = 1.96;

type Group = CardCompletion['groups'][number];

export type Conclusion =
  | { readonly kind: 'few' }
  /** No control group. */
  | { readonly kind: 'alone'; readonly share: number }
  /** Shares of 100; `more` is above 0 where the head start does better. */
  | {
      readonly kind: 'better' | 'worse' | 'chance';
      readonly with: number;
      readonly without: number;
      readonly more: number;
    };

export function conclusionOf({ groups }: Pick<CardCompletion, 'groups'>): Conclusion {
  const [headStart, control] = (['headStart', 'control'] as const).map((which) =>
    groups.find(({ group }) => group === which),
  );
  if (!headStart || headStart.members < fewestMembers) return { kind: 'few' };
  if (!control) return { kind: 'alone', share: ofHundred(headStart) };
  if (control.members < fewestMembers) return { kind: 'few' };
  const shares = { with: ofHundred(headStart), without: ofHundred(control) };
  const more = shares.with - shares.without;
  if (more === 0 || !isBeyondChance(headStart, control)) return { kind: 'chance', ...shares, more };
  return { kind: more > 0 ? 'better' : 'worse', ...shares, more };
}

export const shareOf = ({ completed, members }: Group): number => (members === 0 ? 0 : completed / members);

const ofHundred = (group: Group): number => Math.round(shareOf(group) * 100);

/** Two shares against the share of both together. */
function isBeyondChance(a: Group, b: Group): boolean {
  const together = (a.completed + b.completed) / (a.members + b.members);
  const error = Math.sqrt(together * (1 - together) * (1 / a.members + 1 / b.members));
  return Math.abs(shareOf(a) - shareOf(b)) > standardErrors * error;
}
