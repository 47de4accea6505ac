import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../shared/contract/frame.ts';
import type { MemberView, RewardView } from '../../shared/contract/view.ts';
import { Confirm, Dialog, PinPad } from '../components/index.ts';
import { usePosting } from '../posting.ts';
import { useFormat } from '../texts/format.ts';
import { useSentences } from '../texts/refusal.ts';
import type { BillRequest } from './bill/current-bill.ts';
import { refreshPrices } from './bill/post-bill.ts';
import { spent, withChosen } from './redeem-taking.ts';

/** The one question before something leaves the shop: who, what, and what remains. */
export function RedeemConfirm(props: {
  readonly member: MemberView;
  readonly reward: RewardView;
  readonly quantity: number;
  /** With a total of 0 there is no bill: the reward is taken on its own. */
  readonly bill: BillRequest;
  readonly payableMinor: number | null;
  readonly balanceAfter: number;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { member, reward, quantity } = props;
  const posting = useRedeemPosting(props);

  if (posting.asksOwner) {
    return (
      <Dialog title={t('redeem.ownerPin')} onClose={props.onClose}>
        <PinPad
          label={`${format.text(reward.name)} · ${format.withUnit(reward.unit, spent(reward, quantity))}`}
          error={posting.error}
          layer="dialog"
          onPin={(pin) => void posting.post(pin)}
        />
      </Dialog>
    );
  }
  return (
    <Confirm
      title={member.name ? t('redeem.confirmTitle', { name: member.name }) : t('redeem.confirmTitleNoName')}
      confirm={t('redeem.confirm')}
      isDisabled={posting.isPosting}
      onConfirm={() => void posting.post(null)}
      onCancel={props.onClose}
    >
      <p className="confirm-what">
        <strong>
          {reward.kind !== 'pointsAsMoney' && quantity > 1 ? `${quantity} × ` : ''}
          {format.text(reward.name)}
        </strong>
        <span>−{format.withUnit(reward.unit, spent(reward, quantity))}</span>
      </p>
      <dl className="figures">
        {props.payableMinor === null ? null : (
          <div>
            <dt>{t('redeem.toPay')}</dt>
            <dd className="number">{format.money(props.payableMinor)}</dd>
          </div>
        )}
        <div>
          <dt>{t('redeem.left')}</dt>
          <dd className="number">{format.withUnit(reward.unit, props.balanceAfter)}</dd>
        </div>
      </dl>
    </Confirm>
  );
}

/** With the bill where there is one, so that both happen or neither. */
function useRedeemPosting(props: {
  readonly reward: RewardView;
  readonly quantity: number;
  readonly bill: BillRequest;
  readonly onClose: () => void;
}) {
  const bill = usePosting('bill.post');
  const redeem = usePosting('reward.redeem');
  const sentences = useSentences();
  const [asksOwner, setAsksOwner] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const onRefused = (refusal: Refusal) => {
    const isAboutPin = ['ownerPinNeeded', 'wrongPin', 'lockedOut'].includes(refusal.code);
    if (!isAboutPin) {
      refreshPrices(refusal);
      props.onClose();
      return false;
    }
    setAsksOwner(true);
    setError(refusal.code === 'ownerPinNeeded' ? null : sentences.refusal(refusal));
    return true;
  };
  return {
    asksOwner,
    error,
    isPosting: bill.isPosting || redeem.isPosting,
    async post(ownerPin: string | null) {
      const taken = { reward: props.reward.reward, quantity: props.quantity };
      const posted =
        props.bill.totalMinor > 0
          ? await bill.post(
              { ...props.bill, rewards: withChosen(props.bill.rewards ?? [], taken), ownerPin },
              onRefused,
            )
          : await redeem.post({ rewards: [taken], ownerPin }, onRefused);
      if (posted) props.onClose();
    },
  };
}
