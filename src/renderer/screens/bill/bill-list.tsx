import './bill-list.css';
import { Minus, Plus, ReceiptText, Tag, Trash2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueItem } from '../../../shared/contract/view.ts';
import { Button, EmptyState } from '../../components/index.ts';
import { type BillEntry, useBill } from '../../stores/bill.ts';
import { useCatalogue } from '../../stores/catalogue.ts';
import { useFormat } from '../../texts/format.ts';
import type { Benefit } from './benefits.ts';
import { lineMinor } from './current-bill.ts';

/** What is rung up, newest last; beneath it what comes off. What came last is always in sight. */
export function BillList({ benefits }: { readonly benefits: readonly Benefit[] }) {
  const { t } = useTranslation('counter');
  const { entries } = useBill();
  const items = useCatalogue() ?? [];
  const list = useRef<HTMLDivElement>(null);
  const lines = entries.length + benefits.length;
  useEffect(() => {
    if (lines > 0) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lines]);
  if (lines === 0) {
    return <EmptyState icon={ReceiptText} title={t('bill.empty')} />;
  }
  return (
    // A scrolling area has to be reachable by keyboard.
    <div ref={list} className="bill-list scrolls" role="group" aria-label={t('bill.title')} tabIndex={0}>
      <ul>
        {entries.map((entry, position) => (
          <Line key={keyOf(entry, position)} entry={entry} position={position} items={items} />
        ))}
        {benefits.map((benefit) => (
          <BenefitLine key={benefit.id} benefit={benefit} />
        ))}
      </ul>
    </div>
  );
}

/** Amounts typed by hand have no name of their own: their place tells them apart. */
const keyOf = (entry: BillEntry, position: number): string =>
  entry.kind === 'item' ? entry.item : `typed ${position}`;

function Line(props: {
  readonly entry: BillEntry;
  readonly position: number;
  readonly items: readonly CatalogueItem[];
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { setQuantity } = useBill();
  const { entry, position, items } = props;
  const quantity = entry.kind === 'item' ? entry.quantity : 1;
  const name =
    entry.kind === 'typed'
      ? t('bill.typed')
      : (items.find(({ id }) => id === entry.item)?.name ?? entry.item);
  return (
    <li className="bill-line">
      <span className="bill-name">{name}</span>
      <span className="bill-quantity" role="group" aria-label={t('bill.quantityOf', { name })}>
        <Button
          size="small"
          tone="quiet"
          icon={quantity === 1 ? Trash2 : Minus}
          label={quantity === 1 ? t('bill.remove', { name }) : `${name}: −1`}
          onPress={() => setQuantity(position, quantity - 1)}
        />
        {entry.kind === 'item' ? (
          <>
            <output className="bill-count">{format.count(quantity)}</output>
            <Button
              size="small"
              tone="quiet"
              icon={Plus}
              label={`${name}: +1`}
              onPress={() => setQuantity(position, quantity + 1)}
            />
          </>
        ) : null}
      </span>
      <span className="bill-money number">{format.money(lineMinor(entry, items))}</span>
    </li>
  );
}

function BenefitLine({ benefit }: { readonly benefit: Benefit }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { unchoose } = useBill();
  return (
    <li className="bill-line" data-benefit>
      <span className="bill-name">
        <Tag aria-hidden />
        {benefit.name}
      </span>
      {benefit.isChosen ? (
        <Button
          size="small"
          tone="quiet"
          icon={X}
          label={t('bill.remove', { name: benefit.name })}
          onPress={() => unchoose(benefit.id)}
        />
      ) : null}
      <span className="bill-money number">
        {benefit.offMinor > 0 ? `−${format.money(benefit.offMinor)}` : ''}
      </span>
    </li>
  );
}
