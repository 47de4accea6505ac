import {
  Cake,
  CalendarHeart,
  ClipboardCheck,
  DoorOpen,
  Gift,
  HandHeart,
  type LucideIcon,
  MessageSquareHeart,
  MonitorPlay,
  Share2,
  Sparkles,
  UserCheck,
  UserPlus,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/contract/view.ts';
import { type Rating, ratedActions } from '../../../shared/domain/bills/bill.ts';
import { Tile } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { usePosting } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';
import { ratingFaces } from './rating-faces.ts';

type Deed = MemberView['actions'][number];

const icons: Readonly<Record<Deed['action'], LucideIcon>> = {
  visit: DoorOpen,
  enrolment: UserPlus,
  redemption: Gift,
  review: MessageSquareHeart,
  survey: ClipboardCheck,
  referral: Users,
  share: Share2,
  donation: HandHeart,
  webinar: MonitorPlay,
  event: CalendarHeart,
  profileCompleted: UserCheck,
  birthday: Cake,
  activity: Sparkles,
};

/**
 * Deeds that the programme rewards, with how often each still counts. A touch records; on a face below it, how the
 * member liked it is recorded too.
 */
export function ActionsTool(props: { readonly member: MemberView; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const action = usePosting('action.post');
  const record = async (deed: Deed, rating?: Rating) => {
    if (action.isPosting) return;
    const request = {
      action: deed.action,
      ...(deed.name === null ? {} : { name: deed.name }),
      ...(rating === undefined ? {} : { rating }),
    };
    if (await action.post(request)) props.onClose();
  };
  return (
    <>
      <p className="soft">{t('more.actionsWhat')}</p>
      <div className="more-tiles scrolls">
        {props.member.actions.map((deed) => (
          <div key={`${deed.rule} ${deed.name ?? ''}`} className="more-deed">
            <Tile
              icon={icons[deed.action]}
              title={deed.name ?? t(`actionNames.${deed.action}`)}
              detail={format.text(deed.text)}
              aside={deed.left === null ? undefined : leftWords(deed.left)}
              isDisabled={deed.left === 0 || action.isPosting}
              onPress={() => void record(deed)}
            />
            {ratedActions.includes(deed.action) && deed.left !== 0 ? (
              <Faces isDisabled={action.isPosting} onRate={(rating) => void record(deed, rating)} />
            ) : null}
          </div>
        ))}
      </div>
    </>
  );

  function leftWords(left: number): string {
    return left === 0 ? t('more.actionNone') : t('more.actionLeft', { count: left });
  }
}

function Faces(props: { readonly isDisabled: boolean; readonly onRate: (rating: Rating) => void }) {
  const { t } = useTranslation('counter');
  return (
    <div className="rating-faces" role="group" aria-label={t('more.ratingWhat')}>
      <span className="rating-ask" aria-hidden>
        {t('more.ratingWhat')}
      </span>
      {ratingFaces.map(({ rating, icon: Icon }) => (
        <PlainButton
          key={rating}
          className="rating-choice"
          label={t('more.rating', { rating })}
          isDisabled={props.isDisabled}
          onPress={() => props.onRate(rating)}
        >
          <Icon aria-hidden />
        </PlainButton>
      ))}
    </div>
  );
}
