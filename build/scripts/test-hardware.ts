/** `npm run test:hardware`: the drivers against kernel devices, in a guest of QEMU. See test/hardware-lab/README.md. */
import { existsSync } from 'node:fs';
import { isOnPath, runToEnd, say } from './run.ts';

export interface HardwareResult {
  /** Whether there was a guest at all. */
  readonly ran: boolean;
  readonly passed: number;
  readonly failed: number;
  /** Said again just before the last line. */
  readonly remarks: readonly string[];
}

/** Program, and the package of Debian that brings it. */
const needs: Readonly<Record<string, string>> = {
  'qemu-system-x86_64': 'qemu-system-x86',
  cpio: 'cpio',
  modprobe: 'kmod',
  depmod: 'kmod',
  'dpkg-deb': 'dpkg',
  'apt-get': 'apt',
  ldd: 'libc-bin',
};

if (import.meta.main) {
  const { ran, passed, failed, remarks } = await testHardware();
  for (const remark of remarks) say(remark);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = ran && failed === 0 && passed > 0 ? 0 : 1;
}

/** A run that cannot take place says why. */
export async function testHardware(): Promise<HardwareResult> {
  const missing = await stillMissing();
  if (missing !== null) return skipped(missing);
  const startedAt = performance.now();
  const { buildGuest } = await import('../../test/hardware-lab/build-guest.ts');
  const guest = await buildGuest().catch((error: unknown) => error);
  if (guest instanceof Error) return skipped(guest.message);
  say(`The guest was put together in ${seconds(startedAt)} s.`);
  const bootedAt = performance.now();
  const { runGuest } = await import('../../test/hardware-lab/run-guest.ts');
  const result = await runGuest(guest as Awaited<ReturnType<typeof buildGuest>>, say);
  return { ...result, ran: true, remarks: [...result.remarks, `The guest ran for ${seconds(bootedAt)} s.`] };
}

function skipped(why: string): HardwareResult {
  return { ran: false, passed: 0, failed: 0, remarks: [`SKIPPED: the hardware lab did not run: ${why}.`] };
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

/** What this machine lacks and could not be given; null when everything is here. */
async function stillMissing(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it needs Linux on x86-64';
  const missing = Object.keys(needs).filter((program) => !isOnPath(program));
  if (missing.length === 0) return null;
  const packages = [...new Set(missing.map((program) => needs[program] ?? program))];
  const isRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version') && isOnPath('apt-get');
  if (isRoot) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runToEnd('apt-get', ['update', '-qq'], env);
    await runToEnd('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
  }
  const still = missing.filter((program) => !isOnPath(program));
  if (still.length === 0) return null;
  return `${still.join(', ')} could not be had; sudo apt-get install ${packages.join(' ')} brings it`;
}
