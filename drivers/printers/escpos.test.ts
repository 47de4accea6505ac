import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmulatedMachine } from '../../test/support/printer-emulator/machine.ts';
import type { Bitmap } from '../contract/printer.ts';
import {
  askProcessId,
  drawerPulse,
  encodePieces,
  encodeSlip,
  processIdCount,
  processIdOf,
} from './escpos.ts';
import { isRealTimePair, withoutRealTimeCommands } from './real-time.ts';

/** Bytes that spell out real-time commands far more often than chance would. */
const nastyByte = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00) },
  { weight: 1, arbitrary: fc.nat(255) },
);

const bitmap: fc.Arbitrary<Bitmap> = fc
  .tuple(fc.constantFrom(1, 2, 3, 16, 72), fc.nat(150))
  .chain(([stride, height]) =>
    fc
      .uint8Array({ minLength: 0, maxLength: 0 })
      .chain(() => fc.array(nastyByte, { minLength: stride * height, maxLength: stride * height }))
      .map((bytes) => ({ width: stride * 8, height, stride, bits: Uint8Array.from(bytes) })),
  );

/** Stretches of rows that are equal in pairs, dots that are, and others, with white on either side or none. */
const doubledBitmap: fc.Arbitrary<Bitmap> = fc
  .tuple(
    fc.constantFrom(1, 2, 3, 7, 16, 72),
    fc.array(fc.tuple(nastyByte, fc.nat(3), fc.nat(40)), { maxLength: 60 }),
  )
  .map(([stride, rows]) => {
    const bits = rows.flatMap(([byte, way, white]) => {
      const ink = way === 3 ? spread(byte & 15) : byte;
      const row = Array.from({ length: stride }, (_, at) =>
        at < white % stride || at >= stride - (white % stride) ? 0 : way === 1 && at % 2 ? ~ink & 0xff : ink,
      );
      return way === 0 ? row : [...row, ...row];
    });
    return { width: stride * 8, height: bits.length / stride, stride, bits: Uint8Array.from(bits) };
  });

/** Each of four bits twice. */
const spread = (nibble: number): number =>
  [3, 2, 1, 0].reduce((byte, bit) => byte * 4 + ((nibble >> bit) & 1) * 3, 0);

