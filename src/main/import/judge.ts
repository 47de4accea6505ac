/** What one row of a file means for the books as they are now. */
import type { ImportProblem, ImportSettings } from '../../shared/contract/people.ts';
import { type Attributes, fillIn, noAttributes } from '../../shared/domain/members/attributes.ts';
import type { ProblemKind } from '../../shared/domain/members/import/fields.ts';
import { type Person, type RowContext, readRow } from '../../shared/domain/members/import/row.ts';
import type { Members, Profile } from '../members/members.ts';

export type Judgement =
  | { readonly kind: 'enrol'; readonly person: Person }
  | { readonly kind: 'known'; readonly member: string }
  | { readonly kind: 'fill'; readonly member: string; readonly before: Profile; readonly after: Profile }
  | { readonly kind: 'failed'; readonly problems: readonly ImportProblem[] }
  | { readonly kind: 'repeated'; readonly problems: readonly ImportProblem[] };

export interface Judging {
  readonly members: Members;
  readonly settings: ImportSettings;
  readonly context: RowContext;
  /** The first row of the file with this phone number or card, which may be this one. */
  firstRow(kind: 'phone' | 'card', number: string, row: number): number;
}

export function judge(cells: readonly string[], row: number, judging: Judging): Judgement {
  const read = readRow(cells, judging.context);
  if (!read.ok)
    return { kind: 'failed', problems: read.problems.map((one) => ({ ...one, row, earlier: null })) };
  const { person } = read;
  const problem = (kind: ProblemKind, earlier: number | null = null): ImportProblem => ({
    row,
    column: null,
    kind,
    found: '',
    earlier,
  });
  const failed = (kind: ProblemKind): Judgement => ({ kind: 'failed', problems: [problem(kind)] });
  // A name alone finds nobody again: the same file taken twice would make everybody twice.
  if (person.phone === null && person.card === null) return failed('nothingNamed');

  const byPhone = person.phone === null ? null : judging.members.ofPhone(person.phone);
  const byCard = person.card === null ? null : judging.members.ofCard(person.card);
  if (byCard?.blocked) return failed('cardBlocked');
  if (byPhone && byCard && byPhone !== byCard.member) return failed('twoMembers');
  const known = byPhone ?? byCard?.member ?? null;
  if (!known && judging.settings.unknown === 'refuse') return failed('unknownMember');

  const earlier = Math.min(
    person.phone === null ? row : judging.firstRow('phone', person.phone, row),
    person.card === null ? row : judging.firstRow('card', person.card.number, row),
  );
  if (earlier < row) return { kind: 'repeated', problems: [problem('repeated', earlier)] };
  if (!known) return { kind: 'enrol', person };
  return judging.settings.known === 'fill'
    ? filled(known, person, judging)
    : { kind: 'known', member: known };
}

function filled(member: string, person: Person, { members }: Judging): Judgement {
  const before = members.profile(member);
  if (!before) return { kind: 'known', member };
  const kept = before.attributes ?? noAttributes;
  const attributes = fillIn(kept, person.attributes);
  const after: Profile = { ...before, name: before.name || person.name, attributes };
  const isSame = after.name === before.name && same(kept, attributes);
  return isSame ? { kind: 'known', member } : { kind: 'fill', member, before, after };
}

const same = (a: Attributes, b: Attributes) => JSON.stringify(a) === JSON.stringify(b);
