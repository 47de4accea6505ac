/** Groups, imports and long work, opened over the services of a terminal. */
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Clock, Random } from '../../shared/kernel/effects.ts';
import type { Core } from '../core.ts';
import type { Database } from '../database/database.ts';
import { openImportStore } from '../import/store.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log.ts';
import type { Members } from '../members/members.ts';
import type { Vault } from '../members/vault.ts';
import { openGroups } from './groups.ts';
import { createTasks } from './tasks.ts';

export interface PeopleParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly vault: Vault;
  readonly members: Members;
  readonly ledger: Ledger;
  /** Id of the level that a member holds on a day; null: the programme has none. */
  tierOf(member: string, date: LocalDate): string | null;
}

export type People = Pick<Core, 'groups' | 'imports' | 'tasks' | 'wordsOfMembers' | 'tallies' | 'exported'>;

export function openPeople(parts: PeopleParts): People {
  const { database, clock, random, log, vault, members, ledger } = parts;
  return {
    groups: openGroups(database, clock, {
      attributes: (member) => members.attributes(member),
      activity: (member) => ledger.activity(member),
      tierOf: (member, date) => parts.tierOf(member, date),
      slice: (after, limit) => members.slice(after, limit),
    }),
    imports: openImportStore(database, vault),
    tasks: createTasks(random, log),
    wordsOfMembers: { areas: null, tags: null },
    tallies: 0,
    exported: null,
  };
}
