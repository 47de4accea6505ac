import { array, assert, integer, property, stringMatching, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Framed, Framing } from '../framing/framing.ts';
import { bootKeyboard, keyboardFraming, keyboardLayout, keyReports } from './keyboard-reports.ts';
import { commonPosLayout, posFraming, posLayout, posReports } from './pos-reports.ts';
import { parseReportDescriptor } from './report-descriptor.ts';

const hex = (text: string): Uint8Array =>
  Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));
const outcome = (framed: readonly Framed[]): string[] =>
  framed.map((each) => (each.kind === 'scan' ? each.text : each.kind));
const push = (framing: Framing, reports: readonly Uint8Array[]): Framed[] =>
  reports.flatMap((report) => framing.push(report));
const typed = (text: string): Uint8Array[] =>
  Array.from(text).flatMap((character) => {
    const reports = keyReports(character);
    if (reports === null) throw new Error(`no key writes ${character}`);
    return reports;
  });

/** HID 1.11, appendix E.6: the keyboard that every reader imitates. */
const bootDescriptor =
  hex(`05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 03
  95 05 75 01 05 08 19 01 29 05 91 02 95 01 75 03 91 03 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0`);
/** One keyboard among the collections of a composite device: its reports have the number 1. */
const numberedDescriptor =
  hex(`05 01 09 06 a1 01 85 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 75 08 95 01
  81 03 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0 05 0c 09 01 a1 01 85 02 75 10 95 01 81 00 c0`);
/** Byte count, AIM identifier, 56 bytes of data, three reserved bytes, and one bit for more. */
const posDescriptor =
  hex(`05 8c 09 02 a1 01 09 12 a1 02 85 02 15 00 26 ff 00 75 08 95 01 05 01 09 3b 81 02 95 03
  05 8c 09 fb 09 fc 09 fd 81 02 95 38 09 fe 82 02 01 95 02 06 66 ff 09 04 09 00 81 02 05 8c 75 01 95 01 09 ff 81 02
  75 07 81 03 c0 c0`);
/** The length has a usage of its own, and nothing says that more follows. */
const shortPosDescriptor =
  hex(`05 8c 09 02 a1 01 85 02 15 00 26 ff 00 75 08 95 01 09 30 81 02 95 03 09 fb 81 02
  95 38 09 fe 81 02 c0`);

describe('A report descriptor', () => {
  it('tells where a keyboard reports its keys', () => {
    const boot = parseReportDescriptor(bootDescriptor);
    expect(boot?.applications).toEqual([0x01_0006]);
    expect(boot && keyboardLayout(boot)).toEqual(bootKeyboard);

    const numbered = parseReportDescriptor(numberedDescriptor);
    expect(numbered?.applications).toEqual([0x01_0006, 0x0c_0001]);
    expect(numbered && keyboardLayout(numbered)).toEqual({
      reportId: 1,
      modifiersAt: 1,
      keysAt: 3,
      keys: 6,
    });
  });

  it('tells where a scanner puts what it has read', () => {
    const described = { ...commonPosLayout, more: { at: 63, mask: 1 }, isDescribed: true };
    expect(posLayout(parseReportDescriptor(posDescriptor), 0x0c2e)).toEqual(described);
    expect(posLayout(parseReportDescriptor(shortPosDescriptor), 0x0c2e)).toEqual({
      ...described,
      more: null,
    });
    expect(posLayout(parseReportDescriptor(bootDescriptor), 0x0c2e)).toEqual(commonPosLayout);
    expect(posLayout(null, 0x1eab)).toMatchObject({ aimAt: null, dataAt: 2 });
  });

  it('of any bytes is understood or refused', () => {
    assert(
      property(uint8Array({ maxLength: 200 }), (bytes) => {
        const descriptor = parseReportDescriptor(bytes);
        expect(descriptor === null || descriptor.applications.length > 0).toBe(true);
        if (descriptor) keyboardLayout(descriptor);
        posLayout(descriptor, 0);
      }),
    );
    expect(parseReportDescriptor(bootDescriptor.subarray(0, 40))).toBeNull();
    expect(parseReportDescriptor(hex('05 01 09 06 a1 01 97 ff ff ff 7f 75 08 81 02 c0'))).toBeNull();
  });
});

