/** Writes one judged row into the books. Runs inside the transaction of its batch. */
import type { ImportSettings } from '../../shared/contract/people.ts';
import type { Person } from '../../shared/domain/members/import/row.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { type Core, occasion } from '../core.ts';
import { operationOf } from './imports.ts';
import type { Judgement } from './judge.ts';

export interface Applied {
  readonly run: string;
  readonly row: number;
  readonly judgement: Judgement;
  readonly settings: ImportSettings;
  readonly approvedBy: string;
}

/** Names the consent that the owner vouched for; see `ImportSettings.consent`. */
const consentText = 'import-1';

export function apply(core: Core, applied: Applied): void {
  const { run, row, judgement, settings } = applied;
  if (judgement.kind === 'failed' || judgement.kind === 'repeated') return;
  const member = judgement.kind === 'enrol' ? enrol(core, applied, judgement.person) : judgement.member;
  let before: Buffer | null = null;
  if (judgement.kind === 'fill') {
    const { before: was, after } = judgement;
    before = core.members.sealFor(member, JSON.stringify({ before: was, after }));
    core.members.rewrite(member, after);
  }
  const listed = settings.list !== null && core.groups.addToList(settings.list, member);
  if (judgement.kind === 'known' && !listed) return;
  const how = ({ enrol: 'enrolled', fill: 'filled', known: 'listed' } as const)[judgement.kind];
  core.imports.addMade(run, { row, member, how, before, listed });
}

function enrol(core: Core, { run, row, settings, approvedBy }: Applied, person: Person): string {
  const member = core.members.newMember();
  const at = occasion(core);
  const now = core.clock.nowMs();
  const consent = `${consentText} ${at.businessDate}`;
  // Whoever comes from another list has been welcomed before: no rule for enrolment earns.
  const posted = core.ledger.post(
    {
      operationId: operationOf(run, row, 'enrol'),
      detail: { kind: 'memberEnrolled', consent, why: [] },
      member,
      staff: at.staff,
      businessDate: at.businessDate,
      receipt: null,
      programme: null,
      legs: () => [],
    },
    () => {
      const { name, phone, attributes } = person;
      core.members.insert(member, { name, phone, consent, attributes }, now);
      if (person.card) core.members.bindCard(member, person.card, now);
    },
  );
  invariant(posted.ok, 'inside a transaction a full disk is thrown');
  if (person.balance > 0 && settings.unit !== null) {
    const opened = core.sales.adjust(
      {
        operationId: operationOf(run, row, 'open'),
        member,
        unit: settings.unit,
        quantity: person.balance,
        reason: `import ${run.slice(0, 8)}`,
        ...(person.expiresOn === null ? {} : { expiresOn: person.expiresOn }),
      },
      approvedBy,
      at,
    );
    invariant(opened.ok, 'a new member owes nothing');
  }
  return member;
}
