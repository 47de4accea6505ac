import './member.css';
import { Gift, ScanLine, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../shared/contract/view.ts';
import { largestBillMinor } from '../../shared/kernel/money.ts';
import {
  AmountDisplay,
  Button,
  Chip,
  extraKeyOf,
  Keypad,
  Panel,
  StampCard,
  Stepper,
} from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay, usePosting } from '../posting.ts';
import { minorOf, useAmount } from '../stores/amount.ts';
import { goTo } from '../stores/navigation.ts';
import { useView } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { CounterActions, CounterLayout } from './counter-layout.tsx';
import { HistoryLines } from './history-lines.tsx';
import { BalanceNotes, MemberHead } from './member-head.tsx';
import { OwnerTools } from './member-tools/owner-tools.tsx';
import { earnedIn, useBillPreview } from './preview.ts';

/** The guest is known: type the bill, press once. */
export function MemberScreen({ member }: { readonly member: MemberView }) {
  return <CounterLayout left={<Guest member={member} />} right={<BillPad />} />;
}

function Guest({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  return (
    <Panel accent className="member">
      <MemberHead member={member} />
      <BalanceNotes balances={member.balances} />
      <StampCards member={member} />
      <NextReward member={member} />
      {member.seenAgain ? (
        <p className="member-again">
          <Chip tone="warn" icon={ScanLine}>
            {t('member.seenAgain')}
          </Chip>
        </p>
      ) : null}
      <HistoryLines title={t('member.recent')} empty={t('member.noRecent')} lines={member.recent} />
      <span className="member-leave">
        <OwnerTools member={member} />
        <Button tone="quiet" size="small" icon={X} label={t('member.leave')} onPress={leave} />
      </span>
    </Panel>
  );
}

const leave = () => void callAndSay('member.leave', {});

/** The card that is nearest to full stands large; the others wait as buttons beneath it. */
function StampCards({ member }: { readonly member: MemberView }) {
  const { text, count } = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const cards = member.stampCards;
  const shown = cards.find((card) => card.card === chosen) ?? cards[0];
  if (!shown) return null;
  return (
    <div className="member-cards">
      <StampCard card={shown} size={member.recent.length === 0 ? 'large' : 'medium'} />
      {cards.length > 1 ? (
        <div className="member-other-cards">
          {cards
            .filter((card) => card !== shown)
            .map((card) => (
              <Button key={card.card} size="small" onPress={() => setChosen(card.card)}>
                {`${text(card.name)} ${count(card.filled)} / ${count(card.boxes)}`}
              </Button>
            ))}
        </div>
      ) : null}
    </div>
  );
}

function NextReward({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const full = member.stampCards.find((card) => card.full > 0);
  if (full) {
    return (
      <p className="next-reward" data-ready>
        <Gift aria-hidden />
        <span>
          <strong>{t('member.fullCard', { reward: format.text(full.rewardName) })}</strong>
          {full.full > 1 ? ` · ${t('stampCard.fullWaiting', { count: full.full })}` : ''}
        </span>
      </p>
    );
  }
  const { nearest } = member;
  if (!nearest) return null;
  return (
    <p className="next-reward">
      <Gift aria-hidden />
      <strong>
        {t('member.toGo', {
          quantity: format.quantity(nearest.unit, nearest.missing),
          unit: format.unitName(nearest.unit, nearest.missing),
          reward: format.text(nearest.name),
        })}
      </strong>
    </p>
  );
}

function BillPad() {
  const { t } = useTranslation('counter');
  const { programme } = useView();
  const { currency } = useFormat();
  const { amount, items, press, setItems, clear } = useAmount();
  const bill = usePosting('bill.post');
  const visit = usePosting('action.post');
  const totalMinor = minorOf(amount.text, currency);
  const countsItems = programme?.earn.some((rule) => rule.amount.kind === 'perItem') ?? false;
  const countsVisits =
    programme?.earn.some((rule) => rule.on.kind === 'action' && rule.on.action === 'visit') ?? false;
  const postsVisit = countsVisits && totalMinor === 0;
  const isBusy = bill.isPosting || visit.isPosting;

  const primary = () => {
    if (isBusy) return;
    if (postsVisit) void visit.post({ action: 'visit' });
    else if (totalMinor > 0) void bill.post({ totalMinor, itemCount: items });
  };
  const redeem = () => goTo('redeem');
  useKeys({ Enter: primary, F6: redeem, Escape: amount.text === '' ? leave : clear });

  return (
    <>
      <AmountDisplay label={t('member.amount')} text={amount.text} invalid={amount.tooLarge} />
      <Keypad onKey={(key) => press(key, currency)} extra={extraKeyOf(currency)} />
      <div className="bill-note">
        {countsItems ? (
          <Stepper label={t('member.items')} value={items} least={0} most={99} onChange={setItems} />
        ) : null}
        <PreviewLine totalMinor={totalMinor} itemCount={items} tooLarge={amount.tooLarge} />
      </div>
      <CounterActions>
        <Button size="large" icon={Gift} onPress={redeem}>
          {t('member.redeem')}
        </Button>
        <Button
          size="large"
          tone="primary"
          posting
          isDisabled={!postsVisit && totalMinor === 0}
          onPress={primary}
        >
          {postsVisit ? t('member.visit') : t('member.earn')}
        </Button>
      </CounterActions>
    </>
  );
}

/** What the bill would bring, before it is paid. */
function PreviewLine(props: {
  readonly totalMinor: number;
  readonly itemCount: number;
  readonly tooLarge: boolean;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const preview = useBillPreview(props.totalMinor, props.itemCount);
  if (props.tooLarge) {
    return (
      <p className="preview" data-bad role="alert">
        {t('member.tooLarge', { limit: format.money(largestBillMinor[format.currency]) })}
      </p>
    );
  }
  if (props.totalMinor === 0) return <p className="preview">{t('member.previewEmpty')}</p>;
  if (!preview) return <p className="preview" />;
  const refusal = preview.refusals[0];
  if (refusal) return <p className="preview">{format.text(refusal.text)}</p>;
  const earned = earnedIn(preview);
  if (earned.length === 0) {
    const why = preview.why.find((line) => line.outcome === null);
    return <p className="preview">{why ? format.text(why.text) : t('member.previewNothing')}</p>;
  }
  const what = earned.map(({ unit, quantity }) => format.signedWithUnit(unit, quantity)).join(' · ');
  return (
    <p className="preview">
      {t('member.preview', { what: '' })}
      <strong>{what}</strong>
    </p>
  );
}
