/** Items from a file and into one. A row that names an item of the shop changes it; any other is a new item. */
import type { ItemProblem, ItemReport } from '../../shared/contract/catalogue.ts';
import {
  type ItemField,
  type ItemProblemKind,
  type ItemRow,
  itemColumns,
  itemFields,
  readItemRow,
} from '../../shared/domain/catalogue/item-rows.ts';
import { plainPrice, plainTax } from '../../shared/domain/catalogue/item-text.ts';
import { idFromName } from '../../shared/domain/id-from-name.ts';
import { nameKey } from '../../shared/domain/members/name-key.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Currency } from '../../shared/kernel/money.ts';
import { FileFault, fileOf } from '../import/files/file.ts';
import { openTable } from '../import/files/table.ts';
import { csvText } from '../reports/csv.ts';
import { type Catalogue, type ItemToSave, mostCatalogueItems } from './catalogue.ts';

export interface JudgedItems {
  readonly report: ItemReport;
  /** Everything that is new or other than it was. */
  readonly items: readonly ItemToSave[];
}

/** More are not read: a shop has a few hundred items. */
const mostRows = 2_000;
const mostProblems = 100;

/** Throws a FileFault when the file is no table of items. */
export async function judgeItems(
  catalogue: Catalogue,
  bytes: Uint8Array,
  currency: Currency,
): Promise<JudgedItems> {
  const judging = judgingOf(catalogue);
  let columns: (ItemField | null)[] | null = null;
  let row = 0;
  for await (const cells of openTable(fileOf(bytes), null).rows()) {
    row += 1;
    if (row > mostRows) throw new FileFault('tooManyRows');
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (columns === null) {
      columns = itemColumns(cells);
      if (!columns.includes('name')) throw new FileFault('notATable');
      continue;
    }
    const read = readItemRow(cells, columns, currency);
    if (read.ok) judging.take(row, read.value);
    else judging.fail(read.refusal.map((wrong) => ({ ...wrong, row })));
  }
  const judged = judging.judged();
  if (judged.report.rows === 0) throw new FileFault('empty');
  return judged;
}

function judgingOf(catalogue: Catalogue) {
  const known = new Map(catalogue.list().map((item) => [nameKey(item.name), item]));
  const ids = new Set(catalogue.list().map(({ id }) => id));
  const seen = new Set<string>();
  const items: ItemToSave[] = [];
  const problems: ItemProblem[] = [];
  const count = { rows: 0, added: 0, changed: 0, same: 0, failed: 0 };
  let position = (catalogue.list().at(-1)?.position ?? -1) + 1;

  function fail(wrong: readonly ItemProblem[]): void {
    count.rows += 1;
    count.failed += 1;
    problems.push(...wrong.slice(0, mostProblems - problems.length));
  }

  function take(row: number, said: ItemRow): void {
    const { name } = said;
    const wrong = (field: ItemField, kind: ItemProblemKind) => fail([{ row, field, kind, found: name }]);
    const key = nameKey(name);
    if (seen.has(key)) return wrong('name', 'repeated');
    seen.add(key);
    const before = known.get(key);
    if (before) {
      const { hasPicture, ...kept } = before;
      const after = { ...kept, ...said, tags: [...(said.tags ?? kept.tags)] };
      count.rows += 1;
      if (JSON.stringify(after) === JSON.stringify(kept)) {
        count.same += 1;
        return;
      }
      count.changed += 1;
      items.push({ ...after, picture: hasPicture ? catalogue.picture(before.id) : null });
      return;
    }
    if (said.priceMinor === undefined) return wrong('price', 'priceMissing');
    if (ids.size >= mostCatalogueItems) return wrong('name', 'full');
    const id = idFromName(name, 'item', (taken) => ids.has(taken));
    ids.add(id);
    count.rows += 1;
    count.added += 1;
    items.push({ ...newItem, ...said, priceMinor: said.priceMinor, id, position: position++ });
  }

  return { take, fail, judged: (): JudgedItems => ({ report: { ...count, problems }, items }) };
}

const newItem = { category: '', tags: [] as string[], taxBasisPoints: 0, icon: 'cup', picture: null };

/** With the headers that `judgeItems` knows in every language. */
export const itemsCsv = (catalogue: Catalogue, currency: Currency, language: Language): string =>
  csvText([
    itemFields.map((field) => headers[language][field]),
    ...catalogue
      .list()
      .map(({ name, category, priceMinor, tags, taxBasisPoints }) => [
        name,
        category,
        plainPrice(priceMinor, currency),
        tags.join(', '),
        plainTax(taxBasisPoints),
      ]),
  ]);

const headers: Readonly<Record<Language, Readonly<Record<ItemField, string>>>> = {
  vi: { name: 'Tên món', category: 'Loại', price: 'Giá', tags: 'Nhãn', tax: 'Thuế %' },
  th: { name: 'ชื่อสินค้า', category: 'หมวด', price: 'ราคา', tags: 'แท็ก', tax: 'ภาษี %' },
  en: { name: 'Name', category: 'Category', price: 'Price', tags: 'Tags', tax: 'Tax %' },
};
