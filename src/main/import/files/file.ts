/** A file that is being imported, wherever its bytes lie. */
export interface ImportFile {
  readonly bytes: number;
  /** As many bytes as there are between `from` and `from + length`. */
  read(from: number, length: number): Uint8Array;
}

export function fileOf(bytes: Uint8Array): ImportFile {
  return { bytes: bytes.length, read: (from, length) => bytes.subarray(from, from + length) };
}

/** In steps small enough to look after other things between two of them. */
export function* chunksOf(file: ImportFile, from = 0, length = file.bytes - from): Generator<Uint8Array> {
  for (let at = from; at < from + length; at += chunkBytes)
    yield file.read(at, Math.min(chunkBytes, from + length - at));
}

const chunkBytes = 32 * 1024;

export type FileFaultKind =
  /** Neither a table of text nor a spreadsheet. */
  | 'notATable'
  /** The old binary format of spreadsheets, or one with a password. */
  | 'oldSpreadsheet'
  | 'damaged'
  /** More than any list of members holds: rows, columns, or text once it is unpacked. */
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'tooLarge'
  | 'empty';

/** The file cannot be read as it is. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly kind: FileFaultKind;
  constructor(kind: FileFaultKind) {
    super(kind);
    this.kind = kind;
  }
}

export const longestCell = 4_000;
