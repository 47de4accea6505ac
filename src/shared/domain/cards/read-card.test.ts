import { describe, expect, it } from 'vitest';
import type { Card, NumberFormat } from './card.ts';
import { checkDigitOf } from './ean.ts';
import { maskCard } from './mask.ts';
import { type CardName, type CardScan, lookUps, readCard } from './read-card.ts';

const heard = (text: string, more: Partial<CardScan> = {}): CardScan => ({
  kind: 'barcode',
  text,
  bits: null,
  aim: null,
  ...more,
});
const profile = (format: NumberFormat, prefix = '', suffix = '') => ({ format, prefix, suffix });

const read = (scan: CardScan, format: NumberFormat, prefix = '', suffix = ''): Card => {
  const result = readCard(scan, profile(format, prefix, suffix));
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};
const nameOf = ({ kind, number }: Card): CardName => ({ kind, number });
const refusal = (text: string, format: NumberFormat): string => {
  const result = readCard(heard(text), profile(format));
  return result.ok ? `read as ${result.value.number}` : result.refusal.kind;
};

describe('A card number is written the same way whichever reader heard it', () => {
  it.each`
    format                  | text                      | number              | bits            | because
    ${'8H10D'}              | ${'0040856634'}           | ${'0040856634'}     | ${'026F6C3A'}   | ${'leading zeros are kept'}
    ${'8H10D'}              | ${'0013961168'}           | ${'0013961168'}     | ${'00D507D0'}   | ${'a second card'}
    ${'8H10D'}              | ${'4294967295'}           | ${'4294967295'}     | ${'FFFFFFFF'}   | ${'32 bits are the most'}
    ${'10H'}                | ${'01026F6C3A'}           | ${'0040856634'}     | ${'01026F6C3A'} | ${'the same card as in the first line'}
    ${'10H'}                | ${'01026f6c3a'}           | ${'0040856634'}     | ${'01026F6C3A'} | ${'hexadecimal has no case'}
    ${'6H8D'}               | ${'07302202'}             | ${'07302202'}       | ${'6F6C3A'}     | ${'24 bits stay 24 bits'}
    ${'10H13D'}             | ${'004335823930'}         | ${'0040856634'}     | ${'01026F6C3A'} | ${'all 40 bits in decimal'}
    ${'10H13D'}             | ${'0004335823930'}        | ${'0040856634'}     | ${'01026F6C3A'} | ${'with thirteen digits'}
    ${'2H4H'}               | ${'111,27706'}            | ${'07302202'}       | ${'6F6C3A'}     | ${'as printed on Wiegand cards'}
    ${'2H4H'}               | ${'11127706'}             | ${'07302202'}       | ${'6F6C3A'}     | ${'without the comma'}
    ${'4H4H'}               | ${'00623,27706'}          | ${'0040856634'}     | ${'026F6C3A'}   | ${'two words'}
    ${'decimal'}            | ${'40856634'}             | ${'0040856634'}     | ${'026F6C3A'}   | ${'dropped zeros come back'}
    ${'uid'}                | ${'04a1b2c3'}             | ${'04A1B2C3'}       | ${null}         | ${'a UID of four bytes'}
    ${'uid'}                | ${'04:A1:B2:C3:D4:E5:80'} | ${'04A1B2C3D4E580'} | ${null}         | ${'of seven'}
    ${'uidReversed'}        | ${'C3B2A104'}             | ${'04A1B2C3'}       | ${null}         | ${'the last byte first'}
    ${'uidDecimal'}         | ${'77705923'}             | ${'04A1B2C3'}       | ${null}         | ${'in decimal'}
    ${'uidDecimal'}         | ${'0077705923'}           | ${'04A1B2C3'}       | ${null}         | ${'with its zeros'}
    ${'uidDecimalReversed'} | ${'3283263748'}           | ${'04A1B2C3'}       | ${null}         | ${'in decimal, the last byte first'}
    ${'text'}               | ${'  Ab-0012\r\n'}        | ${'Ab-0012'}        | ${null}         | ${'text keeps its case'}
    ${'text'}               | ${'khách-1'}              | ${'khách-1'}        | ${null}         | ${'marks are composed'}
    ${'text'}               | ${']C1ABC-1'}             | ${'ABC-1'}          | ${null}         | ${'the AIM identifier is no part of it'}
    ${'text'}               | ${']X'}                   | ${']X'}             | ${null}         | ${'a bracket alone is text'}
    ${'ean'}                | ${'8934563138165'}        | ${'8934563138165'}  | ${null}         | ${'EAN-13'}
    ${'ean'}                | ${']E08934563138165'}     | ${'8934563138165'}  | ${null}         | ${'EAN-13 with its AIM identifier'}
    ${'ean'}                | ${'96385074'}             | ${'96385074'}       | ${null}         | ${'EAN-8'}
    ${'ean'}                | ${'036000291452'}         | ${'0036000291452'}  | ${null}         | ${'UPC-A is an EAN-13'}
    ${'ean'}                | ${'0036000291452'}        | ${'0036000291452'}  | ${null}         | ${'the same item in EAN-13'}
    ${'ean'}                | ${'18934563138162'}       | ${'18934563138162'} | ${null}         | ${'GTIN-14'}
  `('$format $text is $number: $because', ({ format, text, number, bits }) => {
    expect(read(heard(text), format)).toMatchObject({ number, bits });
  });

  it.each(['04A1B2C3', '04A1B2C3D4E5F6', '04A1B2C3D4E5F60718AA'])(
    'takes the UID %s of a contactless card as it is, whatever the profile says of text',
    (bits) => {
      const card = heard(bits, { kind: 'rfid', bits });
      expect(read(card, 'text')).toEqual(read(heard(bits), 'uid'));
      expect(read(card, '8H10D')).toMatchObject({ kind: 'rfid' });
    },
  );

  it('takes the bits of an RDM6300 frame, whatever the profile says of text', () => {
    const frame = heard('01026F6C3A', { kind: 'rfid', bits: '01026F6C3A' });
    expect(read(frame, 'text')).toEqual({ kind: 'rfid', number: '0040856634', bits: '01026F6C3A' });
  });

  it('says what kind of card it is by the format, and by the scan where the format is text', () => {
    expect(read(heard('0040856634'), '8H10D').kind).toBe('rfid');
    expect(read(heard('8934563138165', { kind: 'rfid' }), 'ean').kind).toBe('barcode');
    expect(read(heard('A1', { kind: 'rfid' }), 'text').kind).toBe('rfid');
  });

  it('strips what the reader puts around the number, on either side of the AIM identifier', () => {
    expect(read(heard('%0040856634?'), '8H10D', '%', '?').number).toBe('0040856634');
    expect(read(heard('0040856634'), '8H10D', '%', '?').number).toBe('0040856634');
    expect(read(heard('~]C0M-77'), 'text', '~').number).toBe('M-77');
    expect(read(heard(']C0~M-77'), 'text', '~').number).toBe('M-77');
  });
});

