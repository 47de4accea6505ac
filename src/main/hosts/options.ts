import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';

export interface HostOptions {
  /** Holds the database, the key, backups and logs. null: one that is thrown away when the host ends. */
  readonly folder: string | null;
  /** A furnished shop to try things in. */
  readonly demo: boolean;
  /** 0: any free port. */
  readonly port: number;
  /** Fills the screen and leaves no way out of the window. */
  readonly kiosk: boolean;
  /** Opens the customer display even when there is only one screen. */
  readonly customer: boolean;
  /** Opens the system's browser at the one-time address. */
  readonly open: boolean;
}

export const hostUsage = `  --demo         a furnished shop to try things in; nothing in it is kept
  --data DIR     the shop's data folder (or QUEN_DATA); the default is the platform's own
  --port PORT    browser host: this port instead of any free one
  --open         browser host: open the system's browser at the one-time address
  --kiosk        desktop: fill the screen
  --customer     desktop: open the customer display even with one screen`;

/** A wrong argument is refused with one sentence. */
export function hostOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Result<HostOptions, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string', default: '0' },
        kiosk: { type: 'boolean', default: false },
        customer: { type: 'boolean', default: false },
        open: { type: 'boolean', default: false },
      },
      allowPositionals: false,
    });
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
      return refuse(`--port takes a number from 0 to 65535, not "${values.port}".`);
    }
    const named = values.data ?? env['QUEN_DATA'];
    if (named === '') return refuse('--data takes the name of a folder.');
    return ok({
      folder: folderOf(named, values.demo, env, platform),
      demo: values.demo,
      port: Number(values.port),
      kiosk: values.kiosk,
      customer: values.customer,
      open: values.open,
    });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    return refuse(`${sentence.replace(/\.$/, '')}.`);
  }
}

/** Where a shop's data lies when nobody says otherwise. */
export function defaultFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Quen');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Quen');
  const base = env['XDG_DATA_HOME'];
  return join(base?.startsWith('/') ? base : join(homedir(), '.local', 'share'), 'quen');
}

function folderOf(
  named: string | undefined,
  demo: boolean,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string | null {
  if (named !== undefined) return resolve(named);
  return demo ? null : defaultFolder(env, platform);
}

/** What of a desktop's command line is meant for Quen: Chromium and Electron read the same one. */
export function ownArguments(argv: readonly string[]): string[] {
  const alone = ['--demo', '--kiosk', '--customer', '--open'];
  const withValue = ['--data', '--port'];
  return argv.flatMap((argument, index) => {
    const next = argv[index + 1];
    if (alone.includes(argument)) return [argument];
    if (withValue.some((name) => argument.startsWith(`${name}=`))) return [argument];
    if (withValue.includes(argument) && next !== undefined) return [`${argument}=${next}`];
    return [];
  });
}