describe('Keyboard reports', () => {
  it.each`
    reports                                                                                                                             | heard                          | because
    ${typed('0007831254\n')}                                                                                                            | ${['0007831254']}              | ${'a card as recorded: 22 reports'}
    ${typed('0040856634\n0040856634\n')}                                                                                                | ${Array(2).fill('0040856634')} | ${'the same card again'}
    ${typed(']E0Ab-12/#_\n')}                                                                                                           | ${['Ab-12/#_']}                | ${'Shift, and the AIM identifier is apart'}
    ${[hex('00 00 1e 1f 20 00 00 00'), hex('00 00 28 00 00 00 00 00')]}                                                                 | ${['123']}                     | ${'several keys in one report'}
    ${[hex('00 00 1e 00 00 00 00 00'), hex('00 00 1e 1f 00 00 00 00'), hex('00 00 1f 00 00 00 00 00'), hex('00 00 1e 28 00 00 00 00')]} | ${['121']}                     | ${'a key that stays down is one key'}
    ${[hex('00 00 59 00 00 00 00 00'), hex('00 00 62 00 00 00 00 00'), hex('00 00 58 00 00 00 00 00')]}                                 | ${['10']}                      | ${'the keypad'}
    ${[hex('00 00 1e 00 00 00 00 00'), hex('01 00 06 00 00 00 00 00'), hex('00 00 28 00 00 00 00 00')]}                                 | ${['1']}                       | ${'Control and a letter write nothing'}
    ${[hex('00 00 1e 00 00 00 00 00'), hex('00 00 01 01 01 01 01 01'), hex('00 00 28 00 00 00 00 00')]}                                 | ${['1']}                       | ${'too many keys at once are no keys'}
    ${[hex('00 00 1e 00 00 00 00 00'), hex('00 00 2b 00 00 00 00 00')]}                                                                 | ${['1']}                       | ${'Tab ends as well'}
    ${[hex('00 00 28 00 00 00 00 00'), hex('00 00 00 00 00 00 00 00')]}                                                                 | ${[]}                          | ${'Enter alone is no scan'}
    ${[hex('00 00')]}                                                                                                                   | ${['garbled']}                 | ${'half a report'}
    ${typed(`${'7'.repeat(600)}\n`)}                                                                                                    | ${['garbled']}                 | ${'no card is that long'}
  `('$because', ({ reports, heard }) => {
    expect(outcome(push(keyboardFraming(), reports))).toEqual(heard);
  });

  it('of other numbers are not for the keyboard', () => {
    const framing = keyboardFraming({ reportId: 1, modifiersAt: 1, keysAt: 3, keys: 6 });
    const reports = [
      hex('01 00 00 1e 00 00 00 00 00'),
      hex('02 00 00 1f 00'),
      hex('01 00 00 28 00 00 00 00 00'),
    ];
    expect(outcome(push(framing, reports))).toEqual(['1']);
  });

  it('spell what was typed, and any reports whatever leave the reader able to hear', () => {
    assert(
      property(
        array(uint8Array({ maxLength: 12 }), { maxLength: 30 }),
        array(stringMatching(/^[!-~]{1,40}$/), { minLength: 1, maxLength: 5 }),
        (noise, cards) => {
          const framing = keyboardFraming();
          push(framing, [...noise, new Uint8Array(8), ...typed('\n')]);
          const plain = cards.filter((card) => !/^\][A-Za-z][0-9A-Za-z]/.test(card));
          expect(
            outcome(
              push(
                framing,
                plain.flatMap((card) => typed(`${card}\n`)),
              ),
            ),
          ).toEqual(plain);
        },
      ),
    );
  });
});

