import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyFromRecovery, recoveryKeyOf } from './recovery-key.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('A recovery key', () => {
  it('opens what it was written from, in any case and grouping', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const written = recoveryKeyOf(key);
        expect(written).toMatch(/^([0-9A-Z]{6}-){8}[0-9A-Z]{6}$/);
        expect(keyFromRecovery(written)).toEqual(key);
        expect(keyFromRecovery(` ${written.toLowerCase().replaceAll('-', ' ')}\n`)).toEqual(key);
      }),
    );
  });
  it('with one character wrong or two exchanged opens nothing', () => {
    fc.assert(
      fc.property(
        keys,
        fc.nat(53),
        fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')),
        (key, place, wrong) => {
          const written = recoveryKeyOf(key).replaceAll('-', '');
          const changed = written.slice(0, place) + wrong + written.slice(place + 1);
          if (changed !== written) expect(keyFromRecovery(changed)).toBeNull();
          const [a, b] = [written[place], written[place + 1]];
          if (b === undefined || a === b) return;
          expect(keyFromRecovery(written.slice(0, place) + b + a + written.slice(place + 2))).toBeNull();
        },
      ),
    );
  });
  it.each(['', 'ABC', '!'.repeat(54), 'Z'.repeat(54)])('is not %j', (text) =>
    expect(keyFromRecovery(text)).toBeNull(),
  );
});
