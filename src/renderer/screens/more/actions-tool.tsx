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
import { Tile } from '../../components/index.ts';
import { usePosting } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';

const icons: Readonly<Record<MemberView['actions'][number]['action'], LucideIcon>> = {
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

/** Deeds that the programme rewards, with how often each still counts. A touch records. */
export function ActionsTool(props: { readonly member: MemberView; readonly onClose: () => void }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const action = usePosting('action.post');
  const record = async (deed: MemberView['actions'][number]) => {
    if (action.isPosting) return;
    const request = { action: deed.action, ...(deed.name === null ? {} : { name: deed.name }) };
    if (await action.post(request)) props.onClose();
  };
  return (
    <>
      <p className="soft">{t('more.actionsWhat')}</p>
      <div className="more-tiles scrolls">
        {props.member.actions.map((deed) => (
          <Tile
            key={`${deed.rule} ${deed.name ?? ''}`}
            icon={icons[deed.action]}
            title={deed.name ?? t(`actionNames.${deed.action}`)}
            detail={format.text(deed.text)}
            aside={deed.left === null ? undefined : leftWords(deed.left)}
            isDisabled={deed.left === 0 || action.isPosting}
            onPress={() => void record(deed)}
          />
        ))}
      </div>
    </>
  );

  function leftWords(left: number): string {
    return left === 0 ? t('more.actionNone') : t('more.actionLeft', { count: left });
  }
}
