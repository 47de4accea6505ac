/**
 * Reads entries of a zip file without unpacking it: only what is asked for, piece by piece, and no more than an honest
 * spreadsheet has. Sizes that the file claims for itself are never believed.
 */
import { createInflateRaw } from 'node:zlib';
import { chunksOf, FileFault, type ImportFile } from './file.ts';

export interface Zip {
  has(name: string): boolean;
  /** The bytes of an entry, unpacked. Throws a FileFault when there is no such entry, or too much in it. */
  entry(name: string): AsyncGenerator<Uint8Array>;
}

interface Entry {
  readonly offset: number;
  readonly packed: number;
  readonly method: number;
}

/** All entries together, unpacked. */
const mostUnpacked = 512 * 1024 * 1024;
/** Deflate cannot do much better than 1000; tables reach 30. */
const mostRatio = 250;
const ratioCounts = 4 * 1024 * 1024;
const mostEntries = 2_000;
const tailBytes = 22 + 65_535;

export function openZip(file: ImportFile): Zip {
  const entries = readDirectory(file);
  let unpacked = 0;
  return {
    has: (name) => entries.has(name),
    async *entry(name) {
      const entry = entries.get(name);
      if (!entry) throw new FileFault('damaged');
      const from = dataOf(file, entry);
      let ofEntry = 0;
      const count = (bytes: Uint8Array) => {
        ofEntry += bytes.length;
        unpacked += bytes.length;
        if (unpacked > mostUnpacked) throw new FileFault('tooLarge');
        if (ofEntry > ratioCounts && ofEntry > entry.packed * mostRatio) throw new FileFault('tooLarge');
        return bytes;
      };
      if (entry.method === 0) for (const chunk of chunksOf(file, from, entry.packed)) yield count(chunk);
      else for await (const chunk of inflate(chunksOf(file, from, entry.packed))) yield count(chunk);
    },
  };
}

async function* inflate(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw();
  const write = async () => {
    for (const chunk of chunks) {
      if (stream.destroyed) return;
      if (!stream.write(chunk))
        await new Promise<void>((go) => void stream.once('drain', go).once('close', go));
    }
    stream.end();
  };
  try {
    void write();
    for await (const bytes of stream) yield bytes as Uint8Array;
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault('damaged');
  } finally {
    stream.destroy();
  }
}

function readDirectory(file: ImportFile): Map<string, Entry> {
  const tailAt = Math.max(0, file.bytes - tailBytes);
  const tail = view(file.read(tailAt, tailBytes));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) throw new FileFault('damaged');
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  // 0xffff: a zip64 archive, for files larger than any that is taken in.
  if (count > mostEntries || start + size > file.bytes) throw new FileFault('damaged');

  const directory = file.read(start, size);
  const at = view(directory);
  const entries = new Map<string, Entry>();
  let position = 0;
  for (let index = 0; index < count; index += 1) {
    if (position + 46 > at.byteLength || at.getUint32(position, true) !== 0x02014b50)
      throw new FileFault('damaged');
    const flags = at.getUint16(position + 8, true);
    const nameLength = at.getUint16(position + 28, true);
    const name = new TextDecoder().decode(directory.subarray(position + 46, position + 46 + nameLength));
    const method = at.getUint16(position + 10, true);
    // Locked with a password, or packed in a way that no spreadsheet uses.
    if ((flags & 1) === 1) throw new FileFault('oldSpreadsheet');
    if (method !== 0 && method !== 8) throw new FileFault('damaged');
    entries.set(name, {
      method,
      packed: at.getUint32(position + 20, true),
      offset: at.getUint32(position + 42, true),
    });
    position += 46 + nameLength + at.getUint16(position + 30, true) + at.getUint16(position + 32, true);
  }
  return entries;
}

function dataOf(file: ImportFile, { offset, packed }: Entry): number {
  const header = view(file.read(offset, 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw new FileFault('damaged');
  const from = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  if (from + packed > file.bytes) throw new FileFault('damaged');
  return from;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
