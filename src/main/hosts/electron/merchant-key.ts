import { existsSync, readFileSync } from 'node:fs';
import { safeStorage } from 'electron';
import type { Random } from '../../../shared/kernel/effects.ts';
import {
  assertNoDatabase,
  KeyUnreadable,
  keyBytes,
  plainKeyPath,
  sealedKeyPath,
  writeDurably,
} from '../key-file.ts';

/**
 * The merchant's key from the OS keystore; null: it lies in a plain file, because it was made so or because this
 * machine has no keystore that is worth the name. Throws KeyUnreadable. Call when the app is ready.
 */
export function merchantKey(folder: string, random: Random): Uint8Array | null {
  if (existsSync(plainKeyPath(folder))) return null;
  const file = sealedKeyPath(folder);
  if (existsSync(file)) return unsealed(file);
  assertNoDatabase(folder);
  if (!keystoreIsReal()) return null;
  const key = random.bytes(keyBytes);
  writeDurably(file, safeStorage.encryptString(Buffer.from(key).toString('base64')));
  return key;
}

/** On Linux without a keyring Chromium encrypts with a password that everybody knows. */
export function keystoreIsReal(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (process.platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}

function unsealed(file: string): Uint8Array {
  try {
    const key = new Uint8Array(Buffer.from(safeStorage.decryptString(readFileSync(file)), 'base64'));
    if (key.length === keyBytes) return key;
  } catch {
    // Told below: a keyring that changed or was reset looks the same as a damaged file.
  }
  throw new KeyUnreadable(`the keystore of this computer does not open ${file}`);
}
