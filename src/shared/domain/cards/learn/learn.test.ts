import { assert, constantFrom, integer, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card, NumberFormat } from '../card.ts';
import { checkDigitOf } from '../ean.ts';
import { readCard } from '../read-card.ts';
import { type Learnt, learn } from './learn.ts';
import type { LearnKey, LearnSample } from './samples.ts';
import type { LearnSentence } from './sentences.ts';

const nobody = () => false;
const scan = (text: string, more: { bits?: string; aim?: string } = {}): LearnSample => ({
  via: 'scan',
  text,
  bits: more.bits ?? null,
  aim: more.aim ?? null,
});

/** A reader that plays keyboard, on the US layout unless `layout` says what else the keys write. */
function typed(
  text: string,
  { gapMs = 8, end = 'Enter', layout = (character: string) => character } = {},
): LearnSample {
  const keys = Array.from(text, (character, index): LearnKey => {
    const { code, shift } = positionOf(character);
    return { code, shift, key: layout(character), gapMs: index === 0 ? 0 : gapMs, composed: false };
  });
  const ending: LearnKey[] =
    end === '' ? [] : [{ code: end, key: end, shift: false, gapMs, composed: false }];
  return { via: 'keys', keys: [...keys, ...ending] };
}

const signs: Readonly<Record<string, [code: string, shift: boolean]>> = {
  ',': ['Comma', false],
  ';': ['Semicolon', false],
  ':': ['Semicolon', true],
  '?': ['Slash', true],
  '%': ['Digit5', true],
  '*': ['Digit8', true],
  '#': ['Digit3', true],
  '+': ['Equal', true],
  '-': ['Minus', false],
  ']': ['BracketRight', false],
};

function positionOf(character: string): { code: string; shift: boolean } {
  const [code, shift] = signs[character] ?? [];
  if (code !== undefined) return { code, shift: shift ?? false };
  if (/\d/.test(character)) return { code: `Digit${character}`, shift: false };
  return { code: `Key${character.toUpperCase()}`, shift: character !== character.toLowerCase() };
}

const thai: Readonly<Record<string, string>> = {
  '1': 'ๅ',
  '2': '/',
  '3': '-',
  '4': 'ภ',
  '5': 'ถ',
  '6': 'ุ',
  '7': 'ึ',
  '8': 'ค',
  '9': 'ต',
  '0': 'จ',
};

function learntFrom(samples: readonly LearnSample[], isKnown: (card: Card) => boolean = nobody): Learnt {
  const learning = learn(samples, isKnown);
  if (!learning.learnt) throw new Error(`not learnt: ${JSON.stringify(learning)}`);
  return learning.learnt;
}

const keysOf = (sentences: readonly LearnSentence[]): string[] => sentences.map(({ key }) => key);
const asCards = (first: string, other: string): LearnSample[] => [scan(first), scan(first), scan(other)];

