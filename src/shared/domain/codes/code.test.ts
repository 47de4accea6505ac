import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/dates.ts';
import { codeId, isCode, readCode, type SlipCode, writeCode } from './code.ts';
import { codeKey } from './key.ts';

const keyed = (secret: string, partner: string | null = null) =>
  codeKey((text) => createHmac('sha256', secret).update(text, 'utf8').digest('hex'), partner);
const own = keyed('our own');
const today = '2026-11-21';

const voucher: SlipCode = {
  kind: 'voucher',
  id: codeId(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])),
  voucher: 'free-coffee',
  uses: 2,
  until: '2026-12-31',
};
const giftCard: SlipCode = {
  kind: 'giftCard',
  id: codeId(new Uint8Array(10).fill(255)),
  unit: 'gift-card',
  amountMinor: 500_000,
  until: null,
};
const claim: SlipCode = {
  kind: 'claim',
  of: '4be1a0c3.1.5',
  until: '2026-11-28',
  earns: [
    { unit: 'points', quantity: 12, rule: 'per-bill' },
    { unit: 'stamps', quantity: 2, rule: 'cup' },
  ],
};

const anyOf = (characters: string) => fc.constantFrom(...Array.from(characters));
const ids = fc
  .tuple(anyOf('abcxyz'), fc.string({ unit: anyOf('az09-'), maxLength: 39 }))
  .map((parts) => parts.join(''));
