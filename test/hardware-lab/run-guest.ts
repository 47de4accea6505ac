/** Boots the guest in software emulation, which needs no rights and works on any machine, and reads what it says. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Guest } from './build-guest.ts';

export interface LabResult {
  readonly passed: number;
  readonly failed: number;
  /** What the run says of itself, beside its scenarios. */
  readonly remarks: readonly string[];
}

/** A processor without what takes long to emulate. */
const machine =
  '-accel tcg,thread=multi -cpu Nehalem -smp 2 -m 1024 -display none -nodefaults -no-user-config -no-reboot -serial stdio'.split(
    ' ',
  );
/** The emulated counter of cycles is steady, and much quicker to read than any other clock. */
const kernelOptions = 'console=ttyS0 quiet panic=-1 mitigations=off tsc=reliable clocksource=tsc';
const longestMs = 240_000;

/** Ends by itself, within four minutes. */
export async function runGuest({ kernel, initrd }: Guest, say: (line: string) => void): Promise<LabResult> {
  const child = spawn(
    'qemu-system-x86_64',
    [...machine, '-kernel', kernel, '-initrd', initrd, '-append', kernelOptions],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const exit = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (_, signal) => resolve(signal));
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, longestMs);
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);

  let passed = 0;
  let failed = 0;
  let ended: string | null = null;
  const remarks: string[] = [];
  const complaints: Buffer[] = [];
  child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes));
  for await (const raw of createInterface({ input: child.stdout })) {
    const line = raw.replace(/\r$/, '');
    if (line.trim() === '') continue;
    say(line);
    if (line.startsWith('PASSED ')) passed += 1;
    if (line.startsWith('FAILED ')) failed += 1;
    ended = /^LAB ended (\d+)/.exec(line)?.[1] ?? ended;
  }
  const signal = await exit;
  clearTimeout(timer);
  process.off('exit', end);
  if (ended === null) {
    const why = isLate
      ? `it was not done within ${longestMs / 1000} s`
      : (signal ?? String(Buffer.concat(complaints)));
    remarks.push(`The guest did not come to its end: ${why}.`);
    failed += 1;
  } else if (ended !== '0' && failed === 0) {
    remarks.push(`The bench broke outside of its scenarios: ${ended}.`);
    failed += 1;
  }
  return { passed, failed, remarks };
}
