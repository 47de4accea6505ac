import { expect, it } from 'vitest';
import { readWiegandLine } from './wiegand.ts';

it.each([
  ['213,02000', 'as on the card'],
  ['00213,02000', 'as on a card of 34 bits'],
  ['3AA0FA1', 'with parity'],
  ['3aa0fa1 ', 'in small letters'],
  ['11101010100000111110100001', 'bit by bit'],
])('nobody but a converter sends %j: %s', (line) => {
  expect(readWiegandLine(line)).toMatchObject({ kind: 'card', isSure: true });
});

it.each([
  ['213:2000', 'it may be a time'],
  ['1-2', 'it may be anything'],
  ['D507D0', 'it has no parity'],
  ['00D507D0', 'it has no parity'],
  ['12345678', 'it may be any number'],
  ['1236001', 'it may be any number of seven figures whose parity happens to hold'],
])('others may send %j too: %s', (line) => {
  expect(readWiegandLine(line)).toMatchObject({ kind: 'card', isSure: false });
});

it.each(['3AA0FA0', '1AA0FA1', '7AA0FA1', '8934563138165', '0040856634', '01026F6C3A', ''])(
  'no converter sends %j',
  (line) => {
    expect(readWiegandLine(line)).toMatchObject({ kind: 'garbled' });
  },
);
