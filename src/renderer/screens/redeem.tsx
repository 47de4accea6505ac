import './redeem.css';
import { ArrowLeft, Gift, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, RewardView } from '../../shared/contract/view.ts';
import { Button, EmptyState, Panel, Tile } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { useBill } from '../stores/bill.ts';
import { goTo } from '../stores/navigation.ts';
import { useView } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { useBenefitName } from './bill/benefits.ts';
import { CounterLayout } from './counter-layout.tsx';
import { usePointUnits } from './member-head.tsx';
import { RewardPane } from './redeem-reward.tsx';
import { afterChosen, canBeTaken } from './redeem-taking.ts';
import { rewardIcons, useRewardDetail } from './reward-detail.ts';

/** What the member can have: reward, how much, one yes. */
export function RedeemScreen() {
  const { counter } = useView();
  const { chosen } = useBill();
  return counter.at === 'member' ? <Redeem member={afterChosen(counter.member, chosen)} /> : null;
}

function Redeem({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  const affordable = member.rewards.filter(canBeTaken);
  const [chosen, setChosen] = useState<string | null>(
    affordable.length === 1 ? (affordable[0]?.reward ?? null) : null,
  );
  const reward = affordable.find((each) => each.reward === chosen) ?? null;
  useKeys({ Escape: () => goTo('counter') });
  return (
    <CounterLayout
      left={<Rewards member={member} chosen={chosen} onChoose={setChosen} />}
      right={
        reward ? (
          <RewardPane key={reward.reward} member={member} reward={reward} onAdded={() => setChosen(null)} />
        ) : (
          <Panel className="reward-pane">
            <EmptyState icon={Gift} title={t('redeem.choose')}>
              {member.name ? t('redeem.chooseWhat', { name: member.name }) : t('redeem.chooseWhatNoName')}
            </EmptyState>
          </Panel>
        )
      }
    />
  );
}

function Rewards(props: {
  readonly member: MemberView;
  readonly chosen: string | null;
  readonly onChoose: (reward: string) => void;
}) {
  const { t } = useTranslation(['counter', 'common']);
  const format = useFormat();
  const pointUnits = usePointUnits();
  const { member } = props;
  const balance = member.balances.find((each) => pointUnits.has(each.unit));
  return (
    <Panel accent className="rewards">
      <div className="title-line">
        <Button
          tone="quiet"
          size="small"
          icon={ArrowLeft}
          label={t('common:actions.back')}
          onPress={() => goTo('counter')}
        />
        <h1 className="screen-title rewards-title">
          {member.name ? t('redeem.title', { name: member.name }) : t('redeem.titleNoName')}
        </h1>
        {balance ? (
          <p className="member-balance">
            <strong className="rewards-balance">{format.quantity(balance.unit, balance.available)}</strong>
            <span className="soft">{format.unitName(balance.unit, balance.available)}</span>
          </p>
        ) : null}
      </div>
      <OnBill />
      {member.rewards.length === 0 ? (
        <EmptyState icon={Gift} title={t('redeem.none')} />
      ) : (
        <div className="rewards-list scrolls">
          {member.rewards.map((reward) => (
            <RewardTile
              key={reward.reward}
              reward={reward}
              isSelected={reward.reward === props.chosen}
              onChoose={() => props.onChoose(reward.reward)}
            />
          ))}
        </div>
      )}
    </Panel>
  );
}

/** What was taken onto this bill already. */
function OnBill() {
  const { t } = useTranslation('counter');
  const nameOf = useBenefitName();
  const { chosen, unchoose } = useBill();
  if (chosen.length === 0) return null;
  return (
    <ul className="on-bill" aria-label={t('redeem.onBill')}>
      {chosen.map(({ reward }) => (
        <li key={reward}>
          <Button size="small" icon={X} onPress={() => unchoose(reward)}>
            {t('member.taken', { name: nameOf(reward) })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function RewardTile(props: {
  readonly reward: RewardView;
  readonly isSelected: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { reward } = props;
  const unit = format.unitName(reward.unit, reward.missing || reward.price);
  const quantity = format.quantity(reward.unit, reward.price);
  const price =
    reward.kind === 'pointsAsMoney'
      ? t('redeem.pointsAsMoney', { quantity, unit, money: format.money(reward.stepMinor ?? 0) })
      : t('redeem.price', { quantity, unit });
  const detail = useRewardDetail(reward);
  return (
    <Tile
      icon={rewardIcons[reward.kind]}
      title={format.text(reward.name)}
      detail={reward.reason ? format.text(reward.reason) : [price, detail].filter(Boolean).join(' · ')}
      aside={
        reward.missing > 0
          ? t('redeem.missing', { quantity: format.quantity(reward.unit, reward.missing), unit })
          : undefined
      }
      isDisabled={!canBeTaken(reward)}
      isSelected={props.isSelected}
      onPress={props.onChoose}
    />
  );
}
