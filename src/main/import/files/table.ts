/** Any file that is taken in, as rows of text. */
import { type Encoding, mostImportRows } from '../../../shared/contract/people.ts';
import { csvRows } from './csv.ts';
import { FileFault, type ImportFile } from './file.ts';
import { guessEncoding, looksBinary, textOf } from './text.ts';
import { xlsxRows } from './xlsx-read.ts';

export interface Table {
  /** Null: a spreadsheet. */
  readonly encoding: Encoding | null;
  /** The header first. Ends with a FileFault where the file goes wrong. */
  rows(): AsyncGenerator<string[]>;
}

/** Throws a FileFault when the file is no table. */
export function openTable(file: ImportFile, encoding: Encoding | null): Table {
  const [first, second, third, fourth] = file.read(0, 4);
  if (first === 0x50 && second === 0x4b && (third === 3 || third === 5))
    return { encoding: null, rows: () => limited(xlsxRows(file)) };
  if (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0)
    throw new FileFault('oldSpreadsheet');
  if (looksBinary(file)) throw new FileFault('notATable');
  const read = encoding ?? guessEncoding(file);
  return { encoding: read, rows: () => limited(csvRows(textOf(file, read))) };
}

async function* limited(rows: AsyncIterable<string[]> | Iterable<string[]>): AsyncGenerator<string[]> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > mostImportRows + 1) throw new FileFault('tooManyRows');
    yield row;
  }
}
