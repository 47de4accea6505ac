import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../make-folder.ts';

const databaseFileName = 'quen.db';

/** The merchant's key wraps the keys of all profiles: 32 bytes. */
export const keyBytes = 32;

/** The key lies in no form that this host can read. */
export class KeyUnreadable extends Error {
  override readonly name = 'KeyUnreadable';
}

export const plainKeyPath = (folder: string): string => join(folder, 'keys', 'merchant.key');
/** Encrypted by the desktop's keystore: only the desktop window of the same user opens it. */
export const sealedKeyPath = (folder: string): string => join(folder, 'keys', 'merchant.key.sealed');

/** The key from its file, readable by its owner alone; made on first use. Throws KeyUnreadable. */
export function keyFromFile(folder: string): Uint8Array {
  const file = plainKeyPath(folder);
  if (existsSync(file)) {
    const key = new Uint8Array(readFileSync(file));
    if (key.length !== keyBytes)
      throw new KeyUnreadable(`${file} holds ${key.length} bytes instead of ${keyBytes}`);
    return key;
  }
  if (existsSync(sealedKeyPath(folder))) {
    throw new KeyUnreadable(`${sealedKeyPath(folder)} can be opened by the desktop window only`);
  }
  assertNoDatabase(folder);
  const key = new Uint8Array(randomBytes(keyBytes));
  writeDurably(file, key);
  return key;
}

/** A new key would lock every name in a database that is already there. Throws KeyUnreadable. */
export function assertNoDatabase(folder: string): void {
  if (!existsSync(join(folder, databaseFileName))) return;
  throw new KeyUnreadable(`${plainKeyPath(folder)} is missing: put it back with the recovery key (quen key)`);
}

/** Whole or not at all, mode 0600, on disk when it returns: losing the key loses every profile. */
export function writeDurably(file: string, bytes: Uint8Array): void {
  makeFolder(dirname(file));
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
  syncFolder(dirname(file));
}

/** Windows cannot open folders and needs no such care. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
