/** Goes on with an import until it is killed or done: `node importer.ts FOLDER RUN`. Writes how many members there are. */
import { writeSync } from 'node:fs';
import { systemClock } from '../../src/main/hosts/effects.ts';
import { listTask } from '../support/member-list.ts';
import { openShopCore } from '../support/test-core.ts';

const [, , folder = '', run = ''] = process.argv;
const { core, database } = openShopCore(folder, systemClock);
const telling = setInterval(() => writeSync(1, `${core.members.count()}\n`), 5);
// The kill before may have fallen between its end and its word.
const isDone = core.imports.find(run)?.state === 'done';
const ended = isDone ? 'done' : await listTask(core, run, 'run');
clearInterval(telling);
await core.queue.close();
database.close();
writeSync(1, `${ended}\n`);
