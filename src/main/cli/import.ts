import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Refusal } from '../../shared/contract/frame.ts';
import {
  type ImportReport,
  type ImportSettings,
  largestImportBytes,
  partBytes,
} from '../../shared/contract/people.ts';
import { newId } from '../../shared/kernel/effects.ts';
import { type Core, programmeOf } from '../core.ts';
import { databaseFileName } from '../database/database.ts';
import type { TaskEnd } from '../groups/tasks.ts';
import { audit } from '../handlers/audit.ts';
import {
  beginImport,
  checkImport,
  columnsOf,
  runImport,
  settingsRefusal,
  takePart,
} from '../import/imports.ts';
import { dataHelp, type Output, readArguments } from './data-argument.ts';
import { openOffline, ownerOf } from './offline-core.ts';

const help = `Usage: quen import members FILE [--dry-run] [--consent] [--list NAME] [--leave] [--known-only] [--data DIR]

Takes members in from a CSV or XLSX file. The first row names the columns, in Vietnamese, Thai or English: name, phone,
card, birthday, gender, area, tags, e-mail, note, points, expiry. The terminal must not be running. The owner's PIN is
read from QUEN_OWNER_PIN; a dry run needs none.

  --dry-run     tells what would happen and changes nothing
  --consent     whoever is enrolled has agreed to it
  --list NAME   everybody in the file also goes on this list
  --leave       members who are known stay as they are; otherwise they get what they lack
  --known-only  people whom nobody knows are errors of their row
${dataHelp}

Prints the report as one JSON object. Exit code: 0 done, 1 refused or failed, 2 wrong use.`;

export const importCommand = {
  name: 'import',
  summary: 'take members in from a CSV or XLSX file',
  help,

  async run(args: readonly string[], output: Output): Promise<number> {
    const options = {
      'dry-run': { type: 'boolean' },
      consent: { type: 'boolean' },
      list: { type: 'string' },
      leave: { type: 'boolean' },
      'known-only': { type: 'boolean' },
    } as const;
    const read = readArguments(args, options, 2);
    if (!read.ok || read.value.files[0] !== 'members') {
      output.stderr(read.ok ? 'Say what to take in: members.' : read.refusal);
      output.stderr(help);
      return 2;
    }
    const { data, files, flags } = read.value;
    const bytes = await contentOf(files[1] ?? '', output);
    if (bytes === null) return 1;
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
      return await importInto(opened.value.core, basename(files[1] ?? ''), bytes, flags, output);
    } finally {
      await opened.value.close();
    }
  },
};

type Flags = Readonly<Record<string, string | boolean | undefined>>;

async function importInto(
  core: Core,
  name: string,
  bytes: Uint8Array,
  flags: Flags,
  { stdout, stderr }: Output,
): Promise<number> {
  const isDry = flags['dry-run'] === true;
  const owner = isDry ? null : await ownerOf(core, process.env['QUEN_OWNER_PIN']);
  if (owner && !owner.ok) {
    stderr(owner.refusal);
    return 1;
  }
  const run = newId(core.random);
  const refused = (refusal: Refusal) => {
    core.imports.drop(run);
    stderr(sentenceOf(refusal));
    return 1;
  };
  const begun = beginImport(core, run, name, bytes.length);
  if (!begun.ok) return refused(begun.refusal);
  for (let part = 0; part * partBytes < bytes.length; part += 1) {
    const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    takePart(core, run, part, Buffer.from(piece).toString('base64'));
  }
  const columns = await columnsOf(core, run, null);
  if (!columns.ok) return refused(columns.refusal);
  const settings: ImportSettings = {
    columns: columns.value.columns.map(({ field }) => field),
    encoding: null,
    unit: programmeOf(core).units[0]?.id ?? null,
    known: flags['leave'] === true ? 'leave' : 'fill',
    unknown: flags['known-only'] === true ? 'refuse' : 'enrol',
    list: typeof flags['list'] === 'string' ? flags['list'].trim().slice(0, 60) || null : null,
    // A dry run enrols nobody.
    consent: isDry || flags['consent'] === true,
  };
  const refusal = settingsRefusal(core, run, settings);
  if (refusal) return refused(refusal);
  const checked = await checkImport(core, run, settings, unstopped);
  if (checked.refusal) return refused(checked.refusal);
  if (!owner?.ok) {
    print(core.imports.find(run)?.report ?? null, stdout);
    core.imports.drop(run);
    return 0;
  }
  audit(core, 'imported', run);
  const found = core.imports.find(run);
  const ended: TaskEnd = found ? await runImport(core, found, owner.value, unstopped) : { result: {} };
  if (ended.refusal) {
    stderr(sentenceOf(ended.refusal));
    return 1;
  }
  print(core.imports.find(run)?.report ?? null, stdout);
  return 0;
}

const unstopped = { progress: () => true };

function print(report: ImportReport | null, stdout: Output['stdout']): void {
  stdout(JSON.stringify(report));
}

async function contentOf(file: string, { stderr }: Output): Promise<Uint8Array | null> {
  try {
    const { size } = await stat(file);
    if (size <= largestImportBytes && size > 0) return await readFile(file);
    stderr(size === 0 ? `${file}: is empty` : `${file}: is larger than ${largestImportBytes} bytes`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    stderr(`${file}: cannot be read (${code})`);
  }
  return null;
}

const sentences: Readonly<Record<string, string>> = {
  importNotATable: 'This is neither a CSV nor an XLSX file.',
  importOldSpreadsheet:
    'This is an old Excel file, or one with a password. Save it as XLSX without a password.',
  importDamaged: 'The file is damaged.',
  importTooManyRows: 'The file has more than 1,000,000 rows.',
  importTooManyColumns: 'The file has more than 100 columns.',
  importUnpacksTooLarge: 'The file unpacks to far more than any list of members.',
  importEmpty: 'There is no row below the heading.',
  importNobodyNamed: 'No column is headed as a phone number or card number.',
  importUnitMissing: 'The programme has no unit for the balances.',
  consentNeeded: 'Whoever is enrolled has to have agreed: say so with --consent, or use --known-only.',
};

const sentenceOf = ({ code }: Refusal): string => `${sentences[code] ?? code} Nothing was changed.`;
