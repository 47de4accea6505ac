/** Puts the guest together: Debian's kernel, busybox and udev, this Node, and the project's own drivers. */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

const run = promisify(execFile);
const here = import.meta.dirname;
const project = join(here, '..', '..');
const cache = join(project, 'node_modules', '.cache', 'hardware-lab');

export interface Guest {
  readonly kernel: string;
  readonly initrd: string;
}

/** Rejects with a sentence where a part of it cannot be had. */
export async function buildGuest(): Promise<Guest> {
  mkdirSync(cache, { recursive: true });
  const debian = await unpackedDebian();
  const root = join(cache, 'root');
  rmSync(root, { recursive: true, force: true });
  await layOut(root, debian);
  await bundleApp(join(root, 'app'));
  await copyLibraries(root, debian);
  const initrd = join(cache, 'initrd.cpio');
  await run('sh', ['-c', `cd "${root}" && find . | cpio -o -H newc --quiet > "${initrd}"`]);
  return { kernel: join(debian, 'boot', `vmlinuz-${kernelVersion(debian)}`), initrd };
}

const fromNode = ['node-hid', 'serialport', 'harfbuzzjs', 'usb'];
/** Named by helpers that the guest has no use for. */
const leftOut = ['koffi'];
const modules = [
  'configfs',
  'dummy_hcd',
  'libcomposite',
  'usb_f_hid',
  'usb_f_printer',
  'usb_f_acm',
  'usbhid',
  'hid-generic',
  'evdev',
  'usblp',
  'cdc-acm',
];
const udevRules = ['50-udev-default', '60-serial'];

/** Downloads once and keeps what was unpacked; the folder has the kernel's name, so a new kernel gets a new one. */
async function unpackedDebian(): Promise<string> {
  const kernel = await newestKernel();
  const folder = join(cache, kernel);
  if (existsSync(folder)) return folder;
  const downloads = join(cache, 'downloads');
  rmSync(downloads, { recursive: true, force: true });
  mkdirSync(downloads);
  await run('apt-get', ['download', '-q', kernel, 'busybox-static', 'udev'], { cwd: downloads }).catch(() => {
    throw new Error(`apt-get could not download ${kernel}, busybox-static and udev`);
  });
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft);
  for (const file of readdirSync(downloads)) {
    await run('sh', [
      '-c',
      `dpkg-deb --fsys-tarfile "${join(downloads, file)}" | tar -x -C "${draft}" --exclude='*/drivers/gpu/*' --exclude='*/drivers/net/*' --exclude='*/sound/*'`,
    ]);
  }
  rmSync(downloads, { recursive: true });
  await run('depmod', ['-b', draft, kernelVersion(draft)], { env: withSbin() });
  renameSync(draft, folder);
  return folder;
}

async function newestKernel(): Promise<string> {
  const { stdout } = await run('apt-cache', ['depends', 'linux-image-amd64']);
  const kernel = /Depends: (linux-image-\S+)/.exec(stdout)?.[1];
  if (!kernel) throw new Error('apt knows no package linux-image-amd64; apt-get update may bring it');
  return kernel;
}

const kernelVersion = (folder: string): string => readdirSync(join(folder, 'lib/modules'))[0] ?? '';

