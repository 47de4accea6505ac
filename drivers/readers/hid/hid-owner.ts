import { createServer, type Server } from 'node:net';
import { DeviceFault } from '../../contract/device.ts';

/** Settles when the device may have another owner. */
export type Release = () => Promise<void>;

/**
 * Makes this process the only owner of a HID device among all that ask so: Linux and Windows let it be opened as often
 * as one likes, and everybody hears everything. The owner listens on a name that the system gives once at a time, and
 * takes back when a process ends, however it ends. Rejects with a DeviceFault `busy`, in which `id` names the reader.
 * A system that refuses such names altogether is no reason to read nothing.
 */
export async function ownHid(path: string, id: string): Promise<Release> {
  const name = nameOf(path);
  if (name === null) return () => Promise.resolve();
  const server = createServer((nobody) => nobody.destroy());
  await listening(server, name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new DeviceFault('busy', id, path);
  });
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Null where the system itself gives a device to one owner only. */
function nameOf(path: string): string | null {
  const name = `quen-hid-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : null;
}

function listening(server: Server, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(name, resolve);
  });
}
