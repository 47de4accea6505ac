import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopView } from '../../../shared/contract/view.ts';
import { callAndSay } from '../../posting.ts';
import { useTerminal, useView } from '../../stores/terminal.ts';
import { sayDone } from '../say-done.ts';

export interface ShopForm {
  readonly shop: ShopView;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  change(changes: Partial<ShopView>): void;
  discard(): void;
  save(): Promise<void>;
}

/** The shop's settings while they are changed: nothing counts before it is saved. */
export function useShopForm(): ShopForm {
  const { t } = useTranslation('owner');
  const { shop: saved } = useView();
  if (!saved) throw new Error('settings stand only in a shop that is set up');
  const [draft, setDraft] = useState<Partial<ShopView>>({});
  const [isSaving, setSaving] = useState(false);
  const shop = { ...saved, ...draft };
  return {
    shop,
    isSaving,
    isChanged: JSON.stringify(shop) !== JSON.stringify(saved),
    change: (changes) => setDraft((before) => ({ ...before, ...changes })),
    discard: () => setDraft({}),
    async save() {
      setSaving(true);
      const reply = await callAndSay('settings.shop', {
        ...shop,
        name: shop.name.trim(),
        address: shop.address.trim(),
      });
      setSaving(false);
      if (!reply) return;
      setDraft({});
      sayDone(t('common.saved'));
    },
  };
}

/** Shows a look before it is saved, and takes it back when the screen is left without saving. */
export function useLookPreview(look: Pick<ShopView, 'accent' | 'theme' | 'mirrored'>): void {
  const { accent, theme, mirrored } = look;
  useEffect(() => {
    const { view } = useTerminal.getState();
    if (!view?.shop) return;
    dress({ accent, theme, mirrored });
    return () => {
      const kept = useTerminal.getState().view?.shop;
      if (kept) dress(kept);
    };
  }, [accent, theme, mirrored]);
}

function dress({ accent, theme, mirrored }: Pick<ShopView, 'accent' | 'theme' | 'mirrored'>): void {
  const page = document.documentElement;
  const isDark = theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  page.dataset['theme'] = isDark ? 'dark' : 'light';
  page.dataset['accent'] = accent;
  page.toggleAttribute('data-mirrored', mirrored);
}
