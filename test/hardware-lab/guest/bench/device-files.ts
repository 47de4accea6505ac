/** The far ends of the cables: the files in which the kernel hands us a gadget's side. */
import { constants, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 10_000;
const waitMs = 1;

/** Each report by itself. The kernel holds a report until the computer has fetched the one before. */
export async function sendReports(path: string, reports: readonly Uint8Array[]): Promise<void> {
  await withFile(path, constants.O_RDWR, async (file) => {
    for (const report of reports) await file.write(report);
  });
}

export async function sendBytes(path: string, bytes: Uint8Array): Promise<void> {
  await withFile(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK, (file) =>
    writeWhole(file, bytes),
  );
}

/** The file is open without waiting. Rejects when the computer fetches nothing for long. */
export async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  const endsAt = performance.now() + patienceMs;
  for (let at = 0; at < bytes.length; ) {
    const written = ifReady(() => writeSync(file.fd, bytes, at));
    if (written !== null) at += written;
    else if (performance.now() > endsAt) throw new Error('the computer fetches nothing');
    else await pause(waitMs);
  }
}

/** Null when nothing can be done yet. */
export function ifReady<T>(attempt: () => T): T | null {
  try {
    return attempt();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
    throw error;
  }
}

async function withFile(
  path: string,
  flags: number,
  use: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags);
  try {
    await use(file);
  } finally {
    await file.close();
  }
}
