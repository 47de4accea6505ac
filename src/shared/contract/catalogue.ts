/** What the shop sells as a file: in, after a look at what it would change, and out. */
import * as v from 'valibot';
import type { ItemField, ItemProblemKind } from '../domain/catalogue/item-rows.ts';

const fileId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const nothing = v.strictObject({});
const byFile = v.strictObject({ file: fileId });

/** Parts of one file of items; 45,000 bytes each. */
export const mostItemFileParts = 8;

function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}

export const catalogueFileMethods = {
  /** A part of a CSV or XLSX file, in base64. They come in order; a first one drops the file before. */
  'catalogue.send': method<null>()(
    v.strictObject({
      file: fileId,
      part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostItemFileParts - 1)),
      data: v.pipe(v.string(), v.maxLength(60_000), v.base64()),
    }),
  ),
  /** What taking the file in would do. */
  'catalogue.check': method<ItemReport>()(byFile),
  /** Does it: every row that is right, all of them or none. */
  'catalogue.takeIn': method<ItemReport>()(byFile),
  /** All items as CSV text, byte order mark included; `catalogue.check` reads it. */
  'catalogue.csv': method<{ name: string; text: string }>()(nothing),
} as const;

export interface ItemReport {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  /** Rows that say what the shop knows. */
  readonly same: number;
  readonly failed: number;
  /** The first of them, in the order of the file. */
  readonly problems: readonly ItemProblem[];
}

export interface ItemProblem {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly field: ItemField;
  readonly kind: ItemProblemKind;
  readonly found: string;
}
