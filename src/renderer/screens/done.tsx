import './done.css';
import { Check, Crown, HandHeart, PartyPopper, Printer, Ticket, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoneView, SlipPicture as Picture } from '../../shared/contract/view.ts';
import { Button, JobStateWords, Panel, SlipPicture, StampCard, UndoBar } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay, usePosting } from '../posting.ts';
import { call, useView } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { CounterLayout } from './counter-layout.tsx';
import { usePointUnits, useUnitsOf } from './member-head.tsx';

/** It is posted. What it brought and why; ten seconds to take it back; the next scan ends it. */
export function DoneScreen({ done }: { readonly done: DoneView }) {
  return <CounterLayout left={<Result done={done} />} right={<Ways done={done} />} />;
}

function Result({ done }: { readonly done: DoneView }) {
  const { t } = useTranslation('counter');
  const { member } = done;
  const fresh = new Map(done.freshStamps.map(({ card, count }) => [card, count]));
  const card = member?.stampCards.find((each) => fresh.has(each.card)) ?? member?.stampCards[0];
  return (
    <Panel accent className="done">
      <header className="done-head">
        <div>
          <h1 className="member-name">
            {member ? member.name || t('member.guest') : t(`done.${done.kind}`)}
          </h1>
          <p className="member-facts">
            {member?.phone ? <span className="number">{member.phone}</span> : null}
            {member ? <span>{t(`done.${done.kind}`)}</span> : null}
          </p>
        </div>
      </header>
      <Headline done={done} />
      <Level done={done} />
      <Wins done={done} />
      {card ? (
        <StampCard card={card} fresh={fresh.get(card.card) ?? 0} size={isFull(done) ? 'small' : 'medium'} />
      ) : null}
      <Gives done={done} />
      <Why done={done} />
    </Panel>
  );
}

/** So much happened that the card makes room for the reasons. */
const isFull = ({ tier, gives, walletMinor, why }: DoneView): boolean =>
  tier !== null || gives.length > 0 || walletMinor > 0 || why.length > 3;

