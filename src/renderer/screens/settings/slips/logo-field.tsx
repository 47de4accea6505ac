import { ImagePlus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipLookSetting } from '../../../../shared/contract/slip-look.ts';
import { Button } from '../../../components/index.ts';
import { logoGreys } from './logo-greys.ts';

export function LogoField(props: {
  readonly logo: SlipLookSetting['logo'];
  readonly onChange: (logo: SlipLookSetting['logo']) => void;
}) {
  const { t } = useTranslation('slips');
  const input = useRef<HTMLInputElement>(null);
  const [failed, setFailed] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const logo = await logoGreys(file);
    setFailed(logo === null);
    if (logo) props.onChange(logo);
  };
  return (
    <div className="field">
      <span className="field-label">{t('logo.title')}</span>
      <div className="slips-logo">
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept="image/png,image/jpeg"
          aria-label={t('logo.choose')}
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button size="small" icon={ImagePlus} onPress={() => input.current?.click()}>
          {props.logo ? t('logo.replace') : t('logo.choose')}
        </Button>
        {props.logo ? (
          <Button size="small" tone="quiet" icon={X} onPress={() => props.onChange(null)}>
            {t('logo.remove')}
          </Button>
        ) : null}
      </div>
      {failed ? (
        <p className="field-error" role="alert">
          {t('logo.failed')}
        </p>
      ) : (
        <p className="field-hint">{t('logo.hint')}</p>
      )}
    </div>
  );
}
