import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { defaultFolder } from '../hosts/options.ts';

export interface Output {
  readonly stdout: (line: string) => void;
  readonly stderr: (line: string) => void;
}

type Flags = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

export interface Arguments {
  /** The data folder: `--data`, QUEN_DATA, or the platform's own. */
  readonly data: string;
  readonly files: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

export const dataHelp = `  --data DIR   the shop's data folder (or QUEN_DATA); the default is the platform's own`;

/** The command line of a command that works on a data folder, or a sentence about what is wrong with it. */
export function readArguments(
  args: readonly string[],
  options: Flags,
  fileCount: number,
  env: NodeJS.ProcessEnv = process.env,
): Result<Arguments, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, data: { type: 'string' } },
      allowPositionals: fileCount > 0,
    });
    if (positionals.length !== fileCount) return refuse('Name one file.');
    const flags = values as Arguments['flags'];
    const named = flags['data'] ?? env['QUEN_DATA'];
    if (named === '') return refuse('--data takes the name of a folder.');
    const data = typeof named === 'string' ? resolve(named) : defaultFolder(env);
    return ok({ data, files: positionals, flags });
  } catch (error) {
    return refuse(error instanceof Error ? error.message.replace(/\. To specify.*$/s, '.') : String(error));
  }
}
