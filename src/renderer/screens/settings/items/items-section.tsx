import './items.css';
import { ArrowDown, ArrowUp, GripVertical, PackagePlus, Plus, Undo2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItemInput } from '../../../../shared/contract/methods.ts';
import type { CatalogueItem } from '../../../../shared/contract/view.ts';
import { Button, EmptyState } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { pictureOf, useCatalogue } from '../../../stores/catalogue.ts';
import { useView } from '../../../stores/terminal.ts';
import { useFormat } from '../../../texts/format.ts';
import { ItemPicture } from '../../bill/item-picture.tsx';
import type { SectionProps } from '../settings-screen.tsx';
import { ItemDialog } from './item-dialog.tsx';
import { ItemsFile } from './items-file.tsx';
import { moved, placesChanged } from './order.ts';

/** What the shop sells, in the order of its quick keys. */
export function ItemsSection({ mayEdit }: SectionProps) {
  const { t } = useTranslation('counter');
  const { catalogue: revision } = useView();
  const items = useCatalogue();
  const [editing, setEditing] = useState<CatalogueItem | 'new' | null>(null);
  const [removed, setRemoved] = useState<CatalogueItemInput | null>(null);
  const close = () => setEditing(null);
  if (!items) return <p className="soft">{t('bill.loading')}</p>;

  const withPicture = async (item: CatalogueItem): Promise<CatalogueItemInput> => {
    const { hasPicture, ...kept } = item;
    return {
      ...kept,
      tags: [...item.tags],
      picture: hasPicture ? await pictureOf(item.id, revision) : null,
    };
  };
  const move = async (from: number, to: number) => {
    for (const item of placesChanged(moved(items, from, to))) {
      if (!(await callAndSay('catalogue.save', await withPicture(item)))) return;
    }
  };
  const remove = async (item: CatalogueItem) => {
    const kept = await withPicture(item);
    close();
    if (await callAndSay('catalogue.remove', { item: item.id })) setRemoved(kept);
  };
  const putBack = async (item: CatalogueItemInput) => {
    if (await callAndSay('catalogue.save', item)) setRemoved(null);
  };
  return (
    <div className="items">
      <header className="items-head">
        <h2 className="items-title">{t('items.title')}</h2>
        <p className="soft">{items.length > 0 ? t('items.count', { count: items.length }) : null}</p>
        {mayEdit ? (
          <span className="items-ways">
            <ItemsFile hasItems={items.length > 0} />
            {items.length > 0 ? (
              <Button size="small" tone="primary" icon={Plus} onPress={() => setEditing('new')}>
                {t('items.add')}
              </Button>
            ) : null}
          </span>
        ) : null}
      </header>
      {removed ? (
        <p className="items-removed" role="status">
          <span>{t('items.removed', { name: removed.name })}</span>
          <Button size="small" icon={Undo2} onPress={() => void putBack(removed)}>
            {t('items.undo')}
          </Button>
        </p>
      ) : null}
      {items.length === 0 ? (
        <div className="items-empty">
          <EmptyState icon={PackagePlus} title={t('items.emptyTitle')}>
            {t('items.emptyWhat')}
          </EmptyState>
          <Button tone="primary" icon={Plus} isDisabled={!mayEdit} onPress={() => setEditing('new')}>
            {t('items.add')}
          </Button>
        </div>
      ) : (
        <>
          <p className="soft items-hint">{t('items.orderHint')}</p>
          <ItemList items={items} mayEdit={mayEdit} onMove={move} onEdit={setEditing} />
        </>
      )}
      {editing === null ? null : (
        <ItemDialog
          item={editing === 'new' ? null : editing}
          ids={items.map(({ id }) => id)}
          position={editing === 'new' ? nextPosition(items) : editing.position}
          categories={[...new Set(items.map(({ category }) => category).filter(Boolean))]}
          onClose={close}
          onRemove={editing === 'new' ? null : () => void remove(editing)}
        />
      )}
    </div>
  );
}

const nextPosition = (items: readonly CatalogueItem[]): number => (items.at(-1)?.position ?? -1) + 1;

function ItemList(props: {
  readonly items: readonly CatalogueItem[];
  readonly mayEdit: boolean;
  readonly onMove: (from: number, to: number) => Promise<void>;
  readonly onEdit: (item: CatalogueItem) => void;
}) {
  const { t } = useTranslation('counter');
  const [dragged, setDragged] = useState<number | null>(null);
  const { items, mayEdit, onMove } = props;
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null && dragged !== to) void onMove(dragged, to);
    setDragged(null);
  };
  return (
    // A scrolling area has to be reachable by keyboard.
    <div className="items-list scrolls" role="group" aria-label={t('items.order')} tabIndex={0}>
      <ol>
        {items.map((item, index) => (
          <li
            key={item.id}
            className="items-row"
            data-dragged={dragged === index || undefined}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => drop(event, index)}
          >
            <span
              className="items-handle"
              draggable={mayEdit}
              title={t('items.drag', { name: item.name })}
              onDragStart={(event) => {
                event.dataTransfer.setData('text/plain', item.id);
                setDragged(index);
              }}
              onDragEnd={() => setDragged(null)}
            >
              <GripVertical aria-hidden />
            </span>
            <Row item={item} />
            <Button
              size="small"
              tone="quiet"
              icon={ArrowUp}
              label={t('items.up', { name: item.name })}
              isDisabled={!mayEdit || index === 0}
              onPress={() => void onMove(index, index - 1)}
            />
            <Button
              size="small"
              tone="quiet"
              icon={ArrowDown}
              label={t('items.down', { name: item.name })}
              isDisabled={!mayEdit || index === items.length - 1}
              onPress={() => void onMove(index, index + 1)}
            />
            <Button
              size="small"
              label={t('items.edit', { name: item.name })}
              isDisabled={!mayEdit}
              onPress={() => props.onEdit(item)}
            >
              {t('items.change')}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Row({ item }: { readonly item: CatalogueItem }) {
  const format = useFormat();
  return (
    <>
      <ItemPicture item={item} />
      <span className="items-words">
        <strong>{item.name}</strong>
        <span className="soft">{[item.category, ...item.tags].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="items-price number">{format.money(item.priceMinor)}</span>
    </>
  );
}
