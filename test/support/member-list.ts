/** A list of made-up members as a shop would bring it from elsewhere, and its way into the terminal. */
import { randomBytes } from 'node:crypto';
import type { Core } from '../../src/main/core.ts';
import { peopleHandlers } from '../../src/main/handlers/people.ts';
import { type ImportSettings, partBytes } from '../../src/shared/contract/people.ts';

export function memberList(count: number): Buffer {
  const rows = ['Tên;Điện thoại;Thẻ;Sinh nhật;Nhãn;Điểm'];
  for (let index = 0; index < count; index++) {
    const number = String(index).padStart(7, '0');
    const day = `${1 + (index % 28)}/${1 + (index % 12)}/${1950 + (index % 50)}`;
    rows.push(`Khách ${index};090${number};${1_000_000 + index};${day};${tags[index % 3]};${index % 200}`);
  }
  return Buffer.from(rows.join('\r\n'));
}

const tags = ['vip', 'trà', 'cà phê|sáng'];

export const memberListSettings: ImportSettings = {
  columns: ['name', 'phone', 'card', 'birthday', 'tags', 'balance'],
  encoding: null,
  unit: 'points',
  known: 'fill',
  unknown: 'enrol',
  list: 'cũ',
  consent: true,
};

/** Sends a file as a screen does; answers its run. */
export async function receiveList(core: Core, bytes: Buffer): Promise<string> {
  const calls = peopleHandlers(core);
  const run = randomBytes(16).toString('hex');
  await answered(calls['import.begin']({ run, name: 'khách.csv', bytes: bytes.length }));
  for (let part = 0; part * partBytes < bytes.length; part += 1) {
    const data = bytes.subarray(part * partBytes, (part + 1) * partBytes).toString('base64');
    await answered(calls['import.part']({ run, part, data }));
  }
  return run;
}

/** Tries the list, `run`s or `undo`es it; each settles once the task has ended, with its state. */
export async function listTask(
  core: Core,
  run: string,
  what: 'check' | 'run' | 'undo',
): Promise<string | undefined> {
  const calls = peopleHandlers(core);
  await answered(
    what === 'check'
      ? calls['import.check']({ run, settings: memberListSettings })
      : calls[`import.${what}`]({ run, ownerPin: null }),
  );
  while (core.tasks.current()?.state === 'running') await new Promise((resolve) => setTimeout(resolve, 5));
  const ended = core.tasks.current();
  return ended?.refusal?.code ?? ended?.state;
}

interface Answer {
  readonly ok: boolean;
  readonly refusal?: { readonly code: string };
}

async function answered(outcome: Answer | Promise<Answer>): Promise<void> {
  const { ok, refusal } = await outcome;
  if (!ok) throw new Error(refusal?.code);
}
