import { Gift } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, RewardView } from '../../shared/contract/view.ts';
import { AmountDisplay, Button, extraKeyOf, Keypad, Panel, Stepper } from '../components/index.ts';
import { useKeys, usePadKeys } from '../keys.ts';
import { minorOf, type PadKey, useAmount } from '../stores/amount.ts';
import { useFormat } from '../texts/format.ts';
import { useBillPreview, useRewardPreview } from './preview.ts';
import { RedeemConfirm } from './redeem-confirm.tsx';
import { mostThatFits, quickChoices, typedQuantity } from './redeem-quantity.ts';

interface Props {
  readonly member: MemberView;
  readonly reward: RewardView;
}

/** The chosen reward: how much of it, what it leaves, and the one button. */
export function RewardPane({ member, reward }: Props) {
  const { currency } = useFormat();
  const { amount } = useAmount();
  const totalMinor = minorOf(amount.text, currency);
  const [isBillKnown, setBillKnown] = useState(totalMinor > 0);
  if (reward.kind === 'pointsAsMoney' && !isBillKnown) {
    return <BillFirst unit={reward.unit} onNext={() => setBillKnown(true)} />;
  }
  return reward.kind === 'pointsAsMoney' ? (
    <PointsAsMoney member={member} reward={reward} totalMinor={totalMinor} />
  ) : (
    <Item member={member} reward={reward} totalMinor={totalMinor} />
  );
}

/** Points pay for a part of a bill, so the bill has to be there. */
function BillFirst({ unit, onNext }: { readonly unit: string; readonly onNext: () => void }) {
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
      <p className="counter-note">{t('redeem.billFirst', { unit: unitName(unit) })}</p>
      <Button size="large" tone="primary" posting stretch isDisabled={!hasBill} onPress={next}>
        {t('common:actions.next')}
      </Button>
    </>
  );
}

function PointsAsMoney({ member, reward, totalMinor }: Props & { readonly totalMinor: number }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { items } = useAmount();
  const most = mostThatFits(reward, totalMinor);
  const [quantity, setQuantity] = useState(most);
  const [isTyping, setTyping] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const rewards = [{ reward: reward.reward, quantity }];
  const preview = useBillPreview(totalMinor, items, quantity > 0 ? rewards : undefined);
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
        <Choices reward={reward} most={most} quantity={quantity} onChange={setQuantity} onType={type} />
      )}
      <div className="reward-foot">
        {isTyping ? null : (
          <Button size="small" tone="quiet" onPress={() => setTyping(true)}>
            {t('redeem.type')}
          </Button>
        )}
        {refusal ? (
          <p className="reward-refusal" role="alert">
            {format.text(refusal.text)}
          </p>
        ) : null}
        <Figures
          rows={[
            ...(isTyping ? [] : [[t('redeem.bill'), format.money(totalMinor)] as const]),
            [t('redeem.toPay'), format.money(payableMinor)],
            [t('redeem.left'), format.withUnit(reward.unit, available(member, reward) - quantity)],
          ]}
        />
        <Button size="large" tone="primary" posting stretch isDisabled={!canRedeem} onPress={ask}>
          {t('redeem.redeemQuantity', {
            quantity: format.quantity(reward.unit, quantity),
            unit: format.unitName(reward.unit, quantity),
          })}
        </Button>
      </div>
      {isAsking ? (
        <RedeemConfirm
          member={member}
          reward={reward}
          quantity={quantity}
          totalMinor={totalMinor}
          payableMinor={payableMinor}
          balanceAfter={available(member, reward) - quantity}
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
      </div>
    </>
  );
}

function Item({ member, reward, totalMinor }: Props & { readonly totalMinor: number }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { items } = useAmount();
  const [pieces, setPieces] = useState(1);
  const [isAsking, setAsking] = useState(false);
  const rewards = [{ reward: reward.reward, quantity: pieces }];
  const withBill = useBillPreview(totalMinor, items, rewards);
  const alone = useRewardPreview(totalMinor > 0 ? [] : rewards);
  const refusal = (withBill ?? alone)?.refusals[0];
  const balanceAfter = available(member, reward) - pieces * reward.price;
  const ask = () => {
    if (!refusal) setAsking(true);
  };
  useKeys({ Enter: ask });
  return (
    <Panel className="reward-pane">
      <ItemPicture reward={reward} pieces={pieces} />
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
        <Button size="large" tone="primary" posting stretch isDisabled={Boolean(refusal)} onPress={ask}>
          {t('redeem.redeem')}
        </Button>
      </div>
      {isAsking ? (
        <RedeemConfirm
          member={member}
          reward={reward}
          quantity={pieces}
          totalMinor={totalMinor}
          payableMinor={withBill?.due.payableMinor ?? (totalMinor || null)}
          balanceAfter={balanceAfter}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Panel>
  );
}

function ItemPicture({ reward, pieces }: { readonly reward: RewardView; readonly pieces: number }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  return (
    <div className="reward-item">
      <span className="reward-picture">
        <Gift aria-hidden />
      </span>
      <h2>{format.text(reward.name)}</h2>
      <p className="soft">
        {t('redeem.price', {
          quantity: format.quantity(reward.unit, reward.price * pieces),
          unit: format.unitName(reward.unit, reward.price * pieces),
        })}
      </p>
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

const available = (member: MemberView, reward: RewardView): number =>
  member.balances.find((balance) => balance.unit === reward.unit)?.available ?? 0;