describe('What is no card number is refused', () => {
  const joiner = '👩‍🍳';
  it.each`
    format          | text               | kind
    ${'text'}       | ${''}              | ${'cardEmpty'}
    ${'text'}       | ${' \r\n\t'}       | ${'cardEmpty'}
    ${'text'}       | ${']E0'}           | ${'cardEmpty'}
    ${'text'}       | ${'7'.repeat(64)}  | ${`read as ${'7'.repeat(64)}`}
    ${'text'}       | ${'7'.repeat(65)}  | ${'cardTooLong'}
    ${'text'}       | ${'7'.repeat(500)} | ${'cardTooLong'}
    ${'8H10D'}      | ${'0'.repeat(500)} | ${'cardTooLong'}
    ${'text'}       | ${'AB\u0000CD'}    | ${'cardUnreadable'}
    ${'text'}       | ${'AB\u001b@CD'}   | ${'cardUnreadable'}
    ${'text'}       | ${'01\u001d21'}    | ${'cardUnreadable'}
    ${'text'}       | ${'AB\u202ECD'}    | ${'cardUnreadable'}
    ${'text'}       | ${'AB\ud800'}      | ${'cardUnreadable'}
    ${'text'}       | ${joiner}          | ${'cardUnreadable'}
    ${'8H10D'}      | ${'4294967296'}    | ${'cardUnreadable'}
    ${'8H10D'}      | ${'40856634'}      | ${'cardUnreadable'}
    ${'8H10D'}      | ${'00408566x4'}    | ${'cardUnreadable'}
    ${'8H10D'}      | ${'๐๐๔๐๘๕๖๖๓๔'}    | ${'cardUnreadable'}
    ${'6H8D'}       | ${'16777216'}      | ${'cardUnreadable'}
    ${'10H'}        | ${'01026F6C3'}     | ${'cardUnreadable'}
    ${'10H'}        | ${'01026F6C3G'}    | ${'cardUnreadable'}
    ${'10H13D'}     | ${'1099511627776'} | ${'cardUnreadable'}
    ${'2H4H'}       | ${'256,27706'}     | ${'cardUnreadable'}
    ${'2H4H'}       | ${'111,65536'}     | ${'cardUnreadable'}
    ${'4H4H'}       | ${'0062327706'}    | ${'cardUnreadable'}
    ${'decimal'}    | ${'0040856634'}    | ${'cardUnreadable'}
    ${'uid'}        | ${'04A1B2C'}       | ${'cardUnreadable'}
    ${'uid'}        | ${'04A1B2C3D4'}    | ${'cardUnreadable'}
    ${'uidDecimal'} | ${'4294967296'}    | ${'cardUnreadable'}
    ${'ean'}        | ${'8934563138164'} | ${'cardCheckDigit'}
    ${'ean'}        | ${'8934536138165'} | ${'cardCheckDigit'}
    ${'ean'}        | ${'893456313816'}  | ${'cardCheckDigit'}
    ${'ean'}        | ${'12345'}         | ${'cardUnreadable'}
    ${'ean'}        | ${'893456313816X'} | ${'cardUnreadable'}
  `('$format $text: $kind', ({ format, text, kind }) => {
    expect(refusal(text, format)).toBe(kind);
  });

  it('refuses bits that are no credential', () => {
    const result = readCard(heard('', { kind: 'rfid', bits: '026F6C' }), profile('10H'));
    expect(result).toEqual({ ok: false, refusal: { kind: 'cardUnreadable' } });
  });
});

