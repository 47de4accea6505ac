import './item-grid.css';
import { ChevronLeft, ChevronRight, LayoutGrid } from 'lucide-react';
import {
  type CSSProperties,
  Fragment,
  type KeyboardEvent,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem } from '../../../shared/contract/view.ts';
import { keepFocus } from '../../components/button.tsx';
import { Button, EmptyState } from '../../components/index.ts';
import { type BillEntry, useBill } from '../../stores/bill.ts';
import { useCatalogue } from '../../stores/catalogue.ts';
import { useForGuest } from '../../stores/for-guest.ts';
import { type Earns, useItemEarnings } from '../../stores/item-earnings.ts';
import { useFormat } from '../../texts/format.ts';
import { ItemPicture } from './item-picture.tsx';

/** Quick keys: everything the shop sells, a category at a time, a page at a time. A touch adds one. */
export function ItemGrid({ onAdded }: { readonly onAdded?: () => void }) {
  const { t } = useTranslation('counter');
  const items = useCatalogue();
  const [category, setCategory] = useForGuest<string | null>(null);
  const [page, setPage] = useForGuest(0);
  const { entries, addItem } = useBill();
  const earnings = useItemEarnings();
  const add = useCallback(
    (item: string) => {
      addItem(item);
      onAdded?.();
    },
    [addItem, onAdded],
  );
  const keys = useRef<HTMLDivElement>(null);
  const { columns, rows } = useCapacity(keys);
  if (!items) return <EmptyState icon={LayoutGrid} title={t('bill.loading')} />;
  const categories = [...new Set(items.map((item) => item.category).filter(Boolean))];
  const listed = items.filter((item) => category === null || item.category === category);
  const perPage = columns * rows;
  const pages = Math.max(1, Math.ceil(listed.length / perPage));
  const shown = Math.min(page, pages - 1);
  const show = (next: string | null) => {
    setCategory(next);
    setPage(0);
  };
  return (
    <section className="item-grid" aria-label={t('bill.items')}>
      <div className="item-tabs">
        <div className="item-categories" role="group" aria-label={t('bill.categories')}>
          {categories.length > 1
            ? [null, ...categories].map((each) => (
                <AriaButton
                  key={each ?? ''}
                  className="item-tab"
                  aria-pressed={each === category}
                  onPress={() => show(each)}
                  {...keepFocus}
                >
                  {each ?? t('bill.all')}
                </AriaButton>
              ))
            : null}
        </div>
        {pages > 1 ? <Pager page={shown} pages={pages} onPage={setPage} /> : null}
      </div>
      <div
        ref={keys}
        className="item-keys"
        style={{ '--columns': columns, '--rows': rows } as CSSProperties}
        onKeyDownCapture={(event) => moveFocus(event, columns)}
      >
        {listed.slice(shown * perPage, (shown + 1) * perPage).map((item) => (
          <ItemKey
            key={item.id}
            item={item}
            count={countOf(entries, item.id)}
            earns={earnings.get(item.id)}
            onPress={add}
          />
        ))}
      </div>
    </section>
  );
}

const countOf = (entries: readonly BillEntry[], item: string): number =>
  entries.reduce(
    (sum, entry) => sum + (entry.kind === 'item' && entry.item === item ? entry.quantity : 0),
    0,
  );

const ItemKey = memo(function ItemKey(props: {
  readonly item: CatalogueItem;
  /** Of it on the bill. */
  readonly count: number;
  /** Absent: not known, or not to be shown. */
  readonly earns: Earns | undefined;
  readonly onPress: (item: string) => void;
}) {
  const format = useFormat();
  const { item, count, earns } = props;
  return (
    <AriaButton
      className="item-key"
      data-counted={count > 0 || undefined}
      onPress={() => props.onPress(item.id)}
      {...keepFocus}
    >
      <ItemPicture item={item} />
      <span className="item-words">
        <span className="item-name">{item.name}</span>
        <span className="item-price number">
          <span>{format.money(item.priceMinor)}</span>
          {earns?.map(({ unit, quantity }) => (
            <Fragment key={unit}>
              <b className="item-earns">{format.signed(unit, quantity)}</b>
              <span className="item-earns">{format.unitName(unit, quantity)}</span>
            </Fragment>
          ))}
        </span>
      </span>
      {count > 0 ? <span className="item-count">{format.count(count)}</span> : null}
    </AriaButton>
  );
});

function Pager(props: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const { t } = useTranslation('counter');
  const { page, pages, onPage } = props;
  return (
    <div className="item-pager">
      <Button
        size="small"
        tone="quiet"
        icon={ChevronLeft}
        label={t('bill.previousPage')}
        isDisabled={page === 0}
        onPress={() => onPage(page - 1)}
      />
      <span className="number" aria-live="polite">
        {t('bill.page', { page: page + 1, pages })}
      </span>
      <Button
        size="small"
        tone="quiet"
        icon={ChevronRight}
        label={t('bill.nextPage')}
        isDisabled={page === pages - 1}
        onPress={() => onPage(page + 1)}
      />
    </div>
  );
}

/** The smallest key, in rem: a finger hits it and two lines of a name stand in it. */
const leastKey = { width: 10.25, height: 4.75, gap: 0.5 };

/** How many keys stand on one page, by the room there is. */
function useCapacity(element: RefObject<HTMLElement | null>): {
  readonly columns: number;
  readonly rows: number;
} {
  const [capacity, setCapacity] = useState({ columns: 3, rows: 4 });
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const fit = (room: number, least: number) =>
        Math.max(1, Math.floor((room / rem + leastKey.gap) / (least + leastKey.gap)));
      const columns = fit(target.clientWidth, leastKey.width);
      const rows = fit(target.clientHeight, leastKey.height);
      setCapacity((now) => (now.columns === columns && now.rows === rows ? now : { columns, rows }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  });
  return capacity;
}

const steps: Readonly<Record<string, (columns: number) => number>> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (columns) => -columns,
  ArrowDown: (columns) => columns,
};

/** Arrows walk over the keys as the eye does. */
function moveFocus(event: KeyboardEvent<HTMLElement>, columns: number): void {
  const step = steps[event.key]?.(columns);
  if (step === undefined) return;
  const keys = [...event.currentTarget.querySelectorAll('button')];
  const next = keys[keys.indexOf(document.activeElement as HTMLButtonElement) + step];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

/** Down from anywhere into the quick keys. */
export function focusFirstItem(): void {
  const keys = [...document.querySelectorAll<HTMLButtonElement>('.item-key')];
  // Those of a screen that is out of sight are there too.
  keys.find((key) => key.checkVisibility())?.focus();
}

/** Out of the quick keys, so that Enter posts again. Answers whether there was anything to leave. */
export function leaveItems(): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.closest('.item-grid')) return false;
  focused.blur();
  return true;
}
