/** What is given without a deed of the moment: claims of earlier bills, vouchers that were promised. */
import { dueCampaigns } from '../../shared/domain/engine/campaigns.ts';
import type { WhyLine } from '../../shared/domain/engine/evaluation.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Desk } from './desk.ts';
import { grantOn } from './grants.ts';
import type { Sales } from './sales.ts';

export function promiseSales(desk: Desk): Pick<Sales, 'claim' | 'promise' | 'keepCampaigns' | 'admit'> {
  const { ledger, stateOf, contextOf, draft, post, legsFor, given } = desk;
  return {
    claim(member, { operationId, of, partner, earns }, at, alongside) {
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      if (ledger.claimOf(of)) return refuse({ code: 'alreadyClaimed' });
      if (!earns.every(({ unit }) => mayGive(at.programme, partner, unit)))
        return refuse({ code: 'claimNotAccepted' });
      const grants = earns.map(({ unit, quantity }) =>
        grantOn(at.programme, unit, quantity, at.businessDate),
      );
      const why = earns.map(({ unit, quantity, rule }) => ({
        rule,
        inputs: { of },
        text: at.programme.earn.find(({ id }) => id === rule)?.name ?? at.programme.name,
        outcome: { unit, quantity },
      }));
      return post(
        {
          ...draft(operationId, member, at, of),
          detail: { kind: 'claim', of, partner, why },
          legs: legsFor(given(member, grants), at.businessDate),
        },
        alongside,
      );
    },
    promise(member, { operationId, voucher, by, source }, at, alongside) {
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      const promised = at.programme.vouchers.find(({ id }) => id === voucher);
      if (!promised || promised.bearer) return refuse({ code: 'badRequest', values: { field: 'voucher' } });
      const grants = [grantOn(at.programme, voucher, promised.uses, at.businessDate)];
      const why: WhyLine[] = [
        {
          rule: voucher,
          inputs: { by, source },
          text: promised.name,
          outcome: { unit: voucher, quantity: promised.uses },
        },
      ];
      return post(
        {
          ...draft(operationId, member, at, null),
          detail: { kind: 'promise', voucher, by, source, why },
          legs: legsFor(given(member, grants), at.businessDate),
        },
        alongside,
      );
    },
    keepCampaigns(member, newOperation, at) {
      if (at.programme.campaigns.length === 0) return [];
      const state = stateOf(member, at.businessDate, at.programme);
      const due = dueCampaigns(at.programme, state, at.businessDate, contextOf(at));
      return due.flatMap(({ campaign, grant, why }) => {
        const posted = post({
          ...draft(newOperation(), member, at, null),
          detail: { kind: 'promise', voucher: grant.unit, by: 'campaign', source: campaign, why: [why] },
          legs: legsFor(given(member, [grant]), at.businessDate),
        });
        return posted.ok ? [why] : [];
      });
    },
    admit({ operationId, code, voucher, uses, expiresOn }, at) {
      const owner = bearerOf(code);
      const grants = [{ unit: voucher, quantity: uses, expiresOn, availableFrom: null }];
      return post({
        ...draft(operationId, null, at, null),
        detail: { kind: 'promise', voucher, by: 'staff', source: '', why: [] },
        legs: legsFor(given(owner, grants), at.businessDate),
      });
    },
  };
}

/** A partner's key is good for the units that are settled with that partner, and for nothing else. */
function mayGive({ units, vouchers, partners }: Programme, partner: string | null, unit: string): boolean {
  if (partner === null) return [...units, ...vouchers].some(({ id }) => id === unit);
  const settled = partners.find(({ id }) => id === partner)?.settlement ?? [];
  return settled.some((rate) => rate.unit === unit);
}
