import './member.css';
import { Gift, ScanLine, X } from 'lucide-react';
import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../shared/contract/view.ts';
import {
  AmountDisplay,
  Button,
  Chip,
  extraKeyOf,
  Keypad,
  Panel,
  Segmented,
  StampCard,
  Stepper,
} from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay, usePosting } from '../posting.ts';
import { type PadKey, useAmount } from '../stores/amount.ts';
import { clearBill, useBill } from '../stores/bill.ts';
import { useForGuest } from '../stores/for-guest.ts';
import { goTo } from '../stores/navigation.ts';
import { useProgramme } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { BillPane } from './bill/bill-pane.tsx';
import { CodeChips } from './bill/code-chips.tsx';
import { useCodes, useCurrentBill, useRingsUp } from './bill/current-bill.ts';
import { ItemGrid } from './bill/item-grid.tsx';
import { PaidByButton } from './bill/paid-by.tsx';
import { usePostBill } from './bill/post-bill.ts';
import { PreviewLine } from './bill/preview-line.tsx';
import { CounterActions, CounterLayout } from './counter-layout.tsx';
import { HistoryLines } from './history-lines.tsx';
import { BalanceNotes, MemberHead, MemberMarks } from './member-head.tsx';
import { Holdings, MemberChips, MemberNews, TierStrip, useHoldings } from './member-standing.tsx';
import { OwnerTools } from './member-tools/owner-tools.tsx';
import { More } from './more/more.tsx';
import { useBillPreview } from './preview.ts';

/** The guest is known: type the bill, press once. */
export function MemberScreen({ member }: { readonly member: MemberView }) {
  return <CounterLayout left={<Guest member={member} />} right={<BillPad />} />;
}

/** Everything of the member; where items are rung up, one touch away from them. */
function Guest({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  const ringsUp = useRingsUp();
  const [shows, setShows] = useForGuest<'items' | 'member'>('items');
  const codes = useCodes();
  return (
    <Panel accent className={`member ${ringsUp ? 'member-rings-up' : ''}`}>
      <MemberHead member={member} />
      <MemberMarks member={member} />
      <div className="member-bar">
        {member.tier ? <TierStrip tier={member.tier} /> : null}
        {ringsUp ? (
          <Segmented
            label={t('member.details')}
            value={shows}
            options={[
              { value: 'items', label: t('member.ringUp') },
              { value: 'member', label: t('member.detailsTab') },
            ]}
            onChange={setShows}
          />
        ) : null}
      </div>
      <CodeChips codes={codes} />
      {ringsUp && shows === 'items' ? <ItemGrid /> : <Facts member={member} />}
      <span className="member-leave">
        <More member={member} />
        <OwnerTools member={member} />
        <Button tone="quiet" size="small" icon={X} label={t('member.leave')} onPress={leave} />
      </span>
    </Panel>
  );
}

function Facts({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  return (
    // A scrolling area has to be reachable by keyboard.
    <div className="member-body scrolls" role="group" aria-label={t('member.details')} tabIndex={0}>
      <MemberNews member={member} />
      <NextReward member={member} />
      <StampCards member={member} />
      <Holdings member={member} />
      <BalanceNotes balances={member.balances}>
        <MemberChips member={member} />
      </BalanceNotes>
      {member.seenAgain ? (
        <p className="member-again">
          <Chip tone="warn" icon={ScanLine}>
            {t('member.seenAgain')}
          </Chip>
        </p>
      ) : null}
      <HistoryLines title={t('member.recent')} empty={t('member.noRecent')} lines={member.recent} />
    </div>
  );
}

const leave = () => void callAndSay('member.leave', {});

/** The card that is nearest to full stands as large as what else is held lets it; the others wait as buttons beneath it. */
function StampCards({ member }: { readonly member: MemberView }) {
  const { text, count } = useFormat();
  const [chosen, setChosen] = useForGuest<string | null>(null);
  const cards = member.stampCards;
  const shown = cards.find((card) => card.card === chosen) ?? cards[0];
  const holdings = useHoldings(member);
  if (!shown) return null;
  const size = holdings.count > 0 ? 'small' : member.recent.length === 0 ? 'large' : 'medium';
  return (
    <div className="member-cards">
      <StampCard card={shown} size={size} />
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

/** Knows nothing of who stands there, and so stays as it is when somebody else does. */
const BillPad = memo(function BillPad() {
  const ringsUp = useRingsUp();
  return ringsUp ? <RungUp /> : <Typed />;
});

const redeem = () => goTo('redeem');

/** The bill of items; with nothing on it the same button counts a visit. */
function RungUp() {
  const { t } = useTranslation('counter');
  const bill = usePostBill('bill.post');
  const visit = useVisit();
  const postsVisit = visit.counts && !bill.canPost;
  const primary = postsVisit ? visit.post : bill.post;
  return (
    <BillPane
      onPost={primary}
      onLeave={leave}
      onRedeem={redeem}
      actions={
        <CounterActions>
          <Button size="large" icon={Gift} onPress={redeem}>
            {t('member.redeem')}
          </Button>
          <Button
            size="large"
            tone="primary"
            posting
            isDisabled={!bill.canPost && !postsVisit}
            onPress={primary}
          >
            {t(postsVisit ? 'member.visit' : 'member.earn')}
          </Button>
        </CounterActions>
      }
    />
  );
}

function Typed() {
  const { t } = useTranslation('counter');
  const programme = useProgramme();
  const { currency } = useFormat();
  const { amount, items, press, setItems } = useAmount();
  const { chosen, parts, main } = useBill();
  const bill = usePostBill('bill.post');
  const visit = useVisit();
  const request = useCurrentBill();
  const preview = useBillPreview(request);
  const countsItems = programme?.earn.some((rule) => rule.amount.kind === 'perItem') ?? false;
  const postsVisit = visit.counts && !bill.canPost;
  const primary = postsVisit ? visit.post : bill.post;
  const isEmpty = amount.text === '' && chosen.length === 0 && parts.length === 0 && main === 'cash';
  useKeys({ Enter: primary, F6: redeem, Escape: isEmpty ? leave : clearBill });
  const onKey = useCallback((key: PadKey) => press(key, currency), [press, currency]);

  return (
    <>
      <div className="amount-row">
        <PaidByButton totalMinor={request.totalMinor} />
        <AmountDisplay label={t('member.amount')} text={amount.text} invalid={amount.tooLarge} />
      </div>
      <Keypad onKey={onKey} extra={extraKeyOf(currency)} />
      <div className="bill-note">
        {countsItems ? (
          <Stepper label={t('member.items')} value={items} least={0} most={99} onChange={setItems} />
        ) : null}
        <PreviewLine preview={preview} totalMinor={request.totalMinor} tooLarge={amount.tooLarge} />
      </div>
      <CounterActions>
        <Button size="large" icon={Gift} onPress={redeem}>
          {t('member.redeem')}
        </Button>
        <Button
          size="large"
          tone="primary"
          posting
          isDisabled={!postsVisit && !bill.canPost}
          onPress={primary}
        >
          {postsVisit ? t('member.visit') : t('member.earn')}
        </Button>
      </CounterActions>
    </>
  );
}

/** A visit without a bill, where the programme rewards visits. */
function useVisit(): { readonly counts: boolean; readonly post: () => void } {
  const programme = useProgramme();
  const visit = usePosting('action.post');
  return {
    counts: programme?.earn.some((rule) => rule.on.kind === 'action' && rule.on.action === 'visit') ?? false,
    post: () => {
      if (!visit.isPosting) void visit.post({ action: 'visit' });
    },
  };
}
