import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flipFuses, fuses, readFuses } from './fuses.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-fuses-'));
  file = join(folder, 'electron');
});
afterEach(() => rmSync(folder, { recursive: true }));

const wire = (states: string, version = 1) =>
  Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
    Buffer.from([version, states.length]),
    Buffer.from(states, 'latin1'),
  ]);
const binary = (...wires: Buffer[]) =>
  Buffer.concat([Buffer.from('before'), ...wires.flatMap((each) => [each, Buffer.from('between')])]);

describe('Fuses', () => {
  it('are set as decided, and no other byte changes', () => {
    writeFileSync(file, binary(wire('101111000')));
    flipFuses(file);
    expect(readFileSync(file)).toEqual(binary(wire('010011001')));
    expect(readFuses(file)).toEqual(
      Object.fromEntries(fuses.map(([name, isOn]) => [name, isOn ? 'on' : 'off'])),
    );
  });

  it('leaves a removed fuse alone, and an older Electron has fewer', () => {
    writeFileSync(file, binary(wire('1r1111')));
    flipFuses(file);
    expect(readFileSync(file)).toEqual(binary(wire('0r0011')));
  });

  it('are set in both halves of a universal binary', () => {
    writeFileSync(file, binary(wire('10'), wire('10')));
    flipFuses(file);
    expect(readFileSync(file)).toEqual(binary(wire('01'), wire('01')));
  });

  it.each([
    ['a fuse that nobody decided on', binary(wire('1010101010'))],
    ['an unknown version', binary(wire('1', 2))],
    ['a file that is no Electron', Buffer.from('something else')],
  ])('stop the packing at %s, with nothing changed', (_at, content) => {
    writeFileSync(file, content);
    expect(() => flipFuses(file)).toThrow();
    expect(readFileSync(file)).toEqual(content);
  });
});