describe('HID POS reports', () => {
  const scan = '02 0d 5d 45 30 38 39 33 34 35 36 33 31 33 38 31 36 35';
  const padded = (text: string, bytes = 64): Uint8Array => {
    const report = new Uint8Array(bytes);
    report.set(hex(text));
    return report;
  };
  const ean = [{ kind: 'scan', text: '8934563138165', bits: null, aim: ']E0' }];

  it('carry data and the AIM identifier', () => {
    expect(posFraming().push(padded(scan))).toEqual(ean);
    expect(posReports('8934563138165', ']E0')).toEqual([padded(scan)]);
    expect(
      posFraming(posLayout(parseReportDescriptor(shortPosDescriptor), 0)).push(padded(scan, 61)),
    ).toEqual(ean);
  });

  it('without a number, or with one byte before everything, are the same', () => {
    expect(posFraming().push(padded(scan).slice(1))).toEqual(ean);
    expect(posFraming().push(padded(`00 ${scan}`, 65))).toEqual(ean);
  });

  it('of scanners that name no symbology have none', () => {
    const report = padded('02 03 41 42 43');
    expect(posFraming(posLayout(null, 0x1eab)).push(report)).toEqual([
      { kind: 'scan', text: 'ABC', bits: null, aim: null },
    ]);
  });

  it('go on in the next report', () => {
    const framing = posFraming();
    const reports = posReports('https://quen.example/m/'.padEnd(150, '7'), ']Q1');
    expect(reports).toHaveLength(3);
    expect(framing.push(reports[0] ?? new Uint8Array())).toEqual([]);
    expect(framing.isPartial()).toBe(true);
    expect(outcome(push(framing, reports.slice(1)))).toEqual(['https://quen.example/m/'.padEnd(150, '7')]);
    expect(framing.isPartial()).toBe(false);

    framing.push(reports[0] ?? new Uint8Array());
    framing.reset();
    expect(outcome(push(framing, posReports('A1', ']C0')))).toEqual(['A1']);
  });

  it.each`
    report                                     | heard             | because
    ${padded('02 39 5d 45 30 38')}             | ${['garbled']}    | ${'longer than a report can be'}
    ${hex('02 0d 5d 45 30 38')}                | ${['garbled']}    | ${'cut off'}
    ${padded('02 02 5d 45 30 ff fe')}          | ${['garbled']}    | ${'broken UTF-8'}
    ${padded('02 02 5d 45 30 1b 40')}          | ${['garbled']}    | ${'control characters'}
    ${padded('02 04 5d 43 30 41 31 0d 0a')}    | ${['A1']}         | ${'a programmed line end'}
    ${padded('02 05 5d 43 31 30 31 1d 32 31')} | ${['01\u001d21']} | ${'GS1 codes have a group separator'}
    ${padded('02 00 5d 43 30')}                | ${[]}             | ${'nothing'}
    ${padded('03 01')}                         | ${[]}             | ${'the trigger was pulled'}
  `('$because', ({ report, heard }) => {
    expect(outcome(posFraming().push(report))).toEqual(heard);
  });

  it('without end are given up', () => {
    const framing = posFraming();
    const part = posReports('7'.repeat(57), ']Q1')[0] ?? new Uint8Array();
    for (let report = 0; report < 200; report += 1) framing.push(part);
    expect(outcome(push(framing, [...posReports('7', ']Q1'), ...posReports('A1', ']C0')]))).toEqual([
      'garbled',
      'A1',
    ]);
  });

  it('of any bytes are heard or refused, and the next scan is whole', () => {
    assert(
      property(
        array(uint8Array({ maxLength: 66 }), { maxLength: 20 }),
        stringMatching(/^[!-~]{1,300}$/),
        integer({ min: 0, max: 4 }),
        (noise, text, vendor) => {
          const framing = posFraming(posLayout(null, vendor));
          push(framing, noise);
          framing.reset();
          expect(outcome(push(framing, posReports(text, ']Q1')))).toEqual([text]);
        },
      ),
    );
  });
});
