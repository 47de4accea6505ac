import { Buffer } from 'node:buffer';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { csvRows } from './csv.ts';
import { FileFault, fileOf, type ImportFile } from './file.ts';
import { openTable } from './table.ts';
import { guessEncoding } from './text.ts';
import { xlsxOf } from './xlsx-write.ts';
import { zipOf } from './zip-write.ts';

async function rowsOf(bytes: Uint8Array | ImportFile): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of openTable('read' in bytes ? bytes : fileOf(bytes), null).rows()) rows.push(row);
  return rows;
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FileFault)) throw new Error(`no fault: ${String(error)}`);
  return error.kind;
}

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

/** Letters of the old code pages that the tests use. */
const oneByte = (text: string, high: Readonly<Record<string, number>>) =>
  Uint8Array.from(Array.from(text), (letter) => high[letter] ?? letter.charCodeAt(0));
const thai = (text: string) =>
  Uint8Array.from(Array.from(text), (letter) => {
    const code = letter.charCodeAt(0);
    return code >= 0x0e01 ? code - 0x0e00 + 0xa0 : code;
  });

describe('A table of text', () => {
  const table = 'Tên,Số\nÁnh,12\n';
  const expected = [
    ['Tên', 'Số'],
    ['Ánh', '12'],
  ];
  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${table}`)],
    ['UTF-16 LE with its mark', utf16(`\uFEFF${table}`, false)],
    ['UTF-16 BE with its mark', utf16(`\uFEFF${table}`, true)],
    ['UTF-16 LE', utf16('a,b\nc,d\n', false)],
  ])('is read in %s', async (name, bytes) => {
    expect(await rowsOf(bytes)).toEqual(
      name === 'UTF-16 LE'
        ? [
            ['a', 'b'],
            ['c', 'd'],
          ]
        : expected,
    );
  });

  it('is read in Windows-1258, accents joined to their letters later', async () => {
    const bytes = oneByte('Tên,Khu\nNguyêÞn Thi Ánh,Quân 3', { ê: 0xea, Þ: 0xde, Á: 0xc1, â: 0xe2 });
    expect(guessEncoding(fileOf(bytes))).toBe('windows-1258');
    const rows = await rowsOf(bytes);
    expect(rows[1]?.[0]?.normalize('NFC')).toBe('Nguyễn Thi Ánh');
  });

  it('is read in TIS-620', async () => {
    const bytes = thai('ชื่อ,เบอร์\nสมชาย ใจดี,0812345678');
    expect(guessEncoding(fileOf(bytes))).toBe('windows-874');
    expect(await rowsOf(bytes)).toEqual([
      ['ชื่อ', 'เบอร์'],
      ['สมชาย ใจดี', '0812345678'],
    ]);
  });

  it.each([
    [
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a\tb\n"x\ty"\tz',
      [
        ['a', 'b'],
        ['x\ty', 'z'],
      ],
    ],
    [
      '"a","b ""c"" d"\r\n"e\r\nf",',
      [
        ['a', 'b "c" d'],
        ['e\r\nf', ''],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['=1+1,@x', [['=1+1', '@x']]],
    ['', []],
  ])('%j is %j', (text, rows) => expect([...csvRows([text])]).toEqual(rows));

  it('comes to the same however it is cut', () => {
    const text = `n,"x ""y"",\r\nz"\r\n${'ánh,"b"\r\n'.repeat(9_000)}`;
    const whole = [...csvRows([text])];
    for (const size of [1, 7, 65_536]) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.slice(at * size, (at + 1) * size),
      );
      expect([...csvRows(pieces)]).toEqual(whole);
    }
    expect(whole.length).toBe(9_001);
  });
});

describe('A spreadsheet', () => {
  it('that another program wrote is read', async () => {
    const born = new Date(Date.UTC(1990, 10, 3));
    const bytes = await writeXlsxFile([
      [{ value: 'Tên' }, { value: 'Sinh' }, { value: 'Số' }, { value: 'Có' }],
      [
        { value: 'Ánh & "Bình" <b>' },
        { value: born, type: Date, format: 'dd/mm/yyyy' },
        { value: 901_234_417, type: Number },
        { value: true, type: Boolean },
      ],
      [null, null, { value: 6.75, type: Number }],
    ]).toBuffer();
    expect(await rowsOf(bytes)).toEqual([
      ['Tên', 'Sinh', 'Số', 'Có'],
      ['Ánh & "Bình" <b>', '1990-11-03', '901234417', 'TRUE'],
      ['', '', '6.75'],
    ]);
  });

  it('that Quen writes is read by another program, and by Quen', async () => {
    const rows = [
      ['Tên', 'Ghi chú'],
      ['สมชาย & <Ánh>', '=HYPERLINK("http://x")'],
      ['', '0000100001'],
    ];
    const bytes = xlsxOf('Hội viên: 3/11', rows);
    expect(await rowsOf(bytes)).toEqual(rows);
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    expect(sheet?.data).toEqual(rows.map((row) => row.map((cell) => cell || null)));
  });

  const sheetOf = (rows: string, extra: readonly (readonly [string, string])[] = []) =>
    zipOf([
      ['xl/workbook.xml', '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'],
      ['xl/_rels/workbook.xml.rels', '<R><Relationship Id="r1" Target="worksheets/a.xml"/></R>'],
      ['xl/worksheets/a.xml', `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`],
      ...extra,
    ]);

  it('keeps empty rows and cells, and takes a formula for its last result', async () => {
    const bytes = sheetOf(
      '<x:row r="1"><x:c r="B1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></x:c></x:row>' +
        '<x:row r="3"><x:c r="A3"><f>1+1</f><v>2</v></x:c><x:c r="B3" t="str"><f>A()</f><v>x</v></x:c></x:row>',
    );
    expect(await rowsOf(bytes)).toEqual([['', 'ab'], [], ['2', 'x']]);
  });

  it.each<[string, Uint8Array, string]>([
    ['of an old format', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldSpreadsheet'],
    ['with a document type', sheetOf('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'), 'damaged'],
    [
      'with a cell far to the right',
      sheetOf('<x:row r="1"><x:c r="ZZ1"><v>1</v></x:c></x:row>'),
      'tooManyColumns',
    ],
    [
      'with a cell far below',
      sheetOf('<x:row r="1048576"><x:c r="A1048576"><v>1</v></x:c></x:row>'),
      'tooManyRows',
    ],
    ['with rows out of order', sheetOf('<x:row r="2"></x:row><x:row r="1"></x:row>'), 'damaged'],
    ['that unpacks to far more than it is', sheetOf('<x:y></x:y>'.repeat(2_000_000)), 'tooLarge'],
    ['that is another archive', zipOf([['a.txt', 'a']]), 'notATable'],
    ['that ends early', sheetOf('<x:row r="1"></x:row>').subarray(0, 200), 'damaged'],
    ['of noise', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251), 'notATable'],
  ])('%s is refused', async (_, bytes, kind) => {
    expect(await faultOf(rowsOf(bytes))).toBe(kind);
  });

  it('whose bytes were changed is refused or read, and nothing else', async () => {
    const good = xlsxOf('a', [
      ['Tên', 'Số'],
      ['Ánh', '1'],
    ]);
    for (let at = 0; at < good.length; at += 13) {
      const bad = Uint8Array.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0x5a;
      const error: unknown = await rowsOf(bad).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error === null || error instanceof FileFault, `byte ${at}: ${String(error)}`).toBe(true);
    }
  });
});

it('ends a table of more rows than a shop has members', async () => {
  const rows = Buffer.from('x\n'.repeat(1_000_005));
  expect(await faultOf(rowsOf(rows))).toBe('tooManyRows');
});
