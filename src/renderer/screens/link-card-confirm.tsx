import { useTranslation } from 'react-i18next';
import type { CardView, MemberSummary } from '../../shared/contract/view.ts';
import { Confirm } from '../components/index.ts';
import { callAndSay } from '../posting.ts';

/** A card opens an account, so giving one away is asked about once. */
export function LinkCardConfirm(props: {
  readonly card: CardView;
  readonly member: MemberSummary;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const { card, member, onClose } = props;
  const link = async () => {
    await callAndSay('member.linkCard', { member: member.member });
    onClose();
  };
  return (
    <Confirm
      title={t('unknownCard.linkTitle')}
      confirm={t('unknownCard.linkConfirm')}
      onConfirm={() => void link()}
      onCancel={onClose}
    >
      <p>
        {t('unknownCard.linkBody', {
          number: card.masked,
          name: member.name || member.phone || t('switch.thisMember'),
        })}
      </p>
    </Confirm>
  );
}
