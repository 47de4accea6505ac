import { Calculator, ReceiptText } from 'lucide-react';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, RewardView } from '../../shared/contract/view.ts';
import {
  AmountDisplay,
  Button,
  EmptyState,
  extraKeyOf,
  Keypad,
  Panel,
  Stepper,
} from '../components/index.ts';
import { useKeys, usePadKeys } from '../keys.ts';
import { minorOf, type PadKey, useAmount } from '../stores/amount.ts';
import { type Chosen, useBill } from '../stores/bill.ts';
import { goTo } from '../stores/navigation.ts';
import { useFormat } from '../texts/format.ts';
import { type BillRequest, useCurrentBill, useRingsUp } from './bill/current-bill.ts';
import { useBillPreview, useRewardPreview } from './preview.ts';
import { RedeemConfirm } from './redeem-confirm.tsx';
import { mostThatFits, quickChoices, typedQuantity } from './redeem-quantity.ts';
import { availableFor, moreOf, withChosen } from './redeem-taking.ts';
import { rewardIcons, useRewardDetail } from './reward-detail.ts';

interface Props {
  readonly member: MemberView;
  readonly reward: RewardView;
  /** It went onto the bill: another may follow. */
  readonly onAdded: () => void;
}

/** The chosen reward: how much of it, what it leaves, and the one button. */
export function RewardPane(props: Props) {
  const { reward } = props;
  const bill = useCurrentBill();
  const ringsUp = useRingsUp();
  const [isBillKnown, setBillKnown] = useState(bill.totalMinor > 0);
  if (reward.needsBill && !isBillKnown) {
    return ringsUp ? <RingUpFirst /> : <BillFirst reward={reward} onNext={() => setBillKnown(true)} />;
  }
  return reward.kind === 'pointsAsMoney' ? <PointsAsMoney {...props} /> : <Item {...props} />;
}

/** Items are rung up where their keys are. */
function RingUpFirst() {
  const { t } = useTranslation('counter');
  const toBill = () => goTo('counter');
  useKeys({ Enter: toBill });
  return (
    <Panel className="reward-pane">
      <EmptyState icon={ReceiptText} title={t('redeem.withBillFirst')} />
      <Button size="large" tone="primary" posting stretch onPress={toBill}>
        {t('redeem.ringUp')}
      </Button>
    </Panel>
  );
}

/** It takes something off a bill, so the bill has to be there. */
function BillFirst({ reward, onNext }: { readonly reward: RewardView; readonly onNext: () => void }) {
  const { t } = useTranslation(['counter', 'common']);
  const { currency, unitName } = useFormat();
  const { amount, press } = useAmount();
  const hasBill = minorOf(amount.text, currency) > 0;
  const next = () => {
    if (hasBill) onNext();
  };
  useKeys({ Enter: next });
  return (
    <>
      <AmountDisplay label={t('member.amount')} text={amount.text} invalid={amount.tooLarge} />
      <Keypad onKey={(key) => press(key, currency)} extra={extraKeyOf(currency)} />
      <p className="counter-note">
        {reward.kind === 'pointsAsMoney'
          ? t('redeem.billFirst', { unit: unitName(reward.unit) })
          : t('redeem.withBillFirst')}
      </p>
      <Button size="large" tone="primary" posting stretch isDisabled={!hasBill} onPress={next}>
        {t('common:actions.next')}
      </Button>
    </>
  );
}

