import type { Refusal } from '../../shared/contract/frame.ts';
import type { Settlement } from '../../shared/contract/view.ts';
import { daysBetween, type LocalDate } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, languageOf, paperOf, programmeOf, shopOf } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { longestBackTestDays } from '../programmes/back-test.ts';
import { settlement } from '../reports/settlement.ts';
import { settlementCsv } from '../reports/settlement-csv.ts';
import { settlementSlip } from '../slips/compose.ts';
import { audit } from './audit.ts';

type Served =
  | 'partner.list'
  | 'partner.saveKey'
  | 'partner.ownKey'
  | 'partner.settlement'
  | 'partner.csv'
  | 'partner.preview'
  | 'partner.print';

export const partnerHandlers = (core: Core): Pick<Handlers, Served> => ({
  'partner.list': () => {
    const keys = core.settings.get('partnerKeys') ?? {};
    return ok(
      programmeOf(core).partners.map(({ id, name }) => ({ partner: id, name, key: masked(keys[id]) })),
    );
  },
  'partner.saveKey': ({ partner, key }) => {
    if (!programmeOf(core).partners.some(({ id }) => id === partner))
      return refuse({ code: 'badRequest', values: { field: 'partner' } });
    return audit(core, 'partnerKeySaved', partner, () =>
      core.settings.set('partnerKeys', { ...core.settings.get('partnerKeys'), [partner]: key }),
    );
  },
  'partner.ownKey': async ({ partner, ownerPin }) => {
    if (!programmeOf(core).partners.some(({ id }) => id === partner))
      return refuse({ code: 'badRequest', values: { field: 'partner' } });
    const approved = await core.staff.checkOwner(ownerPin);
    if (!approved.ok) return approved;
    const audited = audit(core, 'partnerKeyShown', partner);
    return audited.ok ? ok({ key: core.codes.keyFor(partner) }) : audited;
  },
  'partner.settlement': ({ from, until }) => settlementOf(core, from, until),
  'partner.csv': async ({ from, until }) => {
    const statement = await settlementOf(core, from, until);
    if (!statement.ok) return statement;
    const { units } = programmeOf(core);
    const scaleOf = (unit: string) => units.find(({ id }) => id === unit)?.scale ?? 0;
    const text = settlementCsv(statement.value, languageOf(core), shopOf(core).currency, scaleOf);
    const audited = audit(core, 'exported', `partners ${from} ${until}`);
    return audited.ok ? ok({ name: `partners-${from}-${until}.csv`, text }) : audited;
  },
  'partner.preview': async ({ from, until }) => {
    const statement = await settlementOf(core, from, until);
    if (!statement.ok) return statement;
    return ok(await core.devices.picture(settlementSlip(core, statement.value), paperOf(core)));
  },
  'partner.print': async ({ from, until }) => {
    const statement = await settlementOf(core, from, until);
    if (!statement.ok) return statement;
    if (core.queue.add(settlementSlip(core, statement.value), null) === null)
      return refuse({ code: 'printerNotFound' });
    core.queue.wake();
    core.changed();
    return ok(null);
  },
});

async function settlementOf(
  core: Core,
  from: LocalDate,
  until: LocalDate,
): Promise<Result<Settlement, Refusal>> {
  return daysBetween(from, until) < longestBackTestDays && from <= until
    ? ok(await settlement(core, from, until))
    : refuse({ code: 'badRequest', values: { field: 'until' } });
}

const masked = (key: string | undefined): string | null =>
  key === undefined ? null : `•••• ${key.slice(-4)}`;