describe('The format is found from two cards', () => {
  it.each`
    first                | other                | format           | prefix   | suffix  | confidence  | number              | because
    ${'01026F6C3A'}      | ${'0A00D507D0'}      | ${'10H'}         | ${null}  | ${null} | ${'sure'}   | ${'0040856634'}     | ${'ten hexadecimal digits'}
    ${'01026f6c3a'}      | ${'0a00d507d0'}      | ${'10H'}         | ${null}  | ${null} | ${'sure'}   | ${'0040856634'}     | ${'in small letters'}
    ${'004335823930'}    | ${'042963511248'}    | ${'10H13D'}      | ${null}  | ${null} | ${'sure'}   | ${'0040856634'}     | ${'all bits in decimal'}
    ${'0040856634'}      | ${'0013961168'}      | ${'8H10D'}       | ${null}  | ${null} | ${'sure'}   | ${'0040856634'}     | ${'what most USB readers send'}
    ${'07302202'}        | ${'13961168'}        | ${'6H8D'}        | ${null}  | ${null} | ${'likely'} | ${'07302202'}       | ${'24 bits'}
    ${'111,27706'}       | ${'213,02000'}       | ${'2H4H'}        | ${null}  | ${null} | ${'sure'}   | ${'07302202'}       | ${'three and five digits'}
    ${'11127706'}        | ${'21302000'}        | ${'2H4H'}        | ${null}  | ${null} | ${'sure'}   | ${'07302202'}       | ${'without a comma, and too large for 24 bits'}
    ${'00623,27706'}     | ${'00213,02000'}     | ${'4H4H'}        | ${null}  | ${null} | ${'sure'}   | ${'0040856634'}     | ${'two words'}
    ${'40856634'}        | ${'139611689'}       | ${'decimal'}     | ${null}  | ${null} | ${'likely'} | ${'0040856634'}     | ${'zeros were dropped'}
    ${'04A1B2C3'}        | ${'9F77E010'}        | ${'uid'}         | ${null}  | ${null} | ${'likely'} | ${'04A1B2C3'}       | ${'four bytes, either order'}
    ${'04A1B2C3D4E580'}  | ${'0477B2C3D4E591'}  | ${'uid'}         | ${null}  | ${null} | ${'sure'}   | ${'04A1B2C3D4E580'} | ${'seven bytes begin with 04'}
    ${'80E5D4C3B2A104'}  | ${'91E5D4C3B27704'}  | ${'uidReversed'} | ${null}  | ${null} | ${'likely'} | ${'04A1B2C3D4E580'} | ${'seven bytes that end with 04'}
    ${'8934563138165'}   | ${'8936000000011'}   | ${'ean'}         | ${null}  | ${null} | ${'sure'}   | ${'8934563138165'}  | ${'check digits fit'}
    ${'KH-00417'}        | ${'KH-00418'}        | ${'text'}        | ${null}  | ${null} | ${'asSent'} | ${'KH-00417'}       | ${'letters of a shop are part of its numbers'}
    ${'9999999999'}      | ${'9999999998'}      | ${'text'}        | ${null}  | ${null} | ${'asSent'} | ${'9999999999'}     | ${'too large for a chip, and no letter on either'}
    ${';0040856634?'}    | ${';0013961168?'}    | ${'8H10D'}       | ${';'}   | ${'?'}  | ${'sure'}   | ${'0040856634'}     | ${'signs on both sides'}
    ${'ID:0040856634'}   | ${'ID:0013961168'}   | ${'8H10D'}       | ${'ID:'} | ${null} | ${'sure'}   | ${'0040856634'}     | ${'letters and a sign before'}
    ${'A8934563138165B'} | ${'A8936000000011B'} | ${'ean'}         | ${'A'}   | ${'B'}  | ${'sure'}   | ${'8934563138165'}  | ${'letters on both sides'}
    ${'%KH00417?'}       | ${'%KH00418?'}       | ${'text'}        | ${'%'}   | ${'?'}  | ${'asSent'} | ${'KH00417'}        | ${'signs around free text'}
    ${'0040856634'}      | ${'0040856635'}      | ${'8H10D'}       | ${null}  | ${null} | ${'sure'}   | ${'0040856634'}     | ${'what neighbours share is no prefix'}
  `('$first is $format: $because', ({ first, other, format, prefix, suffix, confidence, number }) => {
    const learnt = learntFrom(asCards(first as string, other as string));
    expect(learnt).toMatchObject({ format, confidence, card: { number } });
    const trim = prefix === null && suffix === null ? null : { prefix: prefix ?? '', suffix: suffix ?? '' };
    expect(learnt.trim).toEqual(trim);
  });

  it('takes the bits of a frame as they are', () => {
    const frame = (bits: string) => scan(bits, { bits });
    const learnt = learntFrom([frame('0102030405'), frame('0102030405'), frame('0102030406')]);
    expect(learnt).toMatchObject({ format: '10H', confidence: 'sure', card: { bits: '0102030405' } });
    expect(keysOf(learnt.says)).toEqual(['frameWithBits']);
  });

  it('notes the AIM identifier, which is no prefix', () => {
    const apart = learntFrom([
      scan('8934563138165', { aim: ']E0' }),
      scan('8934563138165', { aim: ']E0' }),
      scan('8936000000011', { aim: ']E0' }),
    ]);
    const inText = learntFrom(
      [']E08934563138165', ']E08934563138165', ']E08936000000011'].map((text) => typed(text)),
    );
    for (const learnt of [apart, inText]) {
      expect(learnt).toMatchObject({ format: 'ean', trim: null });
      expect(learnt.says).toContainEqual({ key: 'aimFound', values: { text: ']E0' } });
    }
  });
});

describe('A card that another reader has registered decides what digits alone cannot', () => {
  const known = (number: string) => (card: Card) => card.kind === 'rfid' && card.number === number;
  it.each`
    first           | other           | registered      | format                  | because
    ${'0077705923'} | ${'0012345678'} | ${'04A1B2C3'}   | ${'uidDecimal'}         | ${'the UID in decimal, and not ten digits of EM4100'}
    ${'3283263748'} | ${'0012345678'} | ${'04A1B2C3'}   | ${'uidDecimalReversed'} | ${'the UID in decimal, the last byte first'}
    ${'C3B2A104'}   | ${'10E0779F'}   | ${'04A1B2C3'}   | ${'uidReversed'}        | ${'the last byte first'}
    ${'11127706'}   | ${'11127707'}   | ${'07302202'}   | ${'2H4H'}               | ${'Wiegand, although 24 bits in decimal would do'}
    ${'40856634'}   | ${'40856635'}   | ${'0040856634'} | ${'decimal'}            | ${'dropped zeros of numbers of one length'}
  `('$first is $format: $because', ({ first, other, registered, format }) => {
    const learnt = learntFrom(asCards(first as string, other as string), known(registered as string));
    expect(learnt).toMatchObject({ format, confidence: 'sure', card: { number: registered as string } });
    expect(learnt.says[0]).toEqual({ key: 'recognised', values: { format: format as string } });
  });
});

