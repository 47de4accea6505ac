/**
 * The first sheet of an Office Open XML workbook (ECMA-376), row by row, as text. A formula counts as its last result;
 * nothing is calculated, run or fetched.
 */
import { mostImportColumns } from '../../../shared/contract/people.ts';
import { FileFault, type ImportFile, longestCell } from './file.ts';
import { xmlParts } from './xml.ts';
import { openZip, type Zip } from './zip.ts';

/** Rows from the first to the last that the sheet tells of; those that it leaves out are empty. */
export async function* xlsxRows(file: ImportFile): AsyncGenerator<string[]> {
  const zip = openZip(file);
  const sheet = await firstSheet(zip);
  const shared = zip.has('xl/sharedStrings.xml') ? await sharedStrings(zip) : [];
  const book = { shared, isDate: await dateStyles(zip), from1904: sheet.from1904 };
  let next = 1;
  for await (const row of sheetRows(zip, sheet.path, book)) {
    if (row.number < next) throw new FileFault('damaged');
    if (row.number - next > mostGap) throw new FileFault('tooManyRows');
    for (; next < row.number; next += 1) yield [];
    next = row.number + 1;
    yield row.cells;
  }
}

/** Empty rows that a sheet may skip at once: a cell far below the list is a slip of the hand. */
const mostGap = 100_000;
const mostSharedText = 48 * 1024 * 1024;

interface Book {
  readonly shared: readonly string[];
  isDate(style: number): boolean;
  readonly from1904: boolean;
}

async function firstSheet(zip: Zip): Promise<{ path: string; from1904: boolean }> {
  if (!zip.has('xl/workbook.xml')) throw new FileFault('notATable');
  let relation: string | null = null;
  let from1904 = false;
  for await (const part of xmlParts(zip.entry('xl/workbook.xml'))) {
    if (part.kind !== 'open') continue;
    if (part.name === 'workbookPr') from1904 = /^(1|true)$/.test(part.attributes['date1904'] ?? '');
    if (part.name === 'sheet' && part.attributes['state'] === undefined)
      relation ??= part.attributes['id'] ?? null;
  }
  for await (const part of xmlParts(zip.entry('xl/_rels/workbook.xml.rels'))) {
    if (part.kind !== 'open' || part.name !== 'Relationship' || part.attributes['Id'] !== relation) continue;
    const target = part.attributes['Target'] ?? '';
    return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904 };
  }
  throw new FileFault('damaged');
}

async function sharedStrings(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  let length = 0;
  let text: string | null = null;
  const reading = textReader();
  for await (const part of xmlParts(zip.entry('xl/sharedStrings.xml'))) {
    if (part.kind === 'open' && part.name === 'si') text = '';
    if (text !== null) text += reading(part);
    if (part.kind === 'close' && part.name === 'si') {
      texts.push((text ?? '').slice(0, longestCell));
      length += texts.at(-1)?.length ?? 0;
      if (length > mostSharedText || texts.length > 2_000_000) throw new FileFault('tooLarge');
      text = null;
    }
  }
  return texts;
}

/** The text of `t` elements, that of pronunciation hints left out. */
function textReader(): (part: { kind: string; name?: string; text?: string }) => string {
  let isText = false;
  let isHint = false;
  return (part) => {
    if (part.name === 'rPh') isHint = part.kind === 'open';
    if (part.name === 't') isText = part.kind === 'open';
    return part.kind === 'text' && isText && !isHint ? (part.text ?? '') : '';
  };
}

/** Which cell formats show a date: built-in ones, and those whose pattern names a day or a year. */
async function dateStyles(zip: Zip): Promise<(style: number) => boolean> {
  if (!zip.has('xl/styles.xml')) return () => false;
  const custom = new Map<number, boolean>();
  const formats: number[] = [];
  let inCells = false;
  for await (const part of xmlParts(zip.entry('xl/styles.xml'))) {
    if (part.kind === 'text') continue;
    if (part.name === 'cellXfs') inCells = part.kind === 'open';
    if (part.kind !== 'open') continue;
    if (part.name === 'numFmt') {
      const pattern = (part.attributes['formatCode'] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
      custom.set(Number(part.attributes['numFmtId']), /[dy]/i.test(pattern));
    }
    if (part.name === 'xf' && inCells) formats.push(Number(part.attributes['numFmtId'] ?? 0));
  }
  return (style) => {
    const format = formats[style] ?? 0;
    return custom.get(format) ?? ((format >= 14 && format <= 17) || format === 22);
  };
}

interface SheetRow {
  readonly number: number;
  readonly cells: string[];
}

async function* sheetRows(zip: Zip, path: string, book: Book): AsyncGenerator<SheetRow> {
  let row: { number: number; cells: string[] } | null = null;
  let previous = 0;
  let cell: { column: number; type: string; style: number } | null = null;
  let value = '';
  let inValue = false;
  const inline = textReader();
  for await (const part of xmlParts(zip.entry(path))) {
    if (part.kind === 'text') {
      if (cell && value.length < longestCell) value += inValue ? part.text : inline(part);
      continue;
    }
    const opens = part.kind === 'open';
    if (part.name === 'row' && opens) {
      row = { number: Number(part.attributes['r'] ?? previous + 1), cells: [] };
      if (!Number.isSafeInteger(row.number) || row.number < 1) throw new FileFault('damaged');
      previous = row.number;
    } else if (part.name === 'row' && row) {
      yield row;
      row = null;
    } else if (part.name === 'c' && opens && row) {
      cell = {
        column: columnOf(part.attributes['r'], row.cells.length),
        type: part.attributes['t'] ?? 'n',
        style: Number(part.attributes['s'] ?? 0),
      };
      value = '';
    } else if (part.name === 'c' && row && cell) {
      while (row.cells.length < cell.column) row.cells.push('');
      row.cells[cell.column] = textOfCell(value, cell, book);
      cell = null;
    } else if (part.name === 'v') inValue = opens;
    else if (part.name === 't' || part.name === 'rPh') inline(part);
  }
}

/** `C7` is 2. Cells without a name follow each other. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  const column = letters
    ? Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    : next;
  if (column >= mostImportColumns) throw new FileFault('tooManyColumns');
  return column;
}

function textOfCell(value: string, { type, style }: { type: string; style: number }, book: Book): string {
  switch (type) {
    case 's':
      return book.shared[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return value !== '' && book.isDate(style)
        ? dateOfSerial(Number(value), book.from1904)
        : plainNumber(value);
    default:
      return value;
  }
}

/** Days since 30 December 1899, or since 1 January 1904 where the workbook says so. */
function dateOfSerial(serial: number, from1904: boolean): string {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!Number.isFinite(days) || days < 61 || days > 200_000) return String(serial);
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `9.01234417E8` is a phone number that a spreadsheet took for a quantity. */
function plainNumber(value: string): string {
  const number = Number(value);
  return value !== '' && Number.isSafeInteger(number) ? String(number) : value;
}
