import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const entry = resolve(import.meta.dirname, 'quen.ts');
const quen = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('quen', () => {
  it('without a command lists them and calls it wrong use', () => {
    const { status, stdout } = quen();
    expect(status).toBe(2);
    for (const name of ['host', 'evaluate', 'draw', 'verify', 'backup', 'restore', 'devices', 'doctor']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
    }
  });

  it.each(['host', 'evaluate', 'draw', 'verify', 'backup', 'restore', 'devices', 'doctor'])(
    '%s --help tells usage and exit codes',
    (name) => {
      const { status, stdout } = quen(name, '--help');
      expect(status).toBe(0);
      expect(stdout).toContain(`Usage: quen ${name}`);
      expect(stdout).toMatch(/Exit code: 0 .*2 wrong use/s);
    },
  );

  it.each([
    ['burn'],
    ['toString'],
    ['host', '--nothing'],
    ['host', '--port', 'x'],
    ['devices', 'all'],
    ['doctor', 'x'],
  ])('%s %s is wrong use', (...args) => {
    const { status, stderr } = quen(...args);
    expect(status).toBe(2);
    expect(stderr).not.toBe('');
  });

  it('lists devices as JSON', () => {
    const { status, stdout } = quen('devices', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      serial: expect.any(Array),
      hid: expect.any(Array),
      printers: expect.any(Array),
      usb: expect.any(Array),
      queues: expect.any(Array),
      pcsc: expect.any(Array),
    });
  });

  it('finds nothing amiss with a folder that is still to be made', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quen-doctor-'));
    const { stdout } = quen('doctor', '--data', join(folder, 'shop'));
    rmSync(folder, { recursive: true });
    expect(stdout).toContain('no database yet');
    expect(stdout).toContain('(made at the first start)');
  });
});
