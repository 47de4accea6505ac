import { expect, it } from 'vitest';
import { readerNamed } from './reader-names.ts';

it.each<[string, string[], string, string[], string | undefined]>([
  ['the first, where none is named', ['A 00 00', 'B 00 00'], '', [], 'A 00 00'],
  ['none, where none is there', [], '', [], undefined],
  ['the one of that name', ['A 00 00', 'A 01 00'], 'A 01 00', [], 'A 01 00'],
  ['the one of that name, whoever else reads it', ['A 00 00'], 'A 00 00', ['A 00 00'], 'A 00 00'],
  ['one that came back under another number', ['B 00 00', 'A 01 00'], 'A 00 00', ['B 00 00'], 'A 01 00'],
  ['none of the same make that is another’s', ['A 00 00'], 'A 01 00', ['A 00 00'], undefined],
  ['the free one of two', ['A 00 00', 'A 02 00'], 'A 01 00', ['A 00 00'], 'A 02 00'],
  ['the same slot', ['A 01 00', 'A 01 01'], 'A 00 01', [], 'A 01 01'],
  ['no other slot', ['A 01 00'], 'A 00 01', [], undefined],
  ['one that Windows counts anew', ['ACS ACR122 1'], 'ACS ACR122 0', [], 'ACS ACR122 1'],
  ['none of another make', ['ACS ACR122 0'], 'ACS ACR1252 0', [], undefined],
])('a setting means %s', (_, names, wanted, others, meant) => {
  expect(readerNamed(names, wanted, others)).toBe(meant);
});
