import './settings.css';
import {
  DatabaseBackup,
  Gift,
  Info,
  LockKeyhole,
  Package,
  Palette,
  ReceiptText,
  Store,
  Users,
} from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice, Page, Panel } from '../../components/index.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useView } from '../../stores/terminal.ts';
import { AboutSection } from './about-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { ItemsSection } from './items/items-section.tsx';
import { LookSection } from './look-section.tsx';
import { ProgrammeSection } from './programme-section.tsx';
import { ShopSection } from './shop-section.tsx';
import { SlipsSection } from './slips/slips-section.tsx';
import { StaffSection } from './staff-section.tsx';

const sections = ['shop', 'look', 'slips', 'staff', 'programme', 'items', 'backup', 'about'] as const;
type Section = (typeof sections)[number];

const icons = {
  shop: Store,
  look: Palette,
  slips: ReceiptText,
  staff: Users,
  items: Package,
  programme: Gift,
  backup: DatabaseBackup,
  about: Info,
} as const;

const bodies: Readonly<Record<Section, ComponentType<SectionProps>>> = {
  shop: ShopSection,
  look: LookSection,
  slips: SlipsSection,
  staff: StaffSection,
  items: ItemsSection,
  programme: ProgrammeSection,
  backup: BackupSection,
  about: AboutSection,
};

export interface SectionProps {
  /** Everyone may look; only the owner may change. */
  readonly mayEdit: boolean;
}

const beginning = (part: string | null): Section => sections.find((section) => section === part) ?? 'shop';

export function SettingsScreen() {
  const { t } = useTranslation('owner');
  const { signedIn } = useView();
  const [section, setSection] = useState<Section>(() => beginning(useNavigation.getState().part));
  const mayEdit = signedIn?.role === 'owner';
  const Body = bodies[section];
  return (
    <Page title={t('settings.title')}>
      <div className="settings">
        <nav className="settings-rail scrolls" aria-label={t('settings.sectionsLabel')}>
          <Choice
            label={t('settings.sectionsLabel')}
            value={section}
            options={sections.map((value) => {
              const Icon = icons[value];
              return { value, title: t(`settings.sections.${value}`), picture: <Icon aria-hidden /> };
            })}
            onChange={setSection}
          />
        </nav>
        <Panel className="settings-panel">
          {mayEdit || section === 'about' ? null : (
            <p className="settings-locked" role="status">
              <LockKeyhole aria-hidden />
              {t('common.ownerOnly')}
            </p>
          )}
          <Body mayEdit={mayEdit} />
        </Panel>
      </div>
    </Page>
  );
}
