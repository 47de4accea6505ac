import { createHash } from 'node:crypto';
import type { Refusal } from '../../shared/contract/frame.ts';
import type { GroupPage, PeopleChoices } from '../../shared/contract/people.ts';
import { maskPhone } from '../../shared/domain/cards/mask.ts';
import type { Query } from '../../shared/domain/members/query.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, languageOf, occasion, programmeOf, today } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import type { RunningTask, TaskEnd } from '../groups/tasks.ts';
import {
  beginImport,
  checkImport,
  columnsOf,
  runImport,
  settingsRefusal,
  takePart,
} from '../import/imports.ts';
import { undoImport } from '../import/undo.ts';
import { exportTask, partOfExport } from '../members/export-task.ts';
import { audit } from './audit.ts';
import { ownerApproval } from './guards.ts';

type Served =
  | 'member.attributes'
  | 'member.describe'
  | `people.${'choices' | 'task' | 'stop'}`
  | `group.${'list' | 'save' | 'remove' | 'count' | 'tally' | 'members' | 'send'}`
  | `import.${'list' | 'begin' | 'part' | 'columns' | 'check' | 'run' | 'undo' | 'drop'}`
  | `export.${'begin' | 'part'}`;

export const peopleHandlers = (core: Core): Pick<Handlers, Served> => ({
  'member.attributes': ({ member }) =>
    core.members.profile(member) ? ok(core.members.attributes(member)) : refuse({ code: 'memberNotFound' }),
  'member.describe': ({ member, attributes }) => {
    if (!core.members.profile(member)) return refuse({ code: 'memberNotFound' });
    const audited = audit(core, 'memberDescribed', member, () => core.members.describe(member, attributes));
    core.changed();
    return audited;
  },

  'people.choices': () => ok(choicesOf(core)),
  'people.task': () => ok(core.tasks.current()),
  'people.stop': () => {
    core.tasks.stop();
    return ok(null);
  },

  'group.list': () =>
    ok({ groups: core.groups.list(), lists: core.groups.lists(), members: core.members.count() }),
  'group.save': ({ group, name, query }) => {
    if (group !== null && !core.groups.find(group)) return refuse({ code: 'groupNotFound' });
    if (group === null && core.groups.list().length >= mostGroups)
      return refuse({ code: 'groupsFull', values: { most: mostGroups } });
    let saved = '';
    const audited = audit(core, 'groupSaved', group ?? name, () => {
      saved = core.groups.save(group, name, query);
    });
    return audited.ok ? ok({ group: saved }) : audited;
  },
  'group.remove': ({ group }) => {
    if (!core.groups.find(group)) return refuse({ code: 'groupNotFound' });
    return audit(core, 'groupRemoved', group, () => core.groups.remove(group));
  },
  'group.count': () => core.tasks.start('count', '', (running) => count(core, running)),
  'group.tally': async ({ query }) => ok(await tally(core, query)),
  'group.members': async ({ group, after }) => {
    const found = core.groups.find(group);
    return found ? ok(await page(core, found.query, after)) : refuse({ code: 'groupNotFound' });
  },
  'group.send': async ({ operationId, group, voucher, ownerPin }) => {
    const approved = await ownerApproval(core, ownerPin);
    if (!approved.ok) return approved;
    const found = core.groups.find(group);
    if (!found) return refuse({ code: 'groupNotFound' });
    if (!choicesOf(core).vouchers.some(({ id }) => id === voucher))
      return refuse({ code: 'voucherNotFound' });
    const sent = { operationId, group, query: found.query, voucher };
    return core.tasks.start('send', group, (running) => send(core, sent, running));
  },

  'import.list': () => ok(core.imports.list()),
  'import.begin': ({ run, name, bytes }) => beginImport(core, run, name, bytes),
  'import.part': ({ run, part, data }) => takePart(core, run, part, data),
  'import.columns': ({ run, encoding }) => columnsOf(core, run, encoding),
  'import.check': ({ run, settings }) => {
    const refusal = settingsRefusal(core, run, settings);
    if (refusal) return refuse(refusal);
    return core.tasks.start('check', run, (running) => checkImport(core, run, settings, running));
  },
  'import.run': async ({ run, ownerPin }) => {
    const approved = await ownerApproval(core, ownerPin);
    if (!approved.ok) return approved;
    const found = core.imports.find(run);
    if (!found) return refuse({ code: 'importNotFound' });
    if (found.state !== 'checked' && found.state !== 'running') return refuse({ code: 'importNotReady' });
    const audited = audit(core, 'imported', run);
    if (!audited.ok) return audited;
    return core.tasks.start('import', run, async (running) => {
      const ended = await runImport(core, found, approved.value.id, running);
      // Other people tell other words.
      core.wordsOfMembers = { areas: null, tags: null };
      return ended;
    });
  },
  'import.undo': async ({ run, ownerPin }) => {
    const approved = await ownerApproval(core, ownerPin);
    if (!approved.ok) return approved;
    const found = core.imports.find(run);
    if (!found) return refuse({ code: 'importNotFound' });
    if (!['running', 'done', 'undoing'].includes(found.state)) return refuse({ code: 'importNotReady' });
    const audited = audit(core, 'importUndone', run);
    if (!audited.ok) return audited;
    return core.tasks.start('undo', run, (running) => undoImport(core, run, running));
  },
  'import.drop': ({ run }) => {
    const found = core.imports.find(run);
    if (!found) return refuse({ code: 'importNotFound' });
    if (core.tasks.current()?.state === 'running' && core.tasks.current()?.about === run)
      return refuse({ code: 'taskRunning' });
    // Once something is in the books the way out is undoing.
    if (found.state === 'running' || found.state === 'undoing') return refuse({ code: 'importNotReady' });
    core.imports.drop(run);
    return ok(null);
  },

  'export.begin': async ({ group, format, ownerPin }) => {
    const approved = await ownerApproval(core, ownerPin);
    if (!approved.ok) return approved;
    const found = group === null ? null : core.groups.find(group);
    if (group !== null && !found) return refuse({ code: 'groupNotFound' });
    const audited = audit(core, 'exported', `members ${group ?? 'all'}`);
    if (!audited.ok) return audited;
    return core.tasks.start('export', group ?? '', (running) =>
      exportTask(core, { group, query: found?.query ?? null, format, language: languageOf(core) }, running),
    );
  },
  'export.part': ({ file, part }) => partOfExport(core, file, part),
});

