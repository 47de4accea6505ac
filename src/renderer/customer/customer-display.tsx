import './customer.css';
import { Crown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BalanceView, CustomerView, ProgrammeView, StampCardView } from '../../shared/contract/view.ts';
import { StampCard } from '../components/index.ts';
import { usePageLook } from '../shell/page-look.ts';
import { useTerminal, useView } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { IdleArt } from './idle-art.tsx';

/** The second screen, turned to the guest. It shows what the terminal says and takes no input. */
export function CustomerDisplay() {
  const hasView = useTerminal((state) => state.view !== null);
  const line = useTerminal((state) => state.line);
  usePageLook();
  return hasView && line === 'open' ? <Stage /> : <Connecting />;
}

/** A broken line must not leave someone's balance standing for the next guest. */
function Connecting() {
  const { t } = useTranslation('owner');
  return (
    <main className="customer" data-at="connecting">
      <h1 className="customer-quiet">{t('customer.connecting')}</h1>
    </main>
  );
}

function Stage() {
  const { customer, shop, programme } = useView();
  switch (customer.at) {
    case 'idle':
      return <Idle name={shop?.name ?? 'Quen'} programme={programme} />;
    case 'member':
      return <Guest customer={customer} />;
    case 'done':
      return <Thanks customer={customer} />;
  }
}

function Idle(props: { readonly name: string; readonly programme: ProgrammeView | null }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { name, programme } = props;
  return (
    <main className="customer" data-at="idle">
      <IdleArt shape={programme?.stampCards[0]?.shape ?? null} />
      <div className="customer-idle">
        <p className="customer-welcome">{t('customer.welcome')}</p>
        <h1 className="customer-shop">{name}</h1>
        {programme ? <p className="customer-programme">{format.text(programme.name)}</p> : null}
        <p className="customer-invite">{t('customer.idleLine')}</p>
      </div>
    </main>
  );
}

function Guest({ customer }: { readonly customer: Extract<CustomerView, { at: 'member' }> }) {
  const { t } = useTranslation('owner');
  const { name } = customer;
  return (
    <main className="customer" data-at="member">
      <ProgrammeName />
      <h1 className="customer-hello">{name ? t('customer.hello', { name }) : t('customer.helloNoName')}</h1>
      <Balances label={t('customer.balance')} balances={customer.balances} stampCards={customer.stampCards} />
      <Card stampCards={customer.stampCards} fresh={0} />
    </main>
  );
}

/** What the balances below belong to. */
function ProgrammeName() {
  const { programme } = useView();
  const format = useFormat();
  return programme ? <p className="customer-programme">{format.text(programme.name)}</p> : null;
}

function Thanks({ customer }: { readonly customer: Extract<CustomerView, { at: 'done' }> }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { name, changes, freshStamps, stampCards } = customer;
  const card = stampCards[0];
  const fresh = freshStamps.find((each) => each.card === card?.card)?.count ?? 0;
  return (
    <main className="customer" data-at="done">
      <h1 className="customer-hello">{name ? t('customer.thanks', { name }) : t('customer.thanksNoName')}</h1>
      {customer.tier?.up ? (
        <p className="customer-tier">
          <Crown aria-hidden />
          {t('customer.tierUp', { level: format.text(customer.tier.after) })}
        </p>
      ) : null}
      <p className="customer-changes" role="status">
        {changes.map(({ unit, quantity }) => (
          <span key={unit} className="customer-change">
            {format.signedWithUnit(unit, quantity)}
          </span>
        ))}
      </p>
      <Balances label={t('customer.now')} balances={customer.balances} stampCards={stampCards} isSmall />
      <Card stampCards={stampCards} fresh={fresh} />
    </main>
  );
}

/** Stamps are seen on their card; everything else is a number. */
function Balances(props: {
  readonly label: string;
  readonly balances: readonly BalanceView[];
  readonly stampCards: readonly StampCardView[];
  readonly isSmall?: boolean;
}) {
  const { programme } = useView();
  const format = useFormat();
  const onCards = new Set(programme?.stampCards.map((card) => card.unit));
  const quiet = new Set(
    programme?.units.filter(({ kind }) => kind === 'credit' || kind === 'entries').map(({ id }) => id),
  );
  const counted = props.balances.filter(
    ({ unit }) => !quiet.has(unit) && (!onCards.has(unit) || props.stampCards.length === 0),
  );
  const held = counted.filter(({ available }) => available > 0);
  // A purse that most guests never fill is no news beside what they have.
  const shown = held.length > 0 ? held : counted.slice(0, 1);
  if (shown.length === 0) return null;
  return (
    <div className="customer-balances" data-small={props.isSmall || undefined}>
      <p className="customer-label">{props.label}</p>
      {shown.map(({ unit, available }) => (
        <p key={unit} className="customer-balance">
          <b>{format.quantity(unit, available)}</b> <span>{format.unitName(unit, available)}</span>
        </p>
      ))}
    </div>
  );
}

/** The card that is nearest to full. */
function Card(props: { readonly stampCards: readonly StampCardView[]; readonly fresh: number }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const card = props.stampCards[0];
  if (!card) return null;
  const left = card.boxes - card.filled;
  const reward = format.text(card.rewardName);
  return (
    <div className="customer-card">
      <StampCard card={card} fresh={props.fresh} size="large" />
      <p className="customer-next">
        {left === 0 ? t('customer.full', { reward }) : t('customer.missing', { count: left, reward })}
      </p>
    </div>
  );
}
