/** A CUPS of its own, with one raw queue that hands jobs to a network printer; nothing of the machine's is touched. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = '/usr/sbin/cupsd';
const parts = '/usr/lib/cups';

/** What this machine lacks for it; null when it has everything. */
export function cupsWorldLacks(): string | null {
  if (!existsSync(program)) return 'cupsd is not installed';
  return process.getuid?.() === 0 ? null : 'only root may start cupsd with settings of its own';
}

export interface CupsWorld {
  readonly service: { readonly socketPath: string };
  readonly queue: string;
  stop(): Promise<void>;
}

/** The queue's jobs go to that port, one after another. Stopped queues take jobs and keep them. */
export async function startCupsWorld(port: number, isStopped = false): Promise<CupsWorld> {
  // The path of a domain socket is short.
  const folder = await mkdtemp(join(tmpdir(), 'q-cups-'));
  const at = (...names: string[]): string => join(folder, ...names);
  const { user, group } = await printUser();
  for (const name of ['root', 'spool', 'cache', 'state', 'temp', 'log']) {
    await mkdir(at(name));
    await chown(at(name), user, group);
  }
  await mkdir(at('bin', 'backend'), { recursive: true });
  for (const name of ['daemon', 'filter', 'notifier', 'driver'])
    await symlink(join(parts, name), at('bin', name));
  // One that only root may run is run as root, who may look into a folder of the tests.
  await writeFile(at('bin', 'backend', 'till'), backend, { mode: 0o700 });
  await writeFile(at('cups-files.conf'), filesOf(folder));
  await writeFile(at('cupsd.conf'), settingsOf(at('sock')));
  await writeFile(at('root', 'printers.conf'), queueOf(port, isStopped));
  const service = spawn(program, ['-f', '-c', at('cupsd.conf'), '-s', at('cups-files.conf')], {
    stdio: 'ignore',
  });
  await up(service, at('sock'));
  return {
    service: { socketPath: at('sock') },
    queue: 'Counter',
    stop: async () => {
      const gone = service.exitCode === null ? once(service, 'exit') : Promise.resolve();
      // It would wait for jobs that are on their way.
      service.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Given nothing it names itself; given a job, from a file or its input, it waits for the printer to hang up. */
const backend = `#!/bin/sh
if [ $# -eq 0 ]; then echo 'direct till "Unknown" "Till"'; exit 0; fi
[ $# -ge 6 ] && exec <"$6"
exec socat -t 60 - "TCP:\${DEVICE_URI#till://}"
`;

const filesOf = (folder: string): string => `ServerRoot ${folder}/root
RequestRoot ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/state
TempDir ${folder}/temp
ServerBin ${folder}/bin
AccessLog ${folder}/log/access
ErrorLog ${folder}/log/error
PageLog ${folder}/log/page
User lp
Group lp
SystemGroup root
`;

/** As Debian's: anybody may print, and only owners may call a job back. */
const settingsOf = (socket: string): string => `Listen ${socket}
LogLevel warn
Browsing No
WebInterface No
DefaultAuthType Basic
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

const queueOf = (port: number, isStopped: boolean): string => `<Printer Counter>
Info Receipts
DeviceURI till://127.0.0.1:${port}
State ${isStopped ? 'Stopped' : 'Idle'}
Accepting Yes
Shared No
ErrorPolicy stop-printer
</Printer>
`;

async function printUser(): Promise<{ user: number; group: number }> {
  const [, user = '', group = ''] =
    /^lp:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8')) ?? [];
  if (user === '') throw new Error('there is no user lp');
  return { user: Number(user), group: Number(group) };
}

async function up(service: ChildProcess, socket: string): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    if (service.exitCode !== null) throw new Error(`cupsd ended with ${service.exitCode}`);
    if (await answers(socket)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('cupsd did not come up within 20 s');
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect({ path });
    line.once('connect', () => {
      line.destroy();
      resolve(true);
    });
    line.once('error', () => resolve(false));
  });
}
