/** What every check is made of. */
import type { Benefit, Condition, Programme } from '../document.ts';
import type { ProgrammeRefusal } from '../refusals.ts';

/** Answers what is wrong, in the order of the document; nothing when all is well. */
export type Check = (programme: Programme) => Iterable<ProgrammeRefusal>;

export interface Placed<T> {
  /** `promotions[2]`. */
  readonly path: string;
  readonly entry: T;
}

export function placed<T>(list: string, entries: readonly T[]): Placed<T>[] {
  return entries.map((entry, index) => ({ path: `${list}[${index}]`, entry }));
}

/** Every condition of the document; the path is that of the entry that has it. */
export function conditionsOf(programme: Programme): Placed<Condition>[] {
  const { earn, promotions, rewards, vouchers, campaigns } = programme;
  return [
    ...placed('earn', earn),
    ...placed('promotions', promotions),
    ...placed('rewards', rewards),
    ...placed('vouchers', vouchers),
    ...placed('campaigns', campaigns),
  ].map(({ path, entry }) => ({ path: `${path}.when`, entry: entry.when }));
}

/** Every benefit of the document; the path is the benefit's own. */
export function benefitsOf({ promotions, rewards, vouchers }: Programme): Placed<Benefit>[] {
  return [
    ...placed('promotions', promotions).map(({ path, entry }) => ({ path, gives: entry.gives })),
    ...placed('rewards', rewards).flatMap(({ path, entry }) =>
      entry.kind === 'benefit' ? [{ path, gives: entry.gives }] : [],
    ),
    ...placed('vouchers', vouchers).flatMap(({ path, entry }) =>
      entry.gives.kind === 'item' ? [] : [{ path, gives: entry.gives }],
    ),
  ].map(({ path, gives }) => ({ path: `${path}.gives`, entry: gives }));
}
