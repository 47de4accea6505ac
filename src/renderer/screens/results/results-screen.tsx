import './results.css';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Page, Segmented } from '../../components/index.ts';
import { useView } from '../../stores/terminal.ts';
import { CardsTab } from './cards-tab.tsx';
import { DrawsTab } from './draws-tab.tsx';
import { InsightsTab } from './insights/insights-tab.tsx';
import { OutstandingTab } from './outstanding-tab.tsx';
import { PartnersTab } from './partners-tab.tsx';
import { StaffTab } from './staff-tab.tsx';

const tabs = {
  insights: InsightsTab,
  cards: CardsTab,
  draws: DrawsTab,
  partners: PartnersTab,
  outstanding: OutstandingTab,
  staff: StaffTab,
} as const;
type Tab = keyof typeof tabs;

/** What the programme brought about and what it leaves to be done. */
export function ResultsScreen() {
  const { t } = useTranslation(['results', 'owner']);
  const { signedIn } = useView();
  const [tab, setTab] = useState<Tab>('insights');
  if (signedIn?.role !== 'owner') {
    return (
      <Page title={t('title')}>
        <EmptyState icon={LockKeyhole} title={t('owner:common.ownerOnly')} />
      </Page>
    );
  }
  const Shown = tabs[tab];
  return (
    <Page
      title={t('title')}
      actions={
        <span className="results-tabs">
          <Segmented
            label={t('tabs.label')}
            value={tab}
            options={(Object.keys(tabs) as Tab[]).map((value) => ({ value, label: t(`tabs.${value}`) }))}
            onChange={setTab}
          />
        </span>
      }
    >
      <Shown />
    </Page>
  );
}
