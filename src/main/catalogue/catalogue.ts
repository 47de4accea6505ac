/** What the shop sells. Every item has a fixed place on the grid of quick keys. */
import type { ParsedRequestOf } from '../../shared/contract/methods.ts';
import type { CatalogueItem } from '../../shared/contract/view.ts';
import type { Database } from '../database/database.ts';

export type ItemToSave = ParsedRequestOf<'catalogue.save'>;

export interface Catalogue {
  /** In the order of the grid. */
  list(): readonly CatalogueItem[];
  find(id: string): CatalogueItem | null;
  /** A data address, or null. */
  picture(id: string): string | null;
  save(item: ItemToSave): void;
  /** All of them or none. */
  saveAll(items: readonly ItemToSave[]): void;
  remove(id: string): void;
  /** Grows with every change; 0 while there are no items. */
  revision(): number;
}

/** More items than a grid can show in sensible pages. */
export const mostCatalogueItems = 500;

type Body = Omit<CatalogueItem, 'hasPicture'>;

export function openCatalogue(database: Database): Catalogue {
  const all = database.prepare<[], { body: string; has_picture: number }>(
    'SELECT body, picture IS NOT NULL AS has_picture FROM catalogue_item',
  );
  const pictureOf = database.prepare<[string], { picture: string | null }>(
    'SELECT picture FROM catalogue_item WHERE id = ?',
  );
  const write = database.prepare<[string, string, string | null]>(
    `INSERT INTO catalogue_item (id, body, picture) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, picture = excluded.picture`,
  );
  const drop = database.prepare<[string]>('DELETE FROM catalogue_item WHERE id = ?');
  let items: ReadonlyMap<string, CatalogueItem> = new Map();
  let changes = 0;

  function read(): void {
    const read = all
      .all()
      .map(
        ({ body, has_picture }): CatalogueItem => ({
          ...(JSON.parse(body) as Body),
          hasPicture: has_picture === 1,
        }),
      )
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
    items = new Map(read.map((item) => [item.id, item]));
    changes += 1;
  }

  const put = ({ picture, ...body }: ItemToSave) => write.run(body.id, JSON.stringify(body), picture);

  read();
  return {
    list: () => [...items.values()],
    find: (id) => items.get(id) ?? null,
    picture: (id) => pictureOf.get(id)?.picture ?? null,
    save(item) {
      put(item);
      read();
    },
    saveAll(changed) {
      database.transaction(() => {
        for (const item of changed) put(item);
      });
      read();
    },
    remove(id) {
      drop.run(id);
      read();
    },
    revision: () => (items.size === 0 ? 0 : changes),
  };
}
