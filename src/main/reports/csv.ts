/** Tables for a spreadsheet. */
import Papa from 'papaparse';

const byteOrderMark = '\uFEFF';

/** Byte order mark first, and nothing that a spreadsheet would run as a formula. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  byteOrderMark +
  Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: /^(?!-?\d+([.]\d+)?$)[=+\-@\t\r]/, newline: '\r\n' },
  );

/** 1284 at 2 decimals is `12.84`: a point and no grouping. */
export function fixed(value: number, decimals: number): string {
  if (decimals === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
