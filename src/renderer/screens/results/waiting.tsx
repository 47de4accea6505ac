import { useTranslation } from 'react-i18next';

/** Until the terminal has answered for the first time. */
export function Waiting() {
  const { t } = useTranslation('owner');
  return <p className="soft">{t('common.loading')}</p>;
}
