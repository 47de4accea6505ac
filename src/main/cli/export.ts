import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { languageOf } from '../core.ts';
import { databaseFileName } from '../database/database.ts';
import { audit } from '../handlers/audit.ts';
import { makeExport } from '../members/export-task.ts';
import { dataHelp, type Output, readArguments } from './data-argument.ts';
import { openOffline, ownerOf } from './offline-core.ts';

const help = `Usage: quen export members --to FILE [--group ID] [--data DIR]

Writes members with their balances to a table: XLSX where the name of the file ends so, CSV otherwise. The file must not
exist. The terminal must not be running. The owner's PIN is read from QUEN_OWNER_PIN; the export is recorded.

  --to FILE    the file
  --group ID   only the members of this group
${dataHelp}

Prints the file. Exit code: 0 done, 1 refused or failed, 2 wrong use.`;

export const exportCommand = {
  name: 'export',
  summary: 'write members to a CSV or XLSX file',
  help,

  async run(args: readonly string[], output: Output): Promise<number> {
    const read = readArguments(args, { to: { type: 'string' }, group: { type: 'string' } }, 1);
    const to = read.ok ? read.value.flags['to'] : undefined;
    if (!read.ok || read.value.files[0] !== 'members' || typeof to !== 'string' || to === '') {
      output.stderr(read.ok ? 'Say what to write out and where: members --to FILE.' : read.refusal);
      output.stderr(help);
      return 2;
    }
    const { data, flags } = read.value;
    if (!existsSync(join(data, databaseFileName))) {
      output.stderr(`There is no shop in ${data}.`);
      return 1;
    }
    const opened = openOffline(data);
    if (!opened.ok) {
      output.stderr(opened.refusal);
      return 1;
    }
    try {
      const group = typeof flags['group'] === 'string' ? flags['group'] : null;
      return await exportFrom(opened.value.core, resolve(to), group, output);
    } finally {
      await opened.value.close();
    }
  },
};

async function exportFrom(
  core: Parameters<typeof makeExport>[0],
  file: string,
  group: string | null,
  { stdout, stderr }: Output,
): Promise<number> {
  const owner = await ownerOf(core, process.env['QUEN_OWNER_PIN']);
  if (!owner.ok) {
    stderr(owner.refusal);
    return 1;
  }
  const found = group === null ? null : core.groups.find(group);
  if (group !== null && !found) {
    stderr(`There is no group "${group}".`);
    return 1;
  }
  audit(core, 'exported', `members ${group ?? 'all'}`);
  const made = await makeExport(
    core,
    {
      group,
      query: found?.query ?? null,
      format: file.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv',
      language: languageOf(core),
    },
    () => true,
  );
  if (!made) return 1;
  try {
    writeFileSync(file, made.bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    stderr(`${file}: cannot be written (${code})`);
    return 1;
  }
  stdout(file);
  stderr(`${made.members} members`);
  return 0;
}
