import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cannotHoldFolders, makeFolder } from './make-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string): number => statSync(path).mode & 0o777;

it('makes a folder and those above it, for their owner alone', () => {
  makeFolder(join(folder, 'shop', 'till'));
  expect(modeOf(join(folder, 'shop', 'till'))).toBe(0o700);
  expect(modeOf(join(folder, 'shop'))).toBe(0o700);
});

it('leaves a folder that is there as it is', () => {
  chmodSync(folder, 0o755);
  makeFolder(folder);
  expect(modeOf(folder)).toBe(0o755);
});

it('names the file that is in its way', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(failure(() => makeFolder(join(file, 'shop')))).toMatchObject({ code: 'EEXIST', path: file });
});

it.runIf(process.platform === 'linux')('gives up where the system makes no folders', () => {
  const error = failure(() => makeFolder('/proc/quen/shop'));
  expect(error).toMatchObject({ path: '/proc/quen' });
  expect(cannotHoldFolders(error)).toBe(true);
});

function failure(deed: () => void): unknown {
  try {
    deed();
  } catch (error) {
    return error;
  }
  return null;
}
