import { useTranslation } from 'react-i18next';
import type { SlipLookSetting } from '../../../../shared/contract/slip-look.ts';
import { Field, Switch } from '../../../components/index.ts';

type Wifi = SlipLookSetting['wifi'];

const shortestPassword = 8;

export const isWifiWhole = (wifi: Wifi): boolean =>
  wifi === null || (wifi.name.trim() !== '' && !isTooShort(wifi.password));

const isTooShort = (password: string): boolean => password !== '' && password.length < shortestPassword;

export function WifiFields(props: {
  readonly wifi: Wifi;
  readonly onChange: (wifi: Wifi, step: string | null) => void;
}) {
  const { t } = useTranslation('slips');
  const { wifi, onChange } = props;
  return (
    <>
      <Switch
        label={t('wifi.title')}
        hint={t('wifi.hint')}
        isOn={wifi !== null}
        onChange={(on) => onChange(on ? { name: '', password: '' } : null, null)}
      />
      {wifi ? (
        <div className="settings-pair">
          <Field
            label={t('wifi.name')}
            value={wifi.name}
            maxLength={32}
            error={wifi.name.trim() === '' ? t('wifi.nameMissing') : null}
            onChange={(name) => onChange({ ...wifi, name }, 'wifiName')}
          />
          <Field
            label={t('wifi.password')}
            hint={t('wifi.passwordHint')}
            value={wifi.password}
            maxLength={63}
            error={isTooShort(wifi.password) ? t('wifi.passwordShort') : null}
            onChange={(password) => onChange({ ...wifi, password }, 'wifiPassword')}
          />
        </div>
      ) : null}
    </>
  );
}