describe('A reader that plays keyboard', () => {
  const three = (options: Parameters<typeof typed>[1] = {}) => [
    typed('0040856634', options),
    typed('0040856634', options),
    typed('0013961168', options),
  ];

  it('is understood under a Thai layout, because the position of the key counts', () => {
    const learnt = learntFrom(three({ layout: (character) => thai[character] ?? character }));
    expect(learnt).toMatchObject({ format: '8H10D', pace: null, card: { number: '0040856634' } });
    expect(learnt.says).toContainEqual({ key: 'otherLayout', values: { seen: 'จจภจคถุุ-ภ' } });
  });

  it('is understood with the capitals lock on', () => {
    const learnt = learntFrom(
      ['01026f6c3a', '01026f6c3a', '0a00d507d0'].map((text) =>
        typed(text, { layout: (one) => one.toUpperCase() }),
      ),
    );
    expect(learnt.format).toBe('10H');
    expect(keysOf(learnt.says)).toContain('capsLock');
  });

  it.each`
    end        | gapMs | pace                                                 | says
    ${'Enter'} | ${8}  | ${null}                                              | ${['endsWithEnter', 'speed']}
    ${'Tab'}   | ${20} | ${null}                                              | ${['endsWithTab', 'speed']}
    ${'Enter'} | ${40} | ${{ gapMs: 60, pauseMs: 120, endsWithPause: false }} | ${['endsWithEnter', 'speed', 'slow']}
    ${''}      | ${8}  | ${{ gapMs: 35, pauseMs: 100, endsWithPause: true }}  | ${['endsWithPause', 'speed']}
  `('that ends with "$end" at $gapMs ms a key is heard at $pace', ({ end, gapMs, pace, says: said }) => {
    const learnt = learntFrom(three({ end: end as string, gapMs: gapMs as number }));
    expect(learnt.pace).toEqual(pace);
    expect(keysOf(learnt.says)).toEqual(expect.arrayContaining(said as string[]));
    expect(keysOf(learnt.says).includes('slow')).toBe((said as string[]).includes('slow'));
  });

  const withKey = (key: Partial<LearnKey>): LearnSample => {
    const sample = typed('0040856634');
    const keys = sample.via === 'keys' ? sample.keys : [];
    return { via: 'keys', keys: keys.map((one, index) => (index === 4 ? { ...one, ...key } : one)) };
  };
  it.each`
    sample                                              | trouble          | because
    ${withKey({ code: '', key: 'ơ' })}                  | ${'uniKey'}      | ${'a character came without a key'}
    ${withKey({ code: 'Backspace', key: 'Backspace' })} | ${'uniKey'}      | ${'something took a key back'}
    ${withKey({ key: 'Process', composed: true })}      | ${'inputMethod'} | ${'an input method composes'}
    ${withKey({ code: 'F7', key: 'F7' })}               | ${'strangeKey'}  | ${'that is no character'}
    ${typed('00408')}                                   | ${'tooShort'}    | ${'five characters are never a scan'}
    ${typed('0040856634', { gapMs: 140 })}              | ${'typedByHand'} | ${'a person is that slow'}
    ${typed('7'.repeat(65))}                            | ${'tooLong'}     | ${'no card is that long'}
    ${scan('0040\u000756634')}                          | ${'unprintable'} | ${'a bell is no character'}
    ${scan(' ')}                                        | ${'tooShort'}    | ${'nothing was in it'}
  `('is told what is in the way: $because', ({ sample, trouble }) => {
    const learning = learn([sample as LearnSample], nobody);
    expect(learning).toMatchObject({ at: 'first', heard: null, learnt: null, trouble: { key: trouble } });
    expect(learn([sample as LearnSample, ...three()], nobody).at).toBe('done');
  });
});

