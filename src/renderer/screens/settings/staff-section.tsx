import { KeyRound, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffTile } from '../../../shared/contract/view.ts';
import { Avatar, Button, Chip, Confirm } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { sayDone } from '../say-done.ts';
import type { SectionProps } from './settings-screen.tsx';
import { AddPersonDialog, ChangePinDialog } from './staff-dialogs.tsx';

type Asked = { readonly what: 'add' } | { readonly what: 'pin' | 'remove'; readonly person: StaffTile };

export function StaffSection({ mayEdit }: SectionProps) {
  const { t } = useTranslation('owner');
  const { staff, signedIn } = useView();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const remove = async ({ id, name }: StaffTile) => {
    close();
    if (await callAndSay('staff.remove', { id })) sayDone(t('settings.staff.removed', { name }));
  };
  return (
    <>
      <header className="settings-head">
        <p className="soft">{t('settings.staff.lead')}</p>
        <Button size="small" icon={UserPlus} isDisabled={!mayEdit} onPress={() => setAsked({ what: 'add' })}>
          {t('settings.staff.add')}
        </Button>
      </header>
      {/* A scrolling area has to be reachable by keyboard. */}
      <ul className="settings-body scrolls staff-list" aria-label={t('settings.sections.staff')} tabIndex={0}>
        {staff.map((person) => (
          <li key={person.id} className="staff-line">
            <Avatar name={person.name} />
            <span className="staff-words">
              <span className="staff-name">
                {person.name}
                {person.id === signedIn?.id ? <Chip tone="accent">{t('settings.staff.you')}</Chip> : null}
              </span>
              <span className="staff-role">
                {t(`settings.staff.roles.${person.role}`)} · {t(`settings.staff.rolesLine.${person.role}`)}
              </span>
            </span>
            <Button
              size="small"
              icon={KeyRound}
              isDisabled={!mayEdit}
              onPress={() => setAsked({ what: 'pin', person })}
            >
              {t('settings.staff.changePin')}
            </Button>
            <Button
              size="small"
              tone="quiet"
              icon={Trash2}
              label={`${t('settings.staff.remove')}: ${person.name}`}
              isDisabled={!mayEdit || person.id === signedIn?.id}
              onPress={() => setAsked({ what: 'remove', person })}
            />
          </li>
        ))}
      </ul>
      {asked?.what === 'add' ? <AddPersonDialog onClose={close} /> : null}
      {asked?.what === 'pin' ? <ChangePinDialog person={asked.person} onClose={close} /> : null}
      {asked?.what === 'remove' ? (
        <Confirm
          title={t('settings.staff.removeTitle', { name: asked.person.name })}
          confirm={t('settings.staff.remove')}
          tone="danger"
          onConfirm={() => void remove(asked.person)}
          onCancel={close}
        >
          <p>{t('settings.staff.removeLine')}</p>
        </Confirm>
      ) : null}
    </>
  );
}
