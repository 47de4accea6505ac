import { array, assert, constantFrom, integer, property, stringMatching, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Framed, Framing } from './framing.ts';
import { lineFraming } from './lines.ts';
import { rdm6300Frame, rdm6300Framing } from './rdm6300.ts';
import { wiegandFraming } from './wiegand.ts';

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.split(' '), (byte) => Number.parseInt(byte, 16));
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const outcome = (framed: readonly Framed[]): string[] =>
  framed.map((each) => (each.kind === 'scan' ? each.text : each.kind));

/** The same bytes in pieces of the given sizes. */
function inPieces(framing: Framing, bytes: Uint8Array, sizes: readonly number[]): Framed[] {
  const framed: Framed[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    framed.push(...framing.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return framed;
}

describe('RDM6300 frames', () => {
  const frame = '02 30 31 30 32 36 46 36 43 33 41 33 41 03';

  it.each`
    bytes                                                                  | heard                           | because
    ${frame}                                                               | ${['01026F6C3A']}               | ${'the sample frame'}
    ${'02 30 31 30 32 36 46 36 43 33 41 33 41 0D 0A 03'}                   | ${['01026F6C3A']}               | ${'ID-12 puts CR LF before the end'}
    ${`${frame} ${frame}`}                                                 | ${['01026F6C3A', '01026F6C3A']} | ${'two in one piece'}
    ${`FF 00 33 ${frame} 0D 0A`}                                           | ${['01026F6C3A']}               | ${'a little noise around it'}
    ${`02 30 31 30 ${frame}`}                                              | ${['garbled', '01026F6C3A']}    | ${'the end of the first was lost'}
    ${`02 ${frame}`}                                                       | ${['01026F6C3A']}               | ${'a start that was sent twice'}
    ${'02 30 31 30 32 36 46 36 43 33 41 33 42 03'}                         | ${['garbled']}                  | ${'wrong checksum'}
    ${'02 30 31 30 32 36 46 36 43 33 42 33 41 03'}                         | ${['garbled']}                  | ${'wrong digit'}
    ${'02 30 31 30 32 36 46 36 43 33 41 03'}                               | ${['garbled']}                  | ${'too short'}
    ${'02 03'}                                                             | ${['garbled']}                  | ${'nothing in it'}
    ${'02 30 31 30 32 36 46 36 43 33 47 33 41 03'}                         | ${['garbled']}                  | ${'G is no hexadecimal digit'}
    ${`02 30 31 30 32 36 46 36 43 33 41 33 41 33 41 33 41 33 41 ${frame}`} | ${['garbled', '01026F6C3A']}    | ${'a frame without end'}
    ${'41 '.repeat(40).trim()}                                             | ${['garbled', 'garbled']}       | ${'another reader or the wrong baud rate'}
  `('$because', ({ bytes, heard }) => {
    expect(outcome(rdm6300Framing().push(hex(bytes)))).toEqual(heard);
  });

  it('carry the bits', () => {
    expect(rdm6300Framing().push(hex(frame))).toEqual([
      { kind: 'scan', text: '01026F6C3A', bits: '01026F6C3A', aim: null },
    ]);
    expect(rdm6300Frame('01026F6C3A')).toEqual(hex(frame));
  });

  it('are heard all and once after any noise, in any pieces', () => {
    assert(
      property(
        uint8Array({ maxLength: 60 }),
        array(stringMatching(/^[0-9A-F]{10}$/), { minLength: 1, maxLength: 8 }),
        array(integer({ min: 1, max: 9 }), { minLength: 1 }),
        (noise, credentials, sizes) => {
          const bytes = [...noise, ...credentials.flatMap((each) => [...rdm6300Frame(each)])];
          const scans = inPieces(rdm6300Framing(), Uint8Array.from(bytes), sizes).filter(
            (framed) => framed.kind === 'scan',
          );
          expect(scans.slice(-credentials.length).map(({ text }) => text)).toEqual(credentials);
        },
      ),
    );
  });
});

describe('Lines', () => {
  it.each`
    text                         | heard                | because
    ${'A1\r'}                    | ${['A1']}            | ${'CR'}
    ${'A1\n'}                    | ${['A1']}            | ${'LF'}
    ${'A1\r\nB2\r\n'}            | ${['A1', 'B2']}      | ${'CR LF'}
    ${'\r\n\r\n \r\n'}           | ${[]}                | ${'empty lines are no scans'}
    ${']E08934563138165\r\n'}    | ${['8934563138165']} | ${'the AIM identifier is apart'}
    ${']]A\r'}                   | ${[']]A']}           | ${'brackets may be text'}
    ${'0101\u001d21\r'}          | ${['0101\u001d21']}  | ${'GS1 codes have a group separator'}
    ${'A\u0000B\r'}              | ${['garbled']}       | ${'control characters are damage'}
    ${'A\u001b@\rB2\r'}          | ${['garbled', 'B2']} | ${'and the next line is none'}
    ${'khách-1\r'}               | ${['khách-1']}       | ${'UTF-8'}
    ${`${'7'.repeat(512)}\r`}    | ${['7'.repeat(512)]} | ${'the longest line'}
    ${`${'7'.repeat(513)}\rA\r`} | ${['garbled', 'A']}  | ${'a longer one'}
    ${'A1'}                      | ${[]}                | ${'what has no end is not heard'}
  `('$because', ({ text, heard }) => {
    expect(outcome(lineFraming().push(ascii(text)))).toEqual(heard);
  });

  it('of broken UTF-8 are damage', () => {
    expect(outcome(lineFraming().push(hex('41 FF FE 0D 42 0D')))).toEqual(['garbled', 'B']);
  });

  it('carry the AIM identifier', () => {
    expect(lineFraming().push(ascii(']Q1https://quen.example/m/7\n'))).toEqual([
      { kind: 'scan', text: 'https://quen.example/m/7', bits: null, aim: ']Q1' },
    ]);
  });

  it('are the same in any pieces', () => {
    assert(
      property(
        array(stringMatching(/^[A-Za-z0-9 /-]{1,30}$/), { minLength: 1, maxLength: 8 }),
        constantFrom('\r', '\n', '\r\n'),
        array(integer({ min: 1, max: 9 }), { minLength: 1 }),
        (lines, end, sizes) => {
          const bytes = ascii(lines.map((line) => line + end).join(''));
          expect(inPieces(lineFraming(), bytes, sizes)).toEqual(lineFraming().push(bytes));
        },
      ),
    );
  });
});

describe('Wiegand lines', () => {
  it.each`
    text                              | heard              | because
    ${'213,02000\r\n'}                | ${['213,02000']}   | ${'facility and number'}
    ${'213:2000\r'}                   | ${['213,02000']}   | ${'another sign, and no zeros in front'}
    ${'00213,02000\n'}                | ${['00213,02000']} | ${'two times two bytes'}
    ${'3AA0FA1\r\n'}                  | ${['213,02000']}   | ${'26 bits in hexadecimal, with parity'}
    ${'3aa0fa1\r'}                    | ${['213,02000']}   | ${'in small letters'}
    ${'3AA0FA0\r'}                    | ${['garbled']}     | ${'the parity behind is wrong'}
    ${'1AA0FA1\r'}                    | ${['garbled']}     | ${'the parity before is wrong'}
    ${'7AA0FA1\r'}                    | ${['garbled']}     | ${'27 bits'}
    ${'D507D0\r'}                     | ${['213,02000']}   | ${'24 bits without parity'}
    ${'00D507D0\r'}                   | ${['00213,02000']} | ${'32 bits without parity'}
    ${'11101010100000111110100001\r'} | ${['213,02000']}   | ${'bit by bit'}
    ${'11101010100000111110100000\r'} | ${['garbled']}     | ${'bit by bit, and one is wrong'}
    ${'1001AA0FA1\r'}                 | ${['garbled']}     | ${'as many digits as no wire has'}
    ${'256,65536\r'}                  | ${['garbled']}     | ${'a number that does not fit'}
    ${'hello\r'}                      | ${['garbled']}     | ${'no numbers at all'}
    ${'\r\n'}                         | ${[]}              | ${'nothing'}
  `('$text is $heard: $because', ({ text, heard }) => {
    expect(outcome(wiegandFraming().push(ascii(text)))).toEqual(heard);
  });

  it('of any card are the same with and without parity, in any pieces', () => {
    assert(
      property(
        integer({ min: 0, max: 0xff }),
        integer({ min: 0, max: 0xffff }),
        array(integer({ min: 1, max: 9 }), { minLength: 1 }),
        (facility, number, sizes) => {
          const bits = (facility * 0x10000 + number).toString(2).padStart(24, '0');
          const ones = (part: string): number => part.replaceAll('0', '').length;
          const wire = `${ones(bits.slice(0, 12)) % 2}${bits}${1 - (ones(bits.slice(12)) % 2)}`;
          const hexadecimal = Number.parseInt(wire, 2).toString(16).padStart(7, '0');
          const printed = `${String(facility).padStart(3, '0')},${String(number).padStart(5, '0')}`;
          const sent = ascii([wire, hexadecimal, printed].map((line) => `${line}\r\n`).join(''));
          expect(outcome(inPieces(wiegandFraming(), sent, sizes))).toEqual([printed, printed, printed]);
        },
      ),
    );
  });
});