describe('What does not add up is said, and taken up again', () => {
  it('two scans of one card differ: the later one is held against the next', () => {
    const learning = learn([scan('0040856634'), scan('0040856635')], nobody);
    expect(learning).toMatchObject({ at: 'again', trouble: { key: 'differs' } });
    const later = [scan('0040856634'), scan('0040856635'), scan('0040856635'), scan('0013961168')];
    expect(learntFrom(later).card.number).toBe('0040856635');
  });

  it('a card that sends another number each time cannot be used', () => {
    const phones = ['08A1B2C3', '0811B2C3', '08FFB2C3', '0800B2C3'].map((text) => scan(text));
    expect(learn(phones, nobody)).toMatchObject({
      at: 'stopped',
      trouble: { key: 'unreadable' },
      learnt: null,
    });
  });

  it('the same card a third time is no other card', () => {
    const same = scan('0040856634');
    expect(learn([same, same, same], nobody)).toMatchObject({ at: 'other', trouble: { key: 'sameCard' } });
    expect(learn([same, same, same, scan('0013961168')], nobody).at).toBe('done');
  });

  it('a reader that sends one number for every card cannot be used', () => {
    const same = scan('0040856634');
    expect(learn([same, same, same, same, same], nobody)).toMatchObject({
      at: 'stopped',
      trouble: { key: 'onlyOneNumber' },
    });
  });

  it('what comes after the end changes nothing', () => {
    const done = asCards('0040856634', '0013961168');
    expect(learn([...done, scan('x'), scan('KH-1')], nobody)).toEqual(learn(done, nobody));
  });
});

describe('For any two cards and any reader', () => {
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  const dec = (value: number, digits: number) => String(value).padStart(digits, '0');
  const ean = (body: string) => `${body}${checkDigitOf(body)}`;
  /** How a reader writes 32 bits, and the number by which Quen must know the card. */
  const writings: Readonly<
    Partial<Record<NumberFormat, (bits: number) => { readonly text: string; readonly number: string }>>
  > = {
    '8H10D': (bits) => ({ text: dec(bits, 10), number: dec(bits, 10) }),
    '10H': (bits) => ({ text: `0A${hex(bits, 8)}`, number: dec(bits, 10) }),
    '4H4H': (bits) => ({
      text: `${dec(Math.floor(bits / 65_536), 5)},${dec(bits % 65_536, 5)}`,
      number: dec(bits, 10),
    }),
    '2H4H': (bits) => ({
      text: `${dec(Math.floor(bits / 65_536) % 256, 3)},${dec(bits % 65_536, 5)}`,
      number: dec(bits % 16_777_216, 8),
    }),
    ean: (bits) => ({ text: ean(`89${dec(bits, 10)}`), number: ean(`89${dec(bits, 10)}`) }),
    uid: (bits) => ({ text: `04AB${hex(bits, 8)}EF`, number: `04AB${hex(bits, 8)}EF` }),
  };
  const credential = integer({ min: 1, max: 0xffffffff });

  it('what was learnt reads the same card from every later scan', () => {
    assert(
      property(
        record({
          format: constantFrom(...(Object.keys(writings) as NumberFormat[])),
          first: credential,
          other: credential,
          later: credential,
          prefix: constantFrom('', ';', '%', 'ID:', 'X#', '*'),
          suffix: constantFrom('', '?', ';', '#', '+'),
          gapMs: integer({ min: 1, max: 60 }),
          end: constantFrom('Enter', 'Tab', ''),
          byKeys: constantFrom(true, false),
          isThai: constantFrom(true, false),
        }),
        ({ format, first, other, later, prefix, suffix, gapMs, end, byKeys, isThai }) => {
          const write = writings[format];
          if (!write || write(first).text === write(other).text) return;
          const layout = isThai ? (one: string) => thai[one] ?? one : undefined;
          const present = (bits: number) => {
            const text = `${prefix}${write(bits).text}${suffix}`;
            return byKeys ? typed(text, { gapMs, end, ...(layout ? { layout } : {}) }) : scan(text);
          };
          const learnt = learntFrom([present(first), present(first), present(other)]);
          const read = readCard(
            { kind: 'barcode', text: `${prefix}${write(later).text}${suffix}`, bits: null, aim: null },
            { format: learnt.format, prefix: learnt.trim?.prefix ?? '', suffix: learnt.trim?.suffix ?? '' },
          );
          expect(read.ok && read.value.number).toBe(write(later).number);
          expect(learnt.card.number).toBe(write(first).number);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('it ends for anything at all, and learns only what it heard three times', () => {
    assert(
      property(string({ maxLength: 80 }), string({ maxLength: 80 }), string({ maxLength: 80 }), (a, b, c) => {
        const learning = learn([scan(a), scan(b), scan(c)], nobody);
        if (learning.learnt) {
          expect(a.normalize('NFC').trim()).toBe(b.normalize('NFC').trim());
          expect(learning.at).toBe('done');
        } else expect(learning.trouble !== null || learning.at !== 'done').toBe(true);
      }),
    );
  });
});
