import { useTranslation } from 'react-i18next';
import type { MemberSummary, SwitchQuestion } from '../../shared/contract/view.ts';
import { Confirm } from '../components/index.ts';
import { callAndSay } from '../posting.ts';

/** Another card came while someone was chosen: nobody is left without a yes. */
export function SwitchQuestionDialog(props: {
  readonly member: MemberSummary;
  readonly question: SwitchQuestion;
}) {
  const { t } = useTranslation('counter');
  const nameOf = (member: MemberSummary) => member.name || member.phone || t('switch.thisMember');
  const current = nameOf(props.member);
  const { question } = props;
  const answer = (accept: boolean) => void callAndSay('member.switch', { accept });
  const isKnown = question.kind === 'otherMember';
  return (
    <Confirm
      stacked
      title={t('switch.title')}
      cancel={t('switch.stay', { name: current })}
      confirm={isKnown ? t('switch.go', { name: nameOf(question.other) }) : t('switch.goUnknown')}
      onConfirm={() => answer(true)}
      onCancel={() => answer(false)}
    >
      <p>
        {isKnown
          ? t('switch.body', { current, other: nameOf(question.other) })
          : t('switch.bodyUnknown', { current, number: question.card.masked })}
      </p>
    </Confirm>
  );
}