describe('An encoded slip', () => {
  it('never contains a real-time command, neither in rows nor across rows, strips and headers', () => {
    fc.assert(
      fc.property(bitmap, fc.integer({ min: 1, max: 128 }), fc.nat(300), (picture, stripRows, tailDots) => {
        const bytes = encodeSlip(picture, { stripRows, tailDots });
        for (let at = 0; at + 1 < bytes.length; at++) {
          if (isRealTimePair(bytes[at]!, bytes[at + 1]!)) throw new Error(`a command at ${at}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('puts exactly the dots of the harmless picture on paper, and opens no drawer', () => {
    fc.assert(
      fc.property(bitmap, fc.integer({ min: 1, max: 128 }), (picture, stripRows) => {
        const machine = new EmulatedMachine({ width: picture.width }, () => undefined);
        machine.receive(encodeSlip(picture, { stripRows, tailDots: 0 }));
        expect(machine.errors).toEqual([]);
        expect(machine.drawerKicks).toBe(0);
        expect(machine.waiting).toBe(0);
        expect(machine.slips).toHaveLength(1);
        const safe = withoutRealTimeCommands(picture);
        expect(machine.slips[0]!.height).toBe(picture.height);
        expect(Buffer.from(machine.slips[0]!.bits).equals(safe.bits)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    { doubles: true, centres: true },
    { doubles: false, centres: true },
    { doubles: true, centres: false },
    { doubles: false, centres: false },
  ])('puts pictures on paper that are doubled and in the middle, whatever the printer can do: %j', (can) => {
    fc.assert(
      fc.property(
        doubledBitmap,
        fc.integer({ min: 1, max: 128 }),
        fc.integer({ min: 20, max: 4096 }),
        (picture, stripRows, stripBytes) => {
          const options = { width: picture.width, doubles: can.doubles, justifies: can.centres };
          const machine = new EmulatedMachine(options, () => undefined);
          machine.receive(encodeSlip(picture, { stripRows, stripBytes, tailDots: 0, ...can }));
          expect(machine.errors).toEqual([]);
          expect(machine.drawerKicks).toBe(0);
          const safe = withoutRealTimeCommands(picture);
          expect(machine.slips[0]!.height).toBe(picture.height);
          expect(Buffer.from(machine.slips[0]!.bits).equals(safe.bits)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('sends a doubled picture at a quarter of its size, and white beside the middle not at all', () => {
    const stride = 72;
    const bits = new Uint8Array(stride * 120);
    for (let row = 0; row < 120; row++)
      bits.fill(row % 4 < 2 ? 0x33 : 0xcc, row * stride + 26, row * stride + 46);
    const picture: Bitmap = { width: 576, height: 120, stride, bits };
    expect(encodeSlip(picture, { stripRows: 128 }).length).toBeLessThan(60 * 10 + 60);
    expect(encodeSlip(picture, { stripRows: 128, centres: false }).length).toBeLessThan(60 * 23 + 60);
    expect(encodeSlip(picture, { stripRows: 128, doubles: false }).length).toBeLessThan(120 * 20 + 60);
  });

  it('is spelt as the manuals say', () => {
    const picture: Bitmap = { width: 16, height: 2, stride: 2, bits: Uint8Array.of(0xff, 0x01, 0x80, 0x00) };
    expect(Buffer.from(encodeSlip(picture, { tailDots: 300 })).toString('hex')).toBe(
      [
        '1b40', // initialise
        '1c2e', // no Chinese mode
        '1d50cbcb', // feeds in dots
        '1d28440300140100', // no real-time drawer
        '1d7630000200020 0'.replace(' ', ''),
        'ff018000',
        '1b4aff',
        '1b4a2d',
        '1d564200', // cut
      ].join(''),
    );
  });

  it.each([
    ['partial', '1d564200'],
    ['full', '1d564100'],
    ['none', '1b4a10'],
  ] as const)('with the blade %s ends in %s', (cut, end) => {
    const bytes = encodeSlip({ width: 8, height: 1, stride: 1, bits: Uint8Array.of(1) }, { cut });
    expect(Buffer.from(bytes).toString('hex')).toMatch(new RegExp(`${end}$`));
  });

  it('counts its feeds in the dots of its head', () => {
    const bytes = encodeSlip({ width: 8, height: 0, stride: 1, bits: new Uint8Array(0) }, { dpi: 180 });
    expect(Buffer.from(bytes).toString('hex')).toContain('1d50b4b4');
  });

  it('sends rows only as wide as their ink', () => {
    const bits = new Uint8Array(72 * 40);
    for (let row = 0; row < 40; row++) bits[row * 72 + 2] = 0xff;
    expect(encodeSlip({ width: 576, height: 40, stride: 72, bits }).length).toBeLessThan(40 * 3 + 60);
  });

  it('keeps each piece within the bytes that a small printer holds', () => {
    fc.assert(
      fc.property(bitmap, fc.integer({ min: 80, max: 4096 }), (picture, stripBytes) => {
        const pieces = encodePieces(picture, { stripRows: 128, stripBytes });
        const widening = 128;
        for (const { bytes } of pieces) expect(bytes.length).toBeLessThanOrEqual(8 + stripBytes + widening);
        const dots = pieces.reduce((sum, piece) => sum + piece.dots, 0);
        expect(dots).toBe(picture.height + 16);
      }),
      { numRuns: 100 },
    );
  });

  it('feeds over blank stretches instead of sending them', () => {
    const bits = new Uint8Array(72 * 1000);
    bits[0] = 1;
    bits[72 * 999] = 1;
    expect(encodeSlip({ width: 576, height: 1000, stride: 72, bits }).length).toBeLessThan(250);
  });

  it.each([0, 129, 1.5])('refuses strips of %d rows', (stripRows) => {
    const empty: Bitmap = { width: 8, height: 0, stride: 1, bits: new Uint8Array(0) };
    expect(() => encodeSlip(empty, { stripRows })).toThrow(RangeError);
  });
});

describe('A picture made harmless', () => {
  it('differs by one dot beside ink for each pair, and keeps what was harmless', () => {
    const bits = Uint8Array.of(0x10, 0x04, 0x10, 0x06, 0x10, 0x14, 0x10, 0x10);
    const safe = withoutRealTimeCommands({ width: 64, height: 1, stride: 8, bits });
    expect(Array.from(safe.bits)).toEqual([0x18, 0x04, 0x10, 0x06, 0x18, 0x14, 0x10, 0x10]);
    expect(Array.from(bits)).toEqual([0x10, 0x04, 0x10, 0x06, 0x10, 0x14, 0x10, 0x10]);
  });

  it('leaves pairs across rows alone: the encoder parts them without touching a dot', () => {
    const picture: Bitmap = { width: 16, height: 2, stride: 2, bits: Uint8Array.of(0, 0x10, 0x14, 0) };
    expect(withoutRealTimeCommands(picture)).toBe(picture);
  });
});

describe('A slip with every real-time command in it', () => {
  /** Each of them in a row, and cut in two by the end of a row. */
  const commands = [
    ...[1, 2, 3, 4].map((n) => [0x10, 0x04, n]),
    ...[1, 2].map((n) => [0x10, 0x05, n]),
    ...[1, 2, 3, 8].map((n) => [0x10, 0x14, n, 1, 1]),
  ];
  const stride = 12;
  const rows = commands.flatMap((command) => [
    [0, 0, ...command],
    [...Array.from({ length: stride - 1 }, () => 0x81), command[0]!],
    command.slice(1),
  ]);
  const bits = Uint8Array.from(
    rows.flatMap((row) => Array.from({ length: stride }, (_, at) => row[at] ?? 0)),
  );
  const picture: Bitmap = { width: stride * 8, height: rows.length, stride, bits };

  it('disturbs the printer if nothing is done about it', () => {
    const machine = new EmulatedMachine({ width: picture.width }, () => undefined);
    machine.receive(Uint8Array.of(0x1d, 0x76, 0x30, 0, stride, 0, rows.length, 0, ...bits));
    expect(machine.drawerKicks).toBeGreaterThan(0);
    expect(machine.errors).toContain('a real-time command inside a picture');
  });

  it.each([1, 5, 24, 128])('is printed in strips of up to %i rows, and nothing else happens', (stripRows) => {
    const said: number[] = [];
    const machine = new EmulatedMachine({ width: picture.width }, (answer) => said.push(...answer));
    machine.receive(encodeSlip(picture, { stripRows, tailDots: 0 }));
    expect(machine.errors).toEqual([]);
    expect(machine.drawerKicks).toBe(0);
    expect(said).toEqual([]);
    expect(machine.slips).toHaveLength(1);
    expect(Buffer.from(machine.slips[0]!.bits).equals(withoutRealTimeCommands(picture).bits)).toBe(true);
  });
});

describe('A process id', () => {
  it.each(['abc', 'abcde', 'ab\u0010\u0004', 'ếabc', 'ab2c', 'rabc'])('refuses %j', (id) => {
    expect(() => askProcessId(id)).toThrow(RangeError);
  });

  it('is another one for each job, and never has bits that a status has', () => {
    const ids = Array.from({ length: processIdCount }, (_, job) => processIdOf(job));
    expect(new Set(ids).size).toBe(processIdCount);
    for (const id of [ids[0]!, ids[31]!, ids[54_321]!, ids.at(-1)!]) {
      expect(Array.from(askProcessId(id).subarray(7)).every((byte) => (byte & 0x90) === 0)).toBe(true);
    }
  });
});

describe('The drawer pulse', () => {
  it.each([
    [2, '1b700032fa'],
    [5, '1b700132fa'],
  ] as const)('on pin %i is five bytes', (pin, hex) => {
    expect(Buffer.from(drawerPulse(pin)).toString('hex')).toBe(hex);
  });
});