describe('The same credential under another reader', () => {
  const byAll = read(heard('01026F6C3A'), '10H');
  const byTen = read(heard('0040856634'), '8H10D');
  const byEight = read(heard('07302202'), '6H8D');

  it('is one number for readers of 32 and of 40 bits', () => {
    expect(byAll.number).toBe(byTen.number);
  });

  it.each([
    ['registered by ten digits, seen by eight', byTen, byEight],
    ['registered by eight digits, seen by ten', byEight, byTen],
    ['registered by eight digits, seen in full', byEight, byAll],
  ])('%s: is found', (_, registered, seen) => {
    expect(lookUps(seen)).toContainEqual(nameOf(registered));
  });

  it('is looked up by its exact number first', () => {
    for (const card of [byAll, byTen, byEight]) expect(lookUps(card)[0]).toEqual(nameOf(card));
  });

  it('is not confused with a card that shares its low 24 bits, where both are known in full', () => {
    const twin = read(heard('02FF6F6C3A'), '10H');
    expect(lookUps(twin)).not.toContainEqual(nameOf(byTen));
    expect(lookUps(byEight)).toEqual(expect.arrayContaining([nameOf(twin), nameOf(byTen)]));
    const credentials = lookUps(byEight).filter(({ kind }) => kind === 'rfid');
    expect(new Set(credentials.map(({ number }) => number)).size).toBe(257);
  });

  it.each(['0040856634', '07302202'])(
    '%s is found where it was sent as text, and the other way round',
    (digits) => {
      const asText = read(heard(digits), 'text');
      const asCredential = read(heard(digits), digits.length === 10 ? '8H10D' : '6H8D');
      expect(lookUps(asCredential)).toContainEqual(nameOf(asText));
      expect(lookUps(asText)).toEqual([nameOf(asText), nameOf(asCredential)]);
    },
  );

  it.each`
    format    | text               | because
    ${'ean'}  | ${'8934563138165'} | ${'a barcode has more digits than a credential'}
    ${'ean'}  | ${'96385074'}      | ${'it is more than 24 bits'}
    ${'text'} | ${'4294967296'}    | ${'it is more than 32 bits'}
    ${'text'} | ${'004085663'}     | ${'nine digits are no credential'}
    ${'text'} | ${'Ab-0012'}       | ${'letters are no credential'}
  `('$text has no other look-up: $because', ({ format, text }) => {
    expect(lookUps(read(heard(text), format))).toEqual([{ kind: 'barcode', number: text }]);
  });
});

describe('A masked card', () => {
  it.each`
    number          | masked
    ${'0040856634'} | ${'•••• 6634'}
    ${'12345678'}   | ${'•••• 5678'}
    ${'12345'}      | ${'•••• 45'}
    ${'1'}          | ${'••••'}
    ${'ab😀😀😀😀'} | ${'•••• 😀😀😀'}
  `('$number shows as $masked', ({ number, masked }) => {
    expect(maskCard({ kind: 'rfid', number })).toBe(masked);
  });
});

it('computes check digits as GS1 does', () => {
  expect(checkDigitOf('629104150021')).toBe(3);
  expect(checkDigitOf('7351353')).toBe(7);
});
