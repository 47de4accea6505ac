import type { Refusal } from '../../shared/contract/frame.ts';
import type { ProgrammeView } from '../../shared/contract/view.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { parseProgramme } from '../../shared/domain/programme/parse.ts';
import { daysBetween } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, shopOf, today } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { commitDraw, commitmentOf } from '../draws/draws.ts';
import { backTest, longestBackTestDays } from '../programmes/back-test.ts';
import { programmeView } from '../views/terminal-view.ts';
import { audit } from './audit.ts';
import { printDraw } from './draws.ts';

type Served =
  | 'programme.versions'
  | 'programme.version'
  | 'programme.publish'
  | 'programme.backTest'
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
  const committed: string[] = [];
  const published = core.database.transaction(() => {
    const result = core.programmes.publish(document, today(core), core.clock.nowMs());
    if (!result.ok) return result;
    audit(core, 'programmePublished', `${result.value.id} ${result.value.version}`);
    // Before anyone can hold an entry.
    for (const { id } of result.value.draws) {
      if (commitmentOf(core, id) === null && commitDraw(core, id).ok) committed.push(id);
    }
    return result;
  });
  if (!published.ok) {
    const { path, text } = published.refusal;
    return refuse({ code: 'programmeInvalid', values: { path }, text });
  }
  // What is promised hangs in the shop before anybody can hold a chance.
  for (const draw of committed) printDraw(core, 'drawCommitted', draw);
  core.changed();
  return ok(programmeView(published.value));
}