const quantities = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const days = fc.integer({ min: 0, max: 5000 }).map((count) => addDays(today, count));
const codeIds = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(codeId);
const codes: fc.Arbitrary<SlipCode> = fc.oneof(
  fc.record({
    kind: fc.constant('voucher' as const),
    id: codeIds,
    voucher: ids,
    uses: quantities,
    until: fc.option(days),
  }),
  fc.record({
    kind: fc.constant('giftCard' as const),
    id: codeIds,
    unit: ids,
    amountMinor: quantities,
    until: fc.option(days),
  }),
  fc.record({
    kind: fc.constant('claim' as const),
    of: fc
      .tuple(fc.string({ unit: anyOf('abcdef09'), minLength: 1, maxLength: 20 }), fc.nat(), fc.nat())
      .map((parts) => parts.join('.')),
    until: days,
    earns: fc.array(fc.record({ unit: ids, quantity: quantities, rule: ids }), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
);

describe('A code', () => {
  it.each([
    ['voucher', voucher, 'Q1V/', '/041061050R3GG28A/FREE-COFFEE/2/20261231/'],
    ['gift card', giftCard, 'Q1G/', '/ZZZZZZZZZZZZZZZZ/GIFT-CARD/500000/-/'],
    ['claim', claim, 'Q1C/', '/4BE1A0C3.1.5/20261128/POINTS:12:PER-BILL+STAMPS:2:CUP/'],
  ] as const)('of a %s is written as it is documented', (_, code, begin, middle) => {
    const text = writeCode(code, own);
    expect(text.startsWith(`${begin}${own.id}${middle}`)).toBe(true);
    expect(text).toMatch(/\/[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  });

  it('is signed with the first 80 bits of the HMAC over all before the last slash', () => {
    const text = writeCode(voucher, own);
    const body = text.slice(0, text.lastIndexOf('/'));
    const bits = BigInt(`0x${own.hmac(`code\n${body}`).slice(0, 20)}`);
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const expected = Array.from(
      { length: 16 },
      (__, at) => digits[Number((bits >> BigInt(75 - 5 * at)) & 31n)],
    );
    expect(text.slice(body.length + 1)).toBe(expected.join(''));
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const text = writeCode(code, own);
        expect(isCode(text)).toBe(true);
        expect(readCode(text, [keyed('another'), own], today)).toEqual({
          ok: true,
          value: { ...code, partner: null },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is the same in small letters, with what a reader puts around it', () => {
    expect(readCode(` ${writeCode(claim, own).toLowerCase()}\r\n`, [own], today)).toMatchObject({ ok: true });
  });

  it('with any other character is refused', () => {
    const characters = fc.oneof(
      anyOf('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/:+-. '),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(codes, fc.nat(), characters, (code, place, character) => {
        const text = writeCode(code, own);
        const at = place % text.length;
        fc.pre(text[at] !== character && text[at]?.toLowerCase() !== character);
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        fc.pre(changed.trim().length === changed.length);
        expect(readCode(changed, [own], today)).toMatchObject({ ok: false });
      }),
      { numRuns: 1000 },
    );
  });

  it('with a character too few or too many is refused', () => {
    fc.assert(
      fc.property(codes, fc.nat(), anyOf('0AZ/:+-'), (code, place, character) => {
        const text = writeCode(code, own);
        const at = place % text.length;
        expect(readCode(text.slice(0, at) + text.slice(at + 1), [own], today)).toMatchObject({ ok: false });
        expect(readCode(text.slice(0, at) + character + text.slice(at), [own], today)).toMatchObject({
          ok: false,
        });
      }),
      { numRuns: 300 },
    );
  });

  it.each`
    what                         | text                                                | kind
    ${'a card'}                  | ${'0000100001'}                                     | ${'notACode'}
    ${'nothing'}                 | ${''}                                               | ${'notACode'}
    ${'another version'}         | ${writeCode(voucher, own).replace('Q1', 'Q2')}      | ${'notACode'}
    ${'another kind'}            | ${writeCode(voucher, own).replace('Q1V', 'Q1G')}    | ${'altered'}
    ${'more uses'}               | ${writeCode(voucher, own).replace('/2/', '/9/')}    | ${'altered'}
    ${'a later day'}             | ${writeCode(voucher, own).replace('2026', '2036')}  | ${'altered'}
    ${'letters that look alike'} | ${writeCode(voucher, own).replace('FREE', 'ＦREE')} | ${'altered'}
    ${'no signature'}            | ${writeCode(voucher, own).replace(/[^/]+$/, '')}    | ${'altered'}
    ${'no fields'}               | ${`Q1V/${own.id}`}                                  | ${'altered'}
    ${'another key'}             | ${writeCode(voucher, keyed('another'))}             | ${'otherMerchant'}
    ${'a megabyte'}              | ${`Q1V/${'A'.repeat(1_000_000)}`}                   | ${'notACode'}
  `('$what is refused: $kind', ({ text, kind }) => {
    expect(readCode(text as string, [own], today)).toEqual({ ok: false, refusal: { kind } });
  });

  it('is good on its last day and not after', () => {
    const text = writeCode(voucher, own);
    expect(readCode(text, [own], '2026-12-31')).toMatchObject({ ok: true });
    expect(readCode(text, [own], '2027-01-01')).toEqual({ ok: false, refusal: { kind: 'expired' } });
    expect(readCode(writeCode(giftCard, own), [own], '2099-01-01')).toMatchObject({ ok: true });
  });

  it('of a partner is good for a claim, and for nothing else', () => {
    const shared = keyed('shared with hue', 'hue');
    const theirs = keyed('shared with hue');
    expect(readCode(writeCode(claim, theirs), [own, shared], today)).toEqual({
      ok: true,
      value: { ...claim, partner: 'hue' },
    });
    for (const code of [voucher, giftCard]) {
      expect(readCode(writeCode(code, theirs), [own, shared], today)).toEqual({
        ok: false,
        refusal: { kind: 'otherMerchant' },
      });
    }
  });

  it('whose key has the name of another is checked with both', () => {
    const twin = { ...keyed('another'), id: own.id };
    expect(readCode(writeCode(voucher, own), [twin, own], today)).toMatchObject({ ok: true });
    expect(readCode(writeCode(voucher, own), [twin], today)).toEqual({
      ok: false,
      refusal: { kind: 'altered' },
    });
  });

  it('signed well but saying what no code can is refused', () => {
    for (const fields of [
      'X/FREE/1/-',
      '0000000000000000/FREE/0/-',
      '0000000000000000/FREE/1/20260230',
      '0000000000000000/FREE/1/-/1',
    ]) {
      const body = `Q1V/${own.id}/${fields}`;
      const text = writeCode(voucher, { ...own, hmac: () => own.hmac(`code\n${body}`) });
      const signed = `${body}/${text.slice(text.lastIndexOf('/') + 1)}`;
      expect(readCode(signed, [own], today)).toEqual({ ok: false, refusal: { kind: 'altered' } });
    }
  });

  it.each([
    { ...voucher, voucher: 'Free Coffee' },
    { ...voucher, voucher: 'FREE' },
    { ...voucher, uses: 0 },
    { ...voucher, uses: 1.5 },
    { ...voucher, id: 'short' },
    { ...voucher, until: '31/12/2026' },
    { ...claim, of: 'a/b.1.1' },
    { ...claim, earns: [] },
    { ...claim, earns: Array.from({ length: 21 }, () => claim.earns[0]) },
  ] as SlipCode[])('is never written of %j', (code) => {
    expect(() => writeCode(code, own)).toThrow(RangeError);
  });

  it('has an id of exactly 80 bits', () => {
    expect(() => codeId(new Uint8Array(9))).toThrow(RangeError);
    expect(codeId(new Uint8Array(10))).toBe('0000000000000000');
  });
});

describe('A claim that partners take', () => {
  const bakery = keyed('of the bakery');
  const cinema = keyed('of the cinema');
  const shared = writeCode(claim, own, [bakery, cinema]);

  it('is written as it is documented', () => {
    expect(
      shared.startsWith(`Q2C/${own.id}+${bakery.id}+${cinema.id}/4BE1A0C3.1.5/20261128/POINTS:12:`),
    ).toBe(true);
    expect(shared).toMatch(/(?:[/+][0-9A-HJKMNP-TV-Z]{16}){3}$/);
    // Nothing that a QR code would need more room for.
    expect(shared).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
    expect(isCode(shared)).toBe(true);
  });

  it('is the shop’s own at home, and of the shop where it is taken', () => {
    const atHome = readCode(shared, [own, keyed('of another', 'else')], today);
    expect(atHome).toEqual({ ok: true, value: { ...claim, partner: null } });
    for (const secret of ['of the bakery', 'of the cinema']) {
      const there = readCode(shared.toLowerCase(), [keyed('theirs'), keyed(secret, 'cafe')], today);
      expect(there).toEqual({ ok: true, value: { ...claim, partner: 'cafe' } });
    }
    expect(readCode(shared, [keyed('theirs'), keyed('of a stranger', 'cafe')], today)).toEqual({
      ok: false,
      refusal: { kind: 'otherMerchant' },
    });
  });

  it('is refused once anything of it was changed, signatures that were left out or swapped included', () => {
    const taking = [keyed('of the bakery', 'cafe')];
    const body = shared.slice(0, shared.lastIndexOf('/'));
    const [first, second, third] = shared.slice(body.length + 1).split('+');
    const changed = [
      shared.replace('POINTS:12', 'POINTS:99'),
      `${body}/${second}+${first}+${third}`,
      `${body}/${first}+${second}`,
      `${body}/${second}`,
      shared.replace('Q2C', 'Q1C').replace(`${own.id}+`, ''),
      shared.replace(`${own.id}+${bakery.id}`, `${bakery.id}+${own.id}`),
    ];
    for (const text of changed) expect([text, readCode(text, taking, today).ok]).toEqual([text, false]);
  });

  it('is never a voucher or a gift card: those are the merchant’s alone', () => {
    for (const code of [voucher, giftCard]) {
      expect(writeCode(code, own, [bakery])).toBe(writeCode(code, own));
    }
  });
});
