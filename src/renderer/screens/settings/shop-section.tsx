import { useTranslation } from 'react-i18next';
import { eras } from '../../../shared/kernel/dates.ts';
import { languages } from '../../../shared/kernel/language.ts';
import { currencies } from '../../../shared/kernel/money.ts';
import { Field, Segmented, Select, Switch } from '../../components/index.ts';
import { ClosingHourSelect } from '../closing-hour-select.tsx';
import { ZoneSelect } from '../zone-select.tsx';
import { SaveBar } from './save-bar.tsx';
import type { SectionProps } from './settings-screen.tsx';
import { useShopForm } from './use-shop-form.ts';

export function ShopSection({ mayEdit }: SectionProps) {
  const { t } = useTranslation('owner');
  const form = useShopForm();
  const { shop } = form;
  const isDisabled = !mayEdit;
  const isNamed = shop.name.trim() !== '';
  return (
    <>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div
        className="settings-body scrolls"
        role="group"
        aria-label={t('settings.sections.shop')}
        tabIndex={0}
      >
        <div className="settings-pair" data-uneven>
          <Field
            label={t('settings.shop.name')}
            value={shop.name}
            maxLength={60}
            isDisabled={isDisabled}
            error={isNamed ? null : t('setup.shop.nameMissing')}
            onChange={(name) => form.change({ name })}
          />
          <Field
            label={t('settings.shop.address')}
            hint={t('settings.shop.addressHint')}
            value={shop.address}
            maxLength={120}
            isDisabled={isDisabled}
            onChange={(address) => form.change({ address })}
          />
        </div>
        <div className="settings-pair">
          <Select
            label={t('settings.shop.language')}
            value={shop.language}
            isDisabled={isDisabled}
            options={languages.map((value) => ({ value, label: t(`languages.${value}`), lang: value }))}
            onChange={(language) => form.change({ language })}
          />
          {/* Amounts in the books are in the currency of the set-up. */}
          <Select
            label={t('settings.shop.currency')}
            value={shop.currency}
            isDisabled
            options={currencies.map((value) => ({ value, label: `${t(`currencies.${value}`)} (${value})` }))}
            onChange={(currency) => form.change({ currency })}
          />
          <ZoneSelect zone={shop.zone} isDisabled={isDisabled} onChange={(zone) => form.change({ zone })} />
          <ClosingHourSelect
            hour={shop.closingHour}
            isDisabled={isDisabled}
            onChange={(closingHour) => form.change({ closingHour })}
          />
          <div inert={isDisabled}>
            <Segmented
              label={t('settings.shop.era')}
              showLabel
              value={shop.era}
              options={eras.map((value) => ({ value, label: t(`eras.${value}`) }))}
              onChange={(era) => form.change({ era })}
            />
          </div>
          <Switch
            label={t('settings.shop.cashiersOpenDrawer')}
            hint={t('settings.shop.cashiersOpenDrawerLine')}
            isOn={shop.cashiersOpenDrawer ?? false}
            isDisabled={isDisabled}
            onChange={(cashiersOpenDrawer) => form.change({ cashiersOpenDrawer })}
          />
        </div>
      </div>
      <SaveBar form={form} isValid={isNamed} />
    </>
  );
}
