import type { Refusal } from '../../shared/contract/frame.ts';
import type { ProgrammeView, Settlement } from '../../shared/contract/view.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { parseProgramme } from '../../shared/domain/programme/parse.ts';
import { daysBetween, type LocalDate } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, programmeOf, shopOf, today } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { commitDraw } from '../draws/draws.ts';
import { backTest, longestBackTestDays } from '../programmes/back-test.ts';
import { cardCompletion } from '../reports/card-completion.ts';
import { settlement } from '../reports/settlement.ts';
import { settlementSlip } from '../slips/compose.ts';
import { programmeView } from '../views/terminal-view.ts';
import { audit } from './audit.ts';

type Served =
  | 'programme.versions'
  | 'programme.version'
  | 'programme.publish'
  | 'programme.backTest'
  | 'card.completion'
  | 'partner.settlement'
  | 'partner.print'
  | 'partner.saveKey'
  | 'settings.programme';

export const programmeHandlers = (core: Core): Pick<Handlers, Served> => ({
  'programme.versions': () => {
    const date = today(core);
    const inForce = core.programmes.inForce(date)?.version;
    return ok(
      core.programmes.versions().map(({ programme, publishedMs }) => ({
        version: programme.version,
        name: programme.name,
        startsOn: programme.startsOn,
        publishedMs,
        inForce: programme.version === inForce,
        standing: programme.version === inForce ? 'inForce' : programme.startsOn > date ? 'coming' : 'past',
      })),
    );
  },
  'programme.version': ({ version }) => {
    const programme = core.programmes.version(version);
    return programme ? ok(programme) : refuse({ code: 'badRequest', values: { field: 'version' } });
  },
  'programme.publish': ({ document, startsOn }) => {
    const read = readFor(core, document);
    return read.ok ? publish(core, { ...read.value, startsOn }) : read;
  },
  'settings.programme': ({ document }) => {
    const read = readFor(core, document);
    return read.ok ? publish(core, read.value) : read;
  },
  'partner.saveKey': ({ partner, key }) => {
    if (!programmeOf(core).partners.some(({ id }) => id === partner))
      return refuse({ code: 'badRequest', values: { field: 'partner' } });
    return audit(core, 'partnerKeySaved', partner, () =>
      core.settings.set('partnerKeys', { ...core.settings.get('partnerKeys'), [partner]: key }),
    );
  },
  'card.completion': async () => ok(await cardCompletion(core)),
  'partner.settlement': ({ from, until }) => settlementOf(core, from, until),
  'partner.print': ({ from, until }) => {
    const statement = settlementOf(core, from, until);
    if (!statement.ok) return statement;
    if (core.queue.add(settlementSlip(core, statement.value), null) === null)
      return refuse({ code: 'printerNotFound' });
    core.queue.wake();
    core.changed();
    return ok(null);
  },
  'programme.backTest': async ({ document, from, until }) => {
    const draft = readFor(core, document);
    if (!draft.ok) return draft;
    const days = daysBetween(from, until) + 1;
    if (days < 1 || days > longestBackTestDays)
      return refuse({ code: 'badRequest', values: { field: 'until' } });
    // Two at once would fight for the same seconds.
    if (core.work !== null) return refuse({ code: 'busy' });
    return ok(await backTest(core, draft.value, from, until));
  },
});

function settlementOf(core: Core, from: LocalDate, until: LocalDate): Result<Settlement, Refusal> {
  return daysBetween(from, until) < longestBackTestDays && from <= until
    ? ok(settlement(core.ledger, programmeOf(core), from, until))
    : refuse({ code: 'badRequest', values: { field: 'until' } });
}

/** Amounts of another currency would mean something else. */
function readFor(core: Core, document: unknown): Result<Programme, Refusal> {
  const parsed = parseProgramme(document);
  if (!parsed.ok) {
    const { path, text } = parsed.refusal;
    return refuse({ code: 'programmeInvalid', values: { path }, text });
  }
  return parsed.value.currency === shopOf(core).currency
    ? parsed
    : refuse({ code: 'programmeInvalid', values: { path: 'currency' } });
}

function publish(core: Core, document: Programme): Result<ProgrammeView, Refusal> {
  const published = core.database.transaction(() => {
    const result = core.programmes.publish(document, today(core), core.clock.nowMs());
    if (!result.ok) return result;
    audit(core, 'programmePublished', `${result.value.id} ${result.value.version}`);
    // Before anyone can hold an entry.
    for (const { id } of result.value.draws) commitDraw(core, id);
    return result;
  });
  if (!published.ok) {
    const { path, text } = published.refusal;
    return refuse({ code: 'programmeInvalid', values: { path }, text });
  }
  core.changed();
  return ok(programmeView(published.value));
}
