/** The fuses on a real Electron, as packing sets them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flipFuses, fuses, readFuses } from '../../../build/packaging/fuses.ts';
import { runtime } from '../../support/electron.ts';

let folder: string;
let packed: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-fuses-'));
  packed = join(folder, 'quen');
  copyFileSync(runtime().executable, packed);
  flipFuses(packed);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asNode = { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, encoding: 'utf8' } as const;
const script = ['-e', 'console.log("this is Node")'];

describe('A packed binary', () => {
  it('has every fuse as decided', () => {
    const states = readFuses(packed);
    expect(Object.keys(states).length).toBeGreaterThanOrEqual(8);
    for (const [name, isOn] of fuses.slice(0, Object.keys(states).length)) {
      expect([name, states[name]]).toEqual([name, isOn ? 'on' : 'off']);
    }
  });

  it('does not turn into Node, as it did before', () => {
    expect(execFileSync(runtime().executable, script, asNode)).toContain('this is Node');
    const { stdout, status } = spawnSync(packed, script, { ...asNode, timeout: 20_000 });
    expect(stdout).not.toContain('this is Node');
    expect(status).not.toBe(0);
  });
});