const mostGroups = 200;
const pageSize = 50;
const mostWords = 50;

function choicesOf(core: Core): PeopleChoices {
  const programme = programmeOf(core);
  const named = ({ id, name }: { id: string; name: PeopleChoices['levels'][number]['name'] }) => ({
    id,
    name,
  });
  return {
    levels: (programme.tiers?.levels ?? []).map(named),
    vouchers: programme.vouchers.filter(({ bearer }) => !bearer).map(named),
    units: programme.units.map(named),
    items: core.catalogue.list().map(({ id, name }) => ({ id, name })),
    lists: core.groups.lists(),
    ...core.wordsOfMembers,
  };
}

/** Counts every group in one walk, and notes which areas and tags members have. */
async function count(core: Core, running: RunningTask): Promise<TaskEnd> {
  const groups = core.groups.list();
  const counts = groups.map(() => 0);
  const areas = new Map<string, number>();
  const tags = new Map<string, number>();
  const total = core.members.count();
  const everybody: Query = { match: 'all', clauses: [] };
  const { whole } = await core.groups.walk({
    queries: [everybody, ...groups.map(({ query }) => query)],
    today: today(core),
    met(member, [, ...answers]) {
      for (const [index, answer] of answers.entries()) if (answer) counts[index] = (counts[index] ?? 0) + 1;
      const { area, tags: told } = core.members.attributes(member);
      if (area !== null) note(areas, area);
      for (const tag of told) note(tags, tag);
      return true;
    },
    progress: (done) => running.progress(done, total),
  });
  if (!whole) return { result: {}, stopped: true };
  core.wordsOfMembers = { areas: mostFrequent(areas), tags: mostFrequent(tags) };
  const now = core.clock.nowMs();
  core.database.transaction(() => {
    for (const [index, { group }] of groups.entries())
      if (core.groups.find(group)) core.groups.counted(group, counts[index] ?? 0, now);
  });
  return { result: { groups: groups.length, members: total } };
}

/** A shop has few areas and tags; where each member has one of his own, the list is no help anyway. */
const mostNoted = 5_000;

function note(words: Map<string, number>, word: string): void {
  if (words.has(word) || words.size < mostNoted) words.set(word, (words.get(word) ?? 0) + 1);
}

const mostFrequent = (words: ReadonlyMap<string, number>) =>
  [...words]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostWords)
    .map(([word]) => word);

async function tally(core: Core, query: Query): Promise<{ count: number | null; of: number }> {
  core.tallies += 1;
  const own = core.tallies;
  let count = 0;
  const { whole } = await core.groups.walk({
    queries: [query],
    today: today(core),
    met() {
      count += 1;
      return true;
    },
    progress: () => core.tallies === own,
  });
  return { count: whole ? count : null, of: core.members.count() };
}

async function page(core: Core, query: Query, after: string): Promise<GroupPage> {
  const found: string[] = [];
  const { whole } = await core.groups.walk({
    queries: [query],
    today: today(core),
    after,
    met(member) {
      found.push(member);
      return found.length < pageSize;
    },
  });
  return {
    members: found.map((member) => {
      const profile = core.members.profile(member);
      const { visits, lastVisitOn } = core.ledger.activity(member);
      const phone = profile?.phone ? maskPhone(profile.phone, languageOf(core)) : null;
      return { member, name: profile?.name ?? '', phone, visits, lastVisitOn };
    }),
    next: whole ? null : (found.at(-1) ?? null),
  };
}

interface Sent {
  readonly operationId: string;
  readonly group: string;
  readonly query: Query;
  readonly voucher: string;
}

/** Each member's promise is an operation of its own, named after this one: sent again, it gives nobody a second. */
async function send(core: Core, sent: Sent, running: RunningTask): Promise<TaskEnd> {
  const result = { given: 0, already: 0 };
  let refusal: Refusal | null = null;
  const total = core.members.count();
  const { whole } = await core.groups.walk({
    queries: [sent.query],
    today: today(core),
    met(member) {
      const promised = promiseTo(core, member, sent);
      if (promised.ok) result[promised.value] += 1;
      else refusal = promised.refusal;
      return promised.ok;
    },
    progress: (done) => running.progress(done, total),
  });
  core.changed();
  return { result, refusal, stopped: !whole };
}

function promiseTo(core: Core, member: string, sent: Sent): Result<'given' | 'already', Refusal> {
  const operationId = createHash('sha256').update(`${sent.operationId} ${member}`).digest('hex').slice(0, 32);
  if (core.ledger.ofOperation(operationId)) return ok('already');
  const posted = core.sales.promise(
    member,
    { operationId, voucher: sent.voucher, by: 'group', source: sent.group },
    occasion(core),
    () => {},
  );
  return posted.ok ? ok('given') : posted;
}
