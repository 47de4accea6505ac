import './editor.css';
import { LockKeyhole } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Page } from '../../components/index.ts';
import { useView } from '../../stores/terminal.ts';
import { openDraft, useDraftStore } from './draft-store.ts';
import { Gallery } from './gallery.tsx';
import { Workbench } from './workbench.tsx';

/** The owner's programme editor: a template first, then the draft until it is published or thrown away. */
export function EditorScreen() {
  const { t } = useTranslation('editor');
  const { signedIn, shop } = useView();
  const name = shop?.name ?? '';
  const isOpen = useDraftStore((state) => state.shop === name);
  const draft = useDraftStore((state) => state.draft);
  const [isChoosing, setChoosing] = useState(false);
  useEffect(() => openDraft(name), [name]);

  if (signedIn?.role !== 'owner') {
    return (
      <Page title={t('title')}>
        <EmptyState icon={LockKeyhole} title={t('ownerOnly')} />
      </Page>
    );
  }
  if (!isOpen) return null;
  if (draft === null || isChoosing) {
    return (
      <Gallery
        onChosen={() => setChoosing(false)}
        {...(draft === null ? {} : { onBack: () => setChoosing(false) })}
      />
    );
  }
  return <Workbench draft={draft} onTemplates={() => setChoosing(true)} />;
}