function PointsAsMoney({ member, reward, onAdded }: Props) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const bill = useCurrentBill();
  const { totalMinor } = bill;
  const most = mostThatFits(reward, totalMinor);
  const [quantity, setQuantity] = useState(most);
  const [isTyping, setTyping] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const preview = useBillPreview(quantity > 0 ? withReward(bill, { reward: reward.reward, quantity }) : bill);
  const refusal = preview?.refusals[0];
  const offMinor = Math.floor(quantity / reward.price) * (reward.stepMinor ?? 0);
  const payableMinor = preview?.due.payableMinor ?? totalMinor - offMinor;
  const canRedeem = quantity > 0 && !refusal;
  const ask = () => {
    if (canRedeem) setAsking(true);
  };
  const type = (key: PadKey) => setQuantity(typedQuantity(quantity, key, most));
  useKeys({ Enter: ask });
  return (
    <Panel className="reward-pane">
      <p className="soft">{format.text(reward.name)}</p>
      <div className="reward-amount">
        <p className="reward-quantity">
          <strong>{format.quantity(reward.unit, quantity)}</strong>
          <span>{format.unitName(reward.unit, quantity)}</span>
        </p>
        <p className="reward-off">
          <span>{t('redeem.off')}</span>
          <strong className="number">−{format.money(offMinor)}</strong>
        </p>
      </div>
      {isTyping ? (
        <Keypad onKey={type} />
      ) : (
        <Choices
          reward={reward}
          most={most}
          quantity={quantity}
          onChange={setQuantity}
          onType={type}
          onPad={() => setTyping(true)}
        />
      )}
      <div className="reward-foot">
        {refusal ? (
          <p className="reward-refusal" role="alert">
            {format.text(refusal.text)}
          </p>
        ) : null}
        <Figures
          rows={[
            ...(isTyping ? [] : [[t('redeem.bill'), format.money(totalMinor)] as const]),
            [t('redeem.toPay'), format.money(payableMinor)],
            [t('redeem.left'), format.withUnit(reward.unit, availableFor(member, reward) - quantity)],
          ]}
        />
        <RewardActions
          reward={reward}
          quantity={quantity}
          hasBill
          isDisabled={!canRedeem}
          onAdded={onAdded}
          onRedeem={ask}
        >
          {t('redeem.redeemQuantity', {
            quantity: format.quantity(reward.unit, quantity),
            unit: format.unitName(reward.unit, quantity),
          })}
        </RewardActions>
      </div>
      {isAsking ? (
        <RedeemConfirm
          member={member}
          reward={reward}
          quantity={quantity}
          bill={bill}
          payableMinor={payableMinor}
          balanceAfter={availableFor(member, reward) - quantity}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Panel>
  );
}

/** A slider for the gist, buttons for the usual, digits from a keyboard for the exact. */
function Choices(props: {
  readonly reward: RewardView;
  readonly most: number;
  readonly quantity: number;
  readonly onChange: (quantity: number) => void;
  readonly onType: (key: PadKey) => void;
  readonly onPad: () => void;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { reward, most, quantity } = props;
  usePadKeys(props.onType);
  return (
    <>
      <input
        className="slider"
        type="range"
        aria-label={t('redeem.slider')}
        aria-valuetext={format.withUnit(reward.unit, quantity)}
        min={0}
        max={most}
        step={reward.price}
        value={quantity}
        style={{ '--filled': `${most === 0 ? 0 : (100 * quantity) / most}%` } as CSSProperties}
        onChange={(event) => props.onChange(Number(event.target.value))}
      />
      <div className="reward-quick">
        {quickChoices(most, reward.price).map((choice) => (
          <Button key={choice} onPress={() => props.onChange(choice)}>
            {choice === most
              ? t('redeem.all', { quantity: format.quantity(reward.unit, choice) })
              : format.quantity(reward.unit, choice)}
          </Button>
        ))}
        <Button icon={Calculator} label={t('redeem.type')} onPress={props.onPad} />
      </div>
    </>
  );
}

function Item({ member, reward, onAdded }: Props) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const bill = useCurrentBill();
  const { totalMinor } = bill;
  const [pieces, setPieces] = useState(1);
  const [isAsking, setAsking] = useState(false);
  const taking = { reward: reward.reward, quantity: pieces };
  const withBill = useBillPreview(withReward(bill, taking));
  const alone = useRewardPreview(totalMinor > 0 ? [] : [taking]);
  const refusal = (withBill ?? alone)?.refusals[0];
  const balanceAfter = availableFor(member, reward) - pieces * reward.price;
  const ask = () => {
    if (!refusal) setAsking(true);
  };
  useKeys({ Enter: ask });
  return (
    <Panel className="reward-pane">
      <RewardPicture reward={reward} pieces={pieces} />
      {reward.most > 1 ? (
        <Stepper
          label={t('redeem.pieces')}
          value={pieces}
          least={1}
          most={Math.min(99, reward.most)}
          onChange={setPieces}
        />
      ) : null}
      <div className="reward-foot">
        {refusal ? (
          <p className="reward-refusal" role="alert">
            {format.text(refusal.text)}
          </p>
        ) : null}
        <Figures
          rows={[
            ...(totalMinor > 0
              ? ([[t('redeem.toPay'), format.money(withBill?.due.payableMinor ?? totalMinor)]] as const)
              : []),
            [t('redeem.left'), format.withUnit(reward.unit, balanceAfter)],
          ]}
        />
        <RewardActions
          reward={reward}
          quantity={pieces}
          hasBill={totalMinor > 0}
          isDisabled={Boolean(refusal)}
          onAdded={onAdded}
          onRedeem={ask}
        >
          {t('redeem.redeem')}
        </RewardActions>
      </div>
      {isAsking ? (
        <RedeemConfirm
          member={member}
          reward={reward}
          quantity={pieces}
          bill={bill}
          payableMinor={withBill?.due.payableMinor ?? (totalMinor || null)}
          balanceAfter={balanceAfter}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Panel>
  );
}

/** Onto the bill, so that others can follow; or at once. */
function RewardActions(props: {
  readonly reward: RewardView;
  readonly quantity: number;
  readonly hasBill: boolean;
  readonly isDisabled: boolean;
  readonly children: ReactNode;
  readonly onAdded: () => void;
  readonly onRedeem: () => void;
}) {
  const { t } = useTranslation('counter');
  const { chosen, choose } = useBill();
  const add = () => {
    choose(moreOf(chosen, { reward: props.reward.reward, quantity: props.quantity }));
    props.onAdded();
  };
  return (
    <>
      {props.hasBill ? (
        <Button stretch isDisabled={props.isDisabled} onPress={add}>
          {t('redeem.addToBill')}
        </Button>
      ) : null}
      <Button
        size="large"
        tone="primary"
        posting
        stretch
        isDisabled={props.isDisabled}
        onPress={props.onRedeem}
      >
        {props.children}
      </Button>
    </>
  );
}

function RewardPicture({ reward, pieces }: { readonly reward: RewardView; readonly pieces: number }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const detail = useRewardDetail(reward);
  const Icon = rewardIcons[reward.kind];
  return (
    <div className="reward-item">
      <span className="reward-picture">
        <Icon aria-hidden />
      </span>
      <h2>{format.text(reward.name)}</h2>
      <p className="soft">
        {t('redeem.price', {
          quantity: format.quantity(reward.unit, reward.price * pieces),
          unit: format.unitName(reward.unit, reward.price * pieces),
        })}
      </p>
      {detail ? <p className="reward-detail">{detail}</p> : null}
    </div>
  );
}

function Figures({ rows }: { readonly rows: readonly (readonly [label: string, value: string])[] }) {
  return (
    <dl className="figures">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const withReward = (bill: BillRequest, chosen: Chosen): BillRequest => ({
  ...bill,
  rewards: withChosen(bill.rewards ?? [], chosen),
});
