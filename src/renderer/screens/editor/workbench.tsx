import {
  CircleAlert,
  CircleCheck,
  History,
  LineChart,
  MoreHorizontal,
  Redo2,
  Send,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Page, Panel } from '../../components/index.ts';
import { goTo } from '../../stores/navigation.ts';
import { useView } from '../../stores/terminal.ts';
import { BackTestDialog } from './back-test-dialog.tsx';
import { BillPreview } from './bill-preview.tsx';
import { type Draft, pathOf } from './draft.ts';
import { redo, undo, useDraftStore } from './draft-store.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryList } from './entry-list.tsx';
import { MoreDialog } from './more-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SectionRail } from './section-rail.tsx';
import { type ListId, placeOf, type SectionId, type SingleId, sectionOf } from './sections.ts';
import { useUndoKeys } from './undo-keys.ts';
import { useEditor } from './use-editor.ts';
import { VersionsDialog } from './versions-dialog.tsx';
import { WarningsDialog } from './warnings-dialog.tsx';

/** What stands in the middle: the lists of a section, or one entry of them. */
export interface Place {
  readonly part: ListId | SingleId;
  /** Of a list; null: there is one of it. */
  readonly index: number | null;
}

type Sheet = 'warnings' | 'backTest' | 'publish' | 'versions' | 'more';

/** Sections at the left, the chosen entry in the middle, a bill to try at the right. */
export function Workbench({
  draft,
  onTemplates,
}: {
  readonly draft: Draft;
  readonly onTemplates: () => void;
}) {
  const { t } = useTranslation('editor');
  const { programme } = useView();
  const editor = useEditor(draft);
  const past = useDraftStore((state) => state.past.length);
  const future = useDraftStore((state) => state.future.length);
  const [section, setSection] = useState<SectionId>('earn');
  const [place, setPlace] = useState<Place | null>(null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  useUndoKeys(sheet === null);

  const show = (path: string) => {
    const found = placeOf(pathOf(path), draft);
    setSection(sectionOf(found.part));
    setPlace(found);
    setSheet(null);
  };
  const close = () => setSheet(null);
  const isBroken = editor.checked.programme === null;
  return (
    <Page
      title={t('title')}
      onBack={() => (place === null ? goTo('settings', 'programme') : setPlace(null))}
      actions={
        <>
          <Button tone="quiet" icon={Undo2} label={t('undo')} isDisabled={past === 0} onPress={undo} />
          <Button tone="quiet" icon={Redo2} label={t('redo')} isDisabled={future === 0} onPress={redo} />
          <Button tone="quiet" icon={MoreHorizontal} label={t('more')} onPress={() => setSheet('more')} />
          <Button tone="primary" icon={Send} isDisabled={isBroken} onPress={() => setSheet('publish')}>
            {t('publish.open')}
          </Button>
        </>
      }
    >
      <div className="editor">
        <SectionRail
          section={section}
          editor={editor}
          onChange={(next) => {
            setSection(next);
            setPlace(null);
          }}
        />
        <Panel className="editor-middle">
          {place === null ? (
            <EntryList section={section} editor={editor} onOpen={setPlace} />
          ) : (
            <EntryForm
              key={`${place.part} ${place.index}`}
              place={place}
              editor={editor}
              onPlace={setPlace}
              onClose={() => setPlace(null)}
            />
          )}
        </Panel>
        <BillPreview editor={editor} onShow={show} />
        <footer className="editor-foot">
          <WarningsButton editor={editor} onPress={() => setSheet('warnings')} />
          <span className="editor-foot-room" />
          <Button size="small" icon={History} onPress={() => setSheet('versions')}>
            {t('versions.open')}
          </Button>
          <Button size="small" icon={LineChart} isDisabled={isBroken} onPress={() => setSheet('backTest')}>
            {t('backTest.open')}
          </Button>
        </footer>
      </div>
      {sheet === 'warnings' ? <WarningsDialog editor={editor} onShow={show} onClose={close} /> : null}
      {sheet === 'backTest' && editor.checked.programme ? (
        <BackTestDialog programme={editor.checked.programme} onClose={close} />
      ) : null}
      {sheet === 'publish' && editor.checked.programme ? (
        <PublishDialog
          programme={editor.checked.programme}
          current={programme?.version ?? null}
          onClose={close}
        />
      ) : null}
      {sheet === 'versions' ? <VersionsDialog draft={editor.checked.programme} onClose={close} /> : null}
      {sheet === 'more' ? <MoreDialog draft={draft} onTemplates={onTemplates} onClose={close} /> : null}
    </Page>
  );
}

function WarningsButton({
  editor,
  onPress,
}: {
  readonly editor: ReturnType<typeof useEditor>;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation('editor');
  const broken = editor.checked.refusals.length;
  const warnings = editor.advice.filter(({ weight }) => weight !== 'hint').length;
  if (broken > 0) {
    return (
      <Button size="small" className="editor-bad" icon={CircleAlert} onPress={onPress}>
        {t('warnings.broken', { count: broken })}
      </Button>
    );
  }
  return warnings > 0 ? (
    <Button size="small" className="editor-warn" icon={TriangleAlert} onPress={onPress}>
      {t('warnings.count', { count: warnings })}
    </Button>
  ) : (
    <Button size="small" tone="quiet" icon={CircleCheck} onPress={onPress}>
      {t('warnings.none')}
    </Button>
  );
}
