import { useTranslation } from 'react-i18next';
import type { ShopView } from '../../../shared/contract/view.ts';
import { Choice, Segmented, Switch } from '../../components/index.ts';
import { useRingsUp } from '../bill/current-bill.ts';
import { SaveBar } from './save-bar.tsx';
import type { SectionProps } from './settings-screen.tsx';
import { useLookPreview, useShopForm } from './use-shop-form.ts';

const accents = [
  'green',
  'blue',
  'plum',
  'terracotta',
  'ink',
] as const satisfies readonly ShopView['accent'][];
const themes = ['light', 'dark', 'system'] as const;
const printPolicies = ['always', 'rewardsOnly', 'onRequest'] as const;

export function LookSection({ mayEdit }: SectionProps) {
  const { t } = useTranslation(['owner', 'counter']);
  const ringsUp = useRingsUp();
  const form = useShopForm();
  const { shop } = form;
  useLookPreview(shop);
  return (
    <>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div
        className="settings-body scrolls"
        role="group"
        aria-label={t('settings.sections.look')}
        tabIndex={0}
        inert={!mayEdit}
      >
        <div className="settings-group">
          <p className="field-label">{t('settings.look.accent')}</p>
          <Choice
            label={t('settings.look.accent')}
            value={shop.accent}
            layout="column"
            columns={5}
            options={accents.map((value) => ({
              value,
              title: t(`settings.look.accents.${value}`),
              picture: <span className="swatch" data-accent={value} aria-hidden />,
            }))}
            onChange={(accent) => form.change({ accent })}
          />
        </div>
        <Segmented
          label={t('settings.look.theme')}
          showLabel
          value={shop.theme}
          options={themes.map((value) => ({ value, label: t(`settings.look.themes.${value}`) }))}
          onChange={(theme) => form.change({ theme })}
        />
        <Segmented
          label={t('settings.look.printPolicy')}
          showLabel
          value={shop.printPolicy}
          options={printPolicies.map((value) => ({
            value,
            label: t(`settings.look.printPolicies.${value}`),
          }))}
          onChange={(printPolicy) => form.change({ printPolicy })}
        />
        <div className="settings-pair">
          <Switch
            label={t('settings.look.mirrored')}
            hint={t('settings.look.mirroredLine')}
            isOn={shop.mirrored}
            onChange={(mirrored) => form.change({ mirrored })}
          />
          <Switch
            label={t('settings.look.sound')}
            hint={t('settings.look.soundLine')}
            isOn={shop.sound}
            onChange={(sound) => form.change({ sound })}
          />
        </div>
        {ringsUp ? (
          <Switch
            label={t('counter:bill.earnsOnKeys')}
            hint={t('counter:bill.earnsOnKeysLine')}
            isOn={shop.earnsOnKeys ?? true}
            onChange={(earnsOnKeys) => form.change({ earnsOnKeys })}
          />
        ) : null}
      </div>
      <SaveBar form={form} isValid />
    </>
  );
}
