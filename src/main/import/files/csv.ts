/** Tables of text: RFC 4180 with `,`, `;` or tab between cells, read piece by piece. */
import { mostImportColumns } from '../../../shared/contract/people.ts';
import { FileFault, longestCell } from './file.ts';

export type Delimiter = ',' | ';' | '\t';

/** Rows as the file has them, empty ones too. A cell that is longer than any person's data is cut. */
export function* csvRows(pieces: Iterable<string>): Generator<string[]> {
  let delimiter: Delimiter | null = null;
  let start = '';
  let reader: CellReader | null = null;
  for (const piece of pieces) {
    if (reader === null) {
      start += piece;
      if (start.length < guessLength) continue;
      delimiter = guessDelimiter(start);
      reader = cellReader(delimiter);
      yield* reader.take(start);
    } else {
      yield* reader.take(piece);
    }
  }
  reader ??= cellReader(guessDelimiter(start));
  if (delimiter === null) yield* reader.take(start);
  yield* reader.end();
}

const guessLength = 64 * 1024;

/** What the first line has most of outside quotation marks. */
export function guessDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (counts[','] + counts[';'] + counts['\t'] > 0) break;
    } else if (!quoted && character in counts) counts[character as Delimiter] += 1;
  }
  const [best = ','] = (Object.keys(counts) as Delimiter[]).toSorted((a, b) => counts[b] - counts[a]);
  return best;
}

interface CellReader {
  take(piece: string): Generator<string[]>;
  end(): Generator<string[]>;
}

function cellReader(delimiter: Delimiter): CellReader {
  let row: string[] = [];
  let cell = '';
  /** `quote`: a quotation mark was read inside quotes, which ends them or stands for itself. */
  let state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  let afterReturn = false;

  const add = (text: string) => {
    if (cell.length < longestCell) cell += text;
  };
  const endCell = () => {
    row.push(cell);
    if (row.length > mostImportColumns) throw new FileFault('tooManyColumns');
    cell = '';
    state = 'start';
  };
  const endRow = (): string[] => {
    endCell();
    const whole = row;
    row = [];
    return whole;
  };

  return {
    *take(piece) {
      for (const character of piece) {
        if (state === 'quoted') {
          if (character === '"') state = 'quote';
          else add(character);
          continue;
        }
        if (state === 'quote' && character === '"') {
          add('"');
          state = 'quoted';
          continue;
        }
        const isSecondHalf = afterReturn && character === '\n';
        afterReturn = character === '\r';
        if (isSecondHalf) continue;
        if (character === '\n' || character === '\r') yield endRow();
        else if (character === delimiter) endCell();
        else if (character === '"' && state === 'start') state = 'quoted';
        else {
          add(character);
          state = 'plain';
        }
      }
    },
    *end() {
      if (cell !== '' || row.length > 0 || state !== 'start') yield endRow();
    },
  };
}
