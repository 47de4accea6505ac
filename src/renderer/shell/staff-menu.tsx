import './staff-menu.css';
import {
  CalendarDays,
  ChartNoAxesColumn,
  History,
  LockKeyhole,
  type LucideIcon,
  MonitorSmartphone,
  Settings,
  TabletSmartphone,
  Users,
  X,
} from 'lucide-react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Avatar, Button } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import { goTo, type Screen } from '../stores/navigation.ts';
import { useView } from '../stores/terminal.ts';
import { openCustomerDisplay } from './customer-display.ts';

const places = [
  ['history', History],
  ['day', CalendarDays],
  ['results', ChartNoAxesColumn],
  ['people', Users],
  ['devices', TabletSmartphone],
  ['settings', Settings],
] as const satisfies readonly (readonly [Screen, LucideIcon])[];

/** Everything that is not selling. Touching beside it closes it. */
export function StaffMenu({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('common');
  const { signedIn } = useView();
  useKeys({ Escape: onClose }, 'dialog');
  const open = (screen: Screen) => {
    goTo(screen);
    onClose();
  };
  const showCustomer = () => {
    openCustomerDisplay();
    onClose();
  };
  const lock = () => {
    onClose();
    void callAndSay('staff.lock', {});
  };
  return (
    <ModalOverlay className="menu-overlay" isOpen isKeyboardDismissDisabled>
      <div className="menu-beside" aria-hidden onClick={onClose} />
      <Modal className="menu-modal">
        <Dialog className="menu">
          <div className="menu-who">
            <Avatar name={signedIn?.name ?? ''} />
            <div>
              <Heading slot="title" className="menu-name">
                {signedIn?.name ?? t('menu.title')}
              </Heading>
              {signedIn ? <p className="soft">{t(`roles.${signedIn.role}`)}</p> : null}
            </div>
            <Button tone="quiet" size="small" icon={X} label={t('actions.close')} onPress={onClose} />
          </div>
          {places.map(([screen, icon]) => (
            <Button key={screen} tone="quiet" icon={icon} stretch onPress={() => open(screen)}>
              {t(`menu.${screen}`)}
            </Button>
          ))}
          {window.quen ? null : (
            <Button tone="quiet" icon={MonitorSmartphone} stretch onPress={showCustomer}>
              {t('menu.customer')}
            </Button>
          )}
          <Button icon={LockKeyhole} stretch onPress={lock}>
            {t('menu.lock')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