async function layOut(root: string, debian: string): Promise<void> {
  for (const folder of [
    'bin',
    'sbin',
    'dev',
    'proc',
    'sys',
    'tmp',
    'run',
    'etc',
    'lib64',
    'usr/lib',
    'lib/systemd',
  ]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  copy(join(debian, 'bin/busybox'), join(root, 'bin/busybox'));
  copy(join(debian, 'bin/udevadm'), join(root, 'bin/udevadm'));
  symlinkSync('/bin/udevadm', join(root, 'lib/systemd/systemd-udevd'));
  for (const rules of udevRules) {
    const file = `lib/udev/rules.d/${rules}.rules`;
    copy(join(debian, file), join(root, file));
  }
  copy(join(project, 'build/packaging/linux/70-quen.rules'), join(root, 'lib/udev/rules.d/70-quen.rules'));
  copy(process.execPath, join(root, 'bin/node'));
  copy(join(here, 'guest/init'), join(root, 'init'));
  chmodSync(join(root, 'init'), 0o755);
  await copyModules(root, debian);
  for (const name of fromNode) copyPackage(name, join(root, 'app/node_modules'));
  writeFileSync(join(root, 'app/package.json'), '{"type":"module"}');
}

async function copyModules(root: string, debian: string): Promise<void> {
  const version = kernelVersion(debian);
  const files = new Set<string>();
  for (const module of modules) {
    const args = ['-d', debian, '-S', version, '--show-depends', module];
    const { stdout } = await run('modprobe', args, { env: withSbin() });
    for (const [, file] of stdout.matchAll(/^insmod (\S+)/gm)) if (file) files.add(file);
  }
  const inTree = join('lib/modules', version);
  for (const file of files) copy(file, join(root, file.slice(file.indexOf(inTree))));
  for (const list of ['modules.order', 'modules.builtin', 'modules.builtin.modinfo']) {
    copy(join(debian, inTree, list), join(root, inTree, list));
  }
  await run('depmod', ['-b', root, version], { env: withSbin() });
}

/** Packages that bring the sources of their natives. */
const sources: ReadonlySet<string> = new Set(['node-hid', 'usb']);

/** With what it depends on, and of its prebuilt binaries those for this system only. */
function copyPackage(name: string, target: string): void {
  const source = join(project, 'node_modules', name);
  if (existsSync(join(target, name))) return;
  cpSync(source, join(target, name), {
    recursive: true,
    filter: (path) => {
      const inside = path.slice(source.length);
      if (/^\/(hidapi|libusb|src|node_modules|build)\b/.test(inside) && sources.has(name)) return false;
      const prebuild = /\/prebuilds\/(.+)/.exec(inside)?.[1];
      return prebuild === undefined || (prebuild.includes('linux-x64') && !prebuild.includes('musl'));
    },
  });
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (existsSync(join(project, 'node_modules', dependency))) copyPackage(dependency, target);
  }
}

/** The bench, the till, somebody who may not use the devices, and the till's helpers. */
async function bundleApp(folder: string): Promise<void> {
  const guest = join(here, 'guest');
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    ssr: { noExternal: true, external: [...fromNode, ...leftOut] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        input: {
          bench: join(guest, 'bench/bench.ts'),
          till: join(guest, 'till/till.ts'),
          stranger: join(guest, 'till/stranger.ts'),
          'device-helper': join(project, 'drivers/helpers/main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  cpSync(join(project, 'drivers/printers/fonts'), join(folder, 'drivers/printers/fonts'), {
    recursive: true,
  });
}

/** Every library that a program or a native module of the guest asks for, from this machine. */
async function copyLibraries(root: string, debian: string): Promise<void> {
  const natives = readdirSync(join(root, 'app/node_modules'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.node'))
    .map((file) => join(root, 'app/node_modules', file));
  const libraries = new Set<string>();
  for (const file of [join(root, 'bin/node'), join(root, 'bin/udevadm'), ...natives]) {
    const { stdout } = await run('ldd', [file]).catch(() => ({ stdout: '' }));
    for (const [path] of stdout.matchAll(/\/\S+\.so\S*/g)) libraries.add(path);
    for (const [, missing] of stdout.matchAll(/^\s*(\S+) => not found/gm)) {
      throw new Error(`${missing}, which ${file} needs, is not on this machine (Debian's is in ${debian})`);
    }
  }
  for (const path of libraries) writeDeep(join(root, path), await readFile(path));
}

function writeDeep(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode: 0o755 });
}

function copy(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target, { dereference: true });
}

const withSbin = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`,
});