/** The one number to read from across the counter. */
function Headline({ done }: { readonly done: DoneView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const pointUnits = usePointUnits();
  const wallets = useUnitsOf('money');
  const isBack = done.kind === 'undone' || done.kind === 'refund';
  const Icon = isBack ? Undo2 : done.kind === 'enrolled' ? PartyPopper : Check;
  const isThing = useThings();
  // Things have lines of their own, and what a wallet paid stands beneath.
  const isHeadline = (unit: string, quantity: number): boolean =>
    isThing(unit) ? isBack && quantity < 0 : done.walletMinor === 0 || !wallets.has(unit);
  const changes = done.changes
    .filter(({ unit, quantity }) => isHeadline(unit, quantity))
    .map(({ unit, quantity }) => format.signedWithUnit(unit, quantity));
  const moved = new Set(done.changes.map(({ unit }) => unit));
  const balances =
    done.member?.balances.filter(
      ({ unit }) => pointUnits.has(unit) || (wallets.has(unit) && moved.has(unit)),
    ) ?? [];
  const headline =
    changes.length > 0
      ? changes.join(' · ')
      : done.kind === 'giftCard' && done.payableMinor !== null
        ? format.money(done.payableMinor)
        : done.kind === 'anonymous' && done.totalMinor !== null
          ? format.money(done.totalMinor)
          : t(done.kind === 'sale' ? 'done.nothing' : `done.${done.kind}`);
  return (
    <div className="headline" data-back={isBack || undefined}>
      <span className="headline-mark">
        <Icon aria-hidden />
      </span>
      <div className="headline-words">
        <p className="headline-number" data-long={headline.length > 20 || undefined}>
          {headline}
        </p>
        <p className="headline-facts">
          {balances.map((balance) => (
            <span key={balance.unit} className="number">
              {t('done.balance', {
                quantity: format.quantity(balance.unit, balance.available),
                unit: format.unitName(balance.unit, balance.available),
              })}
            </span>
          ))}
          {done.walletMinor > 0 ? (
            <span className="number">
              {t('done.walletPaid')} {format.money(done.walletMinor)}
            </span>
          ) : null}
          {done.payableMinor !== null && done.payableMinor !== done.totalMinor ? (
            <strong className="number">
              {t('done.toPay')} {format.money(done.payableMinor)}
            </strong>
          ) : null}
        </p>
      </div>
    </div>
  );
}

/** A level reached is celebrated; one that was lost is only said. */
function Level({ done }: { readonly done: DoneView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { tier } = done;
  if (!tier) return null;
  const level = format.text(tier.after);
  return (
    <p className="next-reward done-level" data-ready={tier.up || undefined} role="status">
      <Crown aria-hidden />
      <strong>{t(tier.up ? 'done.tierUp' : 'done.tierMoved', { level })}</strong>
      <span>{t('done.tierUpFrom', { before: format.text(tier.before) })}</span>
    </p>
  );
}

/** Vouchers and memberships that this brought. */
function Wins({ done }: { readonly done: DoneView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const isThing = useThings();
  const won = done.changes.filter(({ unit, quantity }) => quantity > 0 && isThing(unit));
  if (won.length === 0) return null;
  return (
    <p className="next-reward" data-ready>
      <Ticket aria-hidden />
      <span>
        {t('done.wins')}:{' '}
        <strong>
          {won
            .map(({ unit, quantity }) => t('done.pieces', { count: quantity, name: format.unitName(unit) }))
            .join(', ')}
        </strong>
      </span>
    </p>
  );
}

/** Vouchers and memberships are held like units, and counted in pieces. */
function useThings(): (unit: string) => boolean {
  const { programme } = useView();
  const things = new Set(
    [...(programme?.vouchers ?? []), ...(programme?.memberships ?? [])].map(({ id }) => id),
  );
  return (unit) => things.has(unit);
}

function Gives({ done }: { readonly done: DoneView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  if (done.gives.length === 0) return null;
  return (
    <p className="next-reward" data-ready>
      <HandHeart aria-hidden />
      <span>
        {t('done.handOver')}:{' '}
        <strong>
          {done.gives
            .map(({ name, pieces }) => t('done.pieces', { count: pieces, name: format.text(name) }))
            .join(', ')}
        </strong>
      </span>
    </p>
  );
}

function Why({ done }: { readonly done: DoneView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const signedMoney = (minor: number) => `${minor < 0 ? '−' : ''}${format.money(Math.abs(minor))}`;
  if (done.why.length === 0) return null;
  return (
    // A scrolling area has to be reachable by keyboard.
    <section className="why scrolls" tabIndex={0} aria-label={t('done.why')}>
      <ul>
        {done.why.map((line, index) => (
          // Two rules may say the same sentence; their order is fixed.
          <li key={index} className="why-line">
            <span>{format.text(line.text)}</span>
            <strong className="number">
              {line.outcome === null
                ? '—'
                : 'unit' in line.outcome
                  ? format.signedWithUnit(line.outcome.unit, line.outcome.quantity)
                  : signedMoney(line.outcome.moneyMinor)}
            </strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ways({ done }: { readonly done: DoneView }) {
  const { t } = useTranslation(['counter', 'common']);
  const undo = usePosting('event.undo');
  const isUndoable = done.undoUntilMs !== null;
  const takeBack = () => {
    if (isUndoable && !undo.isPosting) void undo.post({ event: done.event });
  };
  const print = () => void callAndSay('slip.reprint', { event: done.event });
  const next = () => void callAndSay('done.dismiss', {});
  useKeys({ Enter: next, Escape: next, F8: takeBack, F9: print });
  return (
    <>
      <Slip done={done} onPrint={print} />
      {done.undoUntilMs === null ? null : (
        <UndoBar untilMs={done.undoUntilMs} forMs={done.undoForMs} onUndo={takeBack} />
      )}
      <Button size="large" tone="primary" posting stretch onPress={next}>
        {t('done.next')}
      </Button>
    </>
  );
}

function Slip({ done, onPrint }: { readonly done: DoneView; readonly onPrint: () => void }) {
  const { t } = useTranslation(['counter', 'common']);
  const picture = useSlip(done.event);
  return (
    <Panel className="done-slip">
      <div className="done-slip-head">
        <div className="done-slip-words">
          <h2>{t('done.slip')}</h2>
          {done.slip ? <JobStateWords state={done.slip.state} /> : null}
        </div>
        <Button size="small" icon={Printer} onPress={onPrint}>
          {t('common:actions.print')}
        </Button>
      </div>
      <SlipPicture picture={picture} />
    </Panel>
  );
}

function useSlip(event: string): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void call('slip.preview', { event }).then((outcome) => {
      if (isCurrent && outcome.kind === 'done') setPicture(outcome.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [event]);
  return picture;
}
