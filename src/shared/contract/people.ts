/** Methods and views of the owner's People screens: profiles, groups, import, export, vouchers for a group. */
import * as v from 'valibot';
import { type Attributes, AttributesSchema } from '../domain/members/attributes.ts';
import { fields, problemKinds } from '../domain/members/import/fields.ts';
import { groupId, type Query, QuerySchema } from '../domain/members/query.ts';
import type { LocalDate } from '../kernel/dates.ts';
import type { Text } from '../kernel/language.ts';
import type { Refusal } from './frame.ts';

const operationId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const memberId = operationId;
const nothing = v.strictObject({});
const pin = v.nullable(v.pipe(v.string(), v.regex(/^\d{4,8}$/)));
const words = (most: number) =>
  v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(most));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const byGroup = v.strictObject({ group: groupId });
const byMember = v.strictObject({ member: memberId });
const byRun = v.strictObject({ run: operationId });

/** Bytes of a file in one call: as base64 within a frame. */
export const partBytes = 45_000;
/** The largest file that is taken in. */
export const largestImportBytes = 64 * 1024 * 1024;
export const mostImportRows = 1_000_000;
export const mostImportColumns = 100;

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'windows-874'] as const;
export type Encoding = (typeof encodings)[number];

export const ImportSettingsSchema = v.strictObject({
  /** What each column of the file is, by position; null: left out. */
  columns: v.pipe(v.array(v.nullable(v.picklist(fields))), v.maxLength(mostImportColumns)),
  /** Null: as the file looks. Spreadsheets have none. */
  encoding: v.nullable(v.picklist(encodings)),
  /** The unit of `balance` and `expiry`. */
  unit: v.nullable(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/))),
  /** Members who are known already: left as they are, or given what they lack. Opening balances are never given twice. */
  known: v.picklist(['leave', 'fill']),
  /** People whom nobody knows: enrolled, or an error of the row (a list of members only). */
  unknown: v.picklist(['enrol', 'refuse']),
  /** Everybody in the file, known or new, also goes on this list. */
  list: v.nullable(words(60)),
  /** The owner says that whoever is enrolled agreed to it. */
  consent: v.boolean(),
});
export type ImportSettings = v.InferOutput<typeof ImportSettingsSchema>;

function method<Reply>() {
  return <const S extends v.GenericSchema>(schema: S) =>
    ({ schema }) as { readonly schema: S; readonly reply: Reply };
}

export const peopleMethods = {
  'member.attributes': method<Attributes>()(byMember),
  'member.describe': method<null>()(v.strictObject({ member: memberId, attributes: AttributesSchema })),

  /** What a group can be made of in this shop. */
  'people.choices': method<PeopleChoices>()(nothing),
  /** What runs in the background now, or ended last; asked again while it runs. */
  'people.task': method<PeopleTask | null>()(nothing),
  'people.stop': method<null>()(nothing),

  'group.list': method<{ groups: GroupView[]; lists: ListView[]; members: number }>()(nothing),
  'group.save': method<{ group: string }>()(
    v.strictObject({ group: v.nullable(groupId), name: words(60), query: QuerySchema }),
  ),
  'group.remove': method<null>()(byGroup),
  /** Counts every group; a task. */
  'group.count': method<null>()(nothing),
  /** How many a question that is not saved yet would name. A newer one ends an older one. */
  'group.tally': method<Tally>()(v.strictObject({ query: QuerySchema })),
  'group.members': method<GroupPage>()(
    v.strictObject({ group: groupId, after: v.optional(v.union([v.literal(''), memberId]), '') }),
  ),
  /** Promises one voucher to each member of a group; a task. The same operation gives nobody a second one. */
  'group.send': method<null>()(
    v.strictObject({ operationId, group: groupId, voucher: words(40), ownerPin: v.optional(pin, null) }),
  ),

  'import.list': method<ImportView[]>()(nothing),
  'import.begin': method<{ run: string }>()(
    v.strictObject({ run: operationId, name: words(200), bytes: whole(1, 10_000_000_000) }),
  ),
  'import.part': method<null>()(
    v.strictObject({
      run: operationId,
      part: whole(0, 10_000),
      data: v.pipe(v.string(), v.base64(), v.maxLength(60_000)),
    }),
  ),
  /** The columns of the whole file with what they seem to be. */
  'import.columns': method<ImportColumns>()(
    v.strictObject({ run: operationId, encoding: v.optional(v.nullable(v.picklist(encodings)), null) }),
  ),
  /** The dry run; a task. Nothing is written to the books. */
  'import.check': method<null>()(v.strictObject({ run: operationId, settings: ImportSettingsSchema })),
  /** The import itself as it was checked, or what is left of it; a task. */
  'import.run': method<null>()(v.strictObject({ run: operationId, ownerPin: v.optional(pin, null) })),
  /** Takes back what an import did, as far as nobody has used it since; a task. */
  'import.undo': method<null>()(v.strictObject({ run: operationId, ownerPin: v.optional(pin, null) })),
  'import.drop': method<null>()(byRun),

  /** Prepares the file; a task whose result names it. `group` null: all members. Always asks for the owner's PIN. */
  'export.begin': method<null>()(
    v.strictObject({
      group: v.nullable(groupId),
      format: v.picklist(['csv', 'xlsx']),
      ownerPin: v.pipe(v.string(), v.regex(/^\d{4,8}$/)),
    }),
  ),
  'export.part': method<{ data: string; last: boolean }>()(
    v.strictObject({ file: operationId, part: whole(0, 100_000) }),
  ),
} as const;

