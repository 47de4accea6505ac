import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processIdCount, processIdOf } from './escpos.ts';
import {
  faultOf,
  nothingKnown,
  type PrinterMessage,
  StatusParser,
  statusOf,
  withAnswer,
  withChange,
} from './status.ts';

const id = fc.nat(processIdCount - 1).map(processIdOf);
const message: fc.Arbitrary<PrinterMessage> = fc.oneof(
  fc.nat(255).map((byte) => ({ kind: 'answer' as const, byte: (byte & ~0x93) | 0x12 })),
  fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map(([a, b, c, d]) => ({
    kind: 'change' as const,
    bytes: [(a & ~0x93) | 0x10, b & 0x6f, c & 0x6f, d & 0x6f] as const,
  })),
  id.map((text) => ({ kind: 'processId' as const, id: text })),
  fc.nat(255).map((byte) => ({ kind: 'queued' as const, byte: byte & 0x6f })),
);

function spelt(said: PrinterMessage): number[] {
  if (said.kind === 'answer' || said.kind === 'queued') return [said.byte];
  if (said.kind === 'change') return [...said.bytes];
  return [0x37, 0x22, ...Buffer.from(said.id, 'latin1'), 0];
}

describe('The inbound stream', () => {
  it('is told apart whatever its order and wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 5 })),
        (all, cuts) => {
          const bytes = Uint8Array.from(all.flatMap(spelt));
          const parser = new StatusParser();
          const heard: PrinterMessage[] = [];
          let at = 0;
          for (const cut of cuts) {
            heard.push(...parser.feed(bytes.subarray(at, at + cut)));
            at += cut;
          }
          heard.push(...parser.feed(bytes.subarray(at)));
          expect(heard).toEqual(all);
        },
      ),
    );
  });

  it('is told apart however the printer mixes answers and flow control into its other messages', () => {
    const long = message.filter(({ kind }) => kind !== 'answer');
    const between = fc.oneof(
      fc.nat(255).map((byte) => (byte & ~0x93) | 0x12),
      fc.constantFrom(0x11, 0x13),
    );
    fc.assert(
      fc.property(
        fc.array(long, { maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(80), between)),
        (all, mixed) => {
          const bytes = all.flatMap(spelt);
          for (const [at, byte] of mixed) bytes.splice(Math.min(at, bytes.length), 0, byte);
          // Nothing else in the stream has these bits.
          const answers = bytes.filter((byte) => (byte & 0x93) === 0x12);
          const parser = new StatusParser();
          const heard = bytes.flatMap((byte) => parser.feed(Uint8Array.of(byte)));
          expect(heard.filter(({ kind }) => kind !== 'answer')).toEqual(all);
          expect(heard.flatMap((said) => (said.kind === 'answer' ? [said.byte] : []))).toEqual(answers);
        },
      ),
    );
  });

  it('takes noise for nothing worse than noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), id, (noise, text) => {
        const parser = new StatusParser();
        parser.feed(noise);
        const whole = spelt({ kind: 'processId', id: text });
        expect(parser.feed(Uint8Array.from(whole))).toEqual([{ kind: 'processId', id: text }]);
      }),
    );
  });

  it('finds its feet again after noise', () => {
    const parser = new StatusParser();
    expect(parser.feed(Uint8Array.of(0xff, 0x80, 0x37, 0x12))).toEqual([{ kind: 'answer', byte: 0x12 }]);
    expect(parser.feed(Uint8Array.of(0x14, 0x00, 0x16))).toEqual([{ kind: 'answer', byte: 0x16 }]);
    expect(parser.feed(Uint8Array.of(0x37, 0x22, 1, 2, 3, 4, 5, 0x1a))).toContainEqual({
      kind: 'answer',
      byte: 0x1a,
    });
  });
});

describe('What answers mean', () => {
  it.each([
    [1, 0x12, null],
    [1, 0x16, null],
    [1, 0x1a, 'offline'],
    [2, 0x12, null],
    [2, 0x16, 'coverOpen'],
    [2, 0x32, 'paperOut'],
    [2, 0x52, 'offline'],
    [3, 0x1a, 'cutter'],
    [3, 0x32, 'offline'],
    [4, 0x12, null],
    [4, 0x1e, null],
    [4, 0x72, 'paperOut'],
    [4, 0x7e, 'paperOut'],
  ] as const)('DLE EOT %i answered %i: %s', (question, byte, fault) => {
    expect(faultOf(withAnswer(nothingKnown, question, byte))).toBe(fault);
  });

  it('near the end is told and stops nothing', () => {
    expect(statusOf(withAnswer(nothingKnown, 4, 0x1e))).toEqual({
      online: true,
      paper: 'nearEnd',
      coverOpen: false,
      drawerSwitch: 'unknown',
      fault: null,
    });
  });

  it('the switch of the drawer is told as its level', () => {
    expect(statusOf(withAnswer(nothingKnown, 1, 0x12)).drawerSwitch).toBe('low');
    expect(statusOf(withAnswer(nothingKnown, 1, 0x16)).drawerSwitch).toBe('high');
    expect(statusOf(withChange(nothingKnown, [0x14, 0, 0, 0x0f])).drawerSwitch).toBe('high');
    expect(statusOf(withChange(nothingKnown, [0x10, 0, 0, 0x0f])).drawerSwitch).toBe('low');
  });

  it.each([
    [[0x10, 0, 0, 0x0f], null],
    [[0x14, 0, 0, 0x0f], null],
    [[0x1c, 0, 0x0c, 0x0f], 'paperOut'],
    [[0x38, 0, 0, 0x0f], 'coverOpen'],
    [[0x18, 0x08, 0, 0x0f], 'cutter'],
    [[0x18, 0, 0, 0x0f], 'offline'],
  ] as const)('the change %j: %s', (bytes, fault) => {
    expect(faultOf(withChange(nothingKnown, bytes))).toBe(fault);
  });
});
