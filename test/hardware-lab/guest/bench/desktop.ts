/** Listens to the reader's keys as a desktop does. */
import { constants, existsSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identities } from '../orders.ts';
import { ifReady } from './device-files.ts';

export class Desktop {
  #keys = 0;
  #file: FileHandle | null = null;

  /** Keys seen since this was asked last. */
  takeKeys(): number {
    const keys = this.#keys;
    this.#keys = 0;
    return keys;
  }

  /** Listens to the reader that has just been plugged in. */
  async listen(): Promise<void> {
    const file = await open(await eventFile(), constants.O_RDONLY | constants.O_NONBLOCK);
    this.#file = file;
    void this.#readAll(file);
  }

  async #readAll(file: FileHandle): Promise<void> {
    const buffer = Buffer.alloc(eventBytes * 64);
    try {
      while (this.#file === file) {
        const read = ifReady(() => readSync(file.fd, buffer));
        if (read === null || read === 0) await pause(20);
        else this.#count(buffer.subarray(0, read));
      }
    } catch {
      // Unplugged: the next one that is plugged in has a file of its own.
    }
    await file.close().catch(() => {});
  }

  #count(events: Buffer): void {
    for (let at = 0; at + eventBytes <= events.length; at += eventBytes) {
      const isKey = events.readUInt16LE(at + 16) === keyEvent;
      if (isKey && events.readInt32LE(at + 20) === pressed) this.#keys += 1;
    }
  }
}

/** `struct input_event` of a 64-bit kernel. */
const eventBytes = 24;
const keyEvent = 1;
const pressed = 1;

async function eventFile(): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const found = readdirSync('/sys/class/input').find(
      (name) =>
        name.startsWith('event') &&
        existsSync(`/dev/input/${name}`) &&
        readFileSync(join('/sys/class/input', name, 'device/id/vendor'), 'utf8').trim() ===
          identities.reader.vendorId,
    );
    if (found) return `/dev/input/${found}`;
    await pause(20);
  }
  throw new Error('the kernel made no input device of the reader');
}
