import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { version } from '../../../../package.json';
import { Button } from '../../components/index.ts';
import { goTo } from '../../stores/navigation.ts';
import { useView } from '../../stores/terminal.ts';

export function AboutSection() {
  const { t } = useTranslation('owner');
  const { t: ofCheck } = useTranslation('check');
  const { signedIn } = useView();
  return (
    <div className="settings-body scrolls about">
      <div>
        <p className="about-name">Quen</p>
        <p className="soft">{t('settings.about.version', { version })}</p>
      </div>
      <p className="about-lead">{t('settings.about.lead')}</p>
      <ul className="about-facts">
        <li>{t('settings.about.offline')}</li>
        <li>{t('settings.about.ledger')}</li>
      </ul>
      {signedIn?.role === 'cashier' ? null : (
        <Button icon={ListChecks} onPress={() => goTo('check')}>
          {ofCheck('open')}
        </Button>
      )}
      <h2 className="programme-title">{t('settings.about.licences')}</h2>
      <ul className="about-facts soft">
        <li>{t('settings.about.fonts')}</li>
        <li>{t('settings.about.icons')}</li>
      </ul>
    </div>
  );
}
