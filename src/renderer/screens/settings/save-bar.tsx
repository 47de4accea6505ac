import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/index.ts';
import type { ShopForm } from './use-shop-form.ts';

/** Stands while something is changed and not saved. */
export function SaveBar({ form, isValid }: { readonly form: ShopForm; readonly isValid: boolean }) {
  const { t } = useTranslation('owner');
  if (!form.isChanged) return null;
  return (
    <footer className="save-bar">
      <span className="save-bar-words" role="status">
        {t('settings.unsaved')}
      </span>
      <Button tone="quiet" onPress={() => form.discard()}>
        {t('settings.discard')}
      </Button>
      <Button
        tone="primary"
        icon={Check}
        posting
        isDisabled={!isValid || form.isSaving}
        onPress={() => void form.save()}
      >
        {t('common.save')}
      </Button>
    </footer>
  );
}
