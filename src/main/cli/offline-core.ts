/** The services of a shop whose terminal is not running, for commands that change its books. */

import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Core } from '../core.ts';
import { openDatabase } from '../database/database.ts';
import { explainDatabaseRefusal } from '../database/refusal.ts';
import { devicePorts } from '../hosts/device-ports.ts';
import { systemClock, systemRandom } from '../hosts/effects.ts';
import { keyFromFile } from '../hosts/key-file.ts';
import { silentLog } from '../log.ts';
import { openCore } from '../open-core.ts';

export interface OfflineCore {
  readonly core: Core;
  close(): Promise<void>;
}

/** A refusal is a sentence: no shop in the folder, or its terminal holds it. Throws when the key cannot be read. */
export function openOffline(folder: string): Result<OfflineCore, string> {
  const opened = openDatabase(folder, { clock: systemClock, ballastBytes: 0 });
  if (!opened.ok) return refuse(explainDatabaseRefusal(opened.refusal));
  const database = opened.value;
  try {
    const merchantKey = keyFromFile(folder);
    const effects = {
      folder,
      clock: systemClock,
      random: systemRandom,
      merchantKey,
      log: silentLog,
      demo: false,
    };
    const core = openCore({ ...effects, devices: devicePorts() }, database, () => {});
    if (core.settings.get('shop') === null) {
      database.close();
      return refuse(`There is no shop in ${folder}.`);
    }
    return ok({
      core,
      async close() {
        await core.tasks.close();
        await core.readers.close();
        await core.queue.close();
        database.close();
      },
    });
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The owner whose PIN it is, named in the log; or a sentence. */
export async function ownerOf(core: Core, pin: string | undefined): Promise<Result<string, string>> {
  if (pin === undefined || pin === '') return refuse('This needs the owner’s PIN in QUEN_OWNER_PIN.');
  const owner = await core.staff.checkOwner(pin);
  if (!owner.ok) return refuse('That is not the owner’s PIN. Nothing was changed.');
  core.signedIn = owner.value;
  return ok(owner.value.id);
}
