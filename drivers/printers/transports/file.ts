import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DeviceFault, type DeviceFaultKind } from '../../contract/device.ts';
import type { PrinterTransport } from '../../contract/printer.ts';

export interface FileOptions {
  readonly device: string;
  /** A folder, which gets one file per job, or a file, which each job replaces. */
  readonly path: string;
}

/**
 * Jobs as files, for spoolers and for trying out. A job appears whole and safe on the disk when its session settles,
 * and not at all when it is rejected. Nothing is ever read back.
 */
export function fileTransport({ device, path }: FileOptions): PrinterTransport {
  return {
    async session(talk) {
      const chunks: Uint8Array[] = [];
      const result = await talk({
        write: async (bytes) => {
          chunks.push(bytes.slice());
        },
        read: async () => null,
      });
      if (chunks.length > 0) {
        try {
          await writeWhole(await jobFile(path, device), Buffer.concat(chunks));
        } catch (error) {
          throw asFault(error, device);
        }
      }
      return result;
    },
  };
}

async function jobFile(path: string, device: string): Promise<string> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found?.isDirectory()) {
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    return join(path, `slip-${time}-${randomUUID().slice(0, 8)}.prn`);
  }
  if (found && !found.isFile()) throw new DeviceFault('notFound', device, 'neither a folder nor a file');
  return path;
}

/** Written under another name and renamed, so that nobody ever sees half a job. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path)).catch(async (error: unknown) => {
      await rm(path, { force: true });
      throw error;
    });
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Makes the new name last. Windows does not open folders and needs no such step. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const faultOfCode: Readonly<Record<string, DeviceFaultKind>> = {
  ENOENT: 'notFound',
  ENOTDIR: 'notFound',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EROFS: 'noPermission',
  EBUSY: 'busy',
};

function asFault(error: unknown, device: string): unknown {
  if (error instanceof DeviceFault || !(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  return new DeviceFault(faultOfCode[code ?? ''] ?? 'offline', device, code ?? error.message);
}