export interface PeopleChoices {
  readonly levels: readonly { readonly id: string; readonly name: Text }[];
  readonly vouchers: readonly { readonly id: string; readonly name: Text }[];
  /** Units that an import may open a balance in. */
  readonly units: readonly { readonly id: string; readonly name: Text }[];
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly lists: readonly ListView[];
  /** As the last count met them, most frequent first. */
  /** Null: nobody has counted them since the terminal started. */
  readonly areas: readonly string[] | null;
  readonly tags: readonly string[] | null;
}

export interface GroupView {
  readonly group: string;
  readonly name: string;
  readonly query: Query;
  /** At the last count; null: never counted. */
  readonly counted: number | null;
  readonly countedMs: number | null;
}

export interface ListView {
  readonly list: string;
  readonly members: number;
}

/** `count` null: another question came in the meantime. */
export interface Tally {
  readonly count: number | null;
  readonly of: number;
}

export interface GroupMember {
  readonly member: string;
  readonly name: string;
  /** Masked. */
  readonly phone: string | null;
  readonly visits: number;
  readonly lastVisitOn: LocalDate | null;
}

export interface GroupPage {
  readonly members: readonly GroupMember[];
  /** Asks for the next page; null: that was the last. */
  readonly next: string | null;
}

export type PeopleTaskKind = 'count' | 'send' | 'check' | 'import' | 'undo' | 'export';

export interface PeopleTask {
  readonly id: string;
  readonly kind: PeopleTaskKind;
  readonly state: 'running' | 'done' | 'stopped' | 'refused';
  readonly done: number;
  /** Null: not known yet. */
  readonly total: number | null;
  /** The group, run or file that it is about. */
  readonly about: string;
  /** What came of it, by name: `given`, `already`, `failed`... */
  readonly result: Readonly<Record<string, number>>;
  /** Why it ended early. */
  readonly refusal: Refusal | null;
  /** Of an export. */
  readonly file: { readonly file: string; readonly name: string; readonly bytes: number } | null;
}

export type ImportState =
  /** Parts are still coming. */
  | 'receiving'
  /** Whole; columns can be chosen. */
  | 'received'
  | 'checked'
  /** Begun and not ended: it can be resumed or undone. */
  | 'running'
  | 'done'
  /** Undoing was begun and not ended. */
  | 'undoing'
  | 'undone';

export interface ImportView {
  readonly run: string;
  readonly name: string;
  readonly bytes: number;
  readonly state: ImportState;
  readonly madeMs: number;
  readonly rowsDone: number;
  readonly report: ImportReport | null;
  readonly settings: ImportSettings | null;
}

export interface ImportReport {
  /** Without the header and empty rows. */
  readonly rows: number;
  readonly enrolled: number;
  /** Known already and left, or nothing was lacking. */
  readonly known: number;
  readonly filled: number;
  /** Named by an earlier row of the same file. */
  readonly repeated: number;
  readonly failed: number;
  /** Rows whose member goes on the list. */
  readonly listed: number;
  /** Opening balances, in the unit's scale. */
  readonly opened: number;
  /** The first `mostProblems`, by row. */
  readonly problems: readonly ImportProblem[];
}

export const mostProblems = 500;

export interface ImportProblem {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** Position of the column; null: about the whole row. */
  readonly column: number | null;
  readonly kind: (typeof problemKinds)[number];
  /** What stood there, shortened; empty where it is about the row. */
  readonly found: string;
  /** The earlier row that it repeats. */
  readonly earlier: number | null;
}

export interface ImportColumns {
  readonly encoding: Encoding | null;
  /** Rows that were looked at. */
  readonly columns: readonly {
    readonly header: string;
    readonly samples: readonly string[];
    readonly field: (typeof fields)[number] | null;
  }[];
}
