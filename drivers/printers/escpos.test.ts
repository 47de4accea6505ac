import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EmulatedMachine } from '../../test/support/printer-emulator/machine.ts';
import type { Bitmap } from '../contract/printer.ts';
import { askProcessId, encodeSlip } from './escpos.ts';
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

describe('A process id', () => {
  it.each(['abc', 'abcde', 'ab\u0010\u0004', 'ếabc'])('refuses %j', (id) => {
    expect(() => askProcessId(id)).toThrow(RangeError);
  });
});
