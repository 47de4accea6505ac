import { FileDown, FileUp, LayoutTemplate, Trash2 } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Confirm, Dialog } from '../../components/index.ts';
import { useView } from '../../stores/terminal.ts';
import { download } from '../download.ts';
import { sayDone } from '../say-done.ts';
import type { Draft } from './draft.ts';
import { startDraft } from './draft-store.ts';
import { FileProblemDialog } from './file-problem-dialog.tsx';
import { type FileProblem, readProgrammeFile } from './programme-file.ts';

/** What is done to the draft as a whole. */
export function MoreDialog(props: {
  readonly draft: Draft;
  readonly onTemplates: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('editor');
  const { shop } = useView();
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<FileProblem | null>(null);
  const [isThrowing, setThrowing] = useState(false);
  const save = () => {
    const id = props.draft['id'];
    const name = `programme-${typeof id === 'string' ? id : 'draft'}.json`;
    download(name, `${JSON.stringify(props.draft, null, 2)}\n`, 'application/json');
    sayDone(t('file.exported', { name }));
    props.onClose();
  };
  const load = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (!chosen || !shop) return;
    const read = await readProgrammeFile(chosen, shop.currency);
    if (read.kind === 'problem') return setProblem(read.problem);
    startDraft(read.document);
    sayDone(t('file.imported'));
    props.onClose();
  };
  if (problem) return <FileProblemDialog problem={problem} onClose={() => setProblem(null)} />;
  if (isThrowing) {
    return (
      <Confirm
        title={t('discardTitle')}
        confirm={t('discard')}
        tone="danger"
        onConfirm={() => startDraft(null)}
        onCancel={() => setThrowing(false)}
      >
        <p>{t('discardLine')}</p>
      </Confirm>
    );
  }
  return (
    <Dialog title={t('more')} onClose={props.onClose} onEnter={props.onClose}>
      <div className="dialog-body editor-more">
        <Button stretch icon={LayoutTemplate} onPress={props.onTemplates}>
          {t('start')}
        </Button>
        <Button stretch icon={FileUp} onPress={() => file.current?.click()}>
          {t('file.import')}
        </Button>
        <Button stretch icon={FileDown} onPress={save}>
          {t('file.export')}
        </Button>
        <Button stretch icon={Trash2} onPress={() => setThrowing(true)}>
          {t('discard')}
        </Button>
        <input
          ref={file}
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          aria-label={t('file.import')}
          tabIndex={-1}
          onChange={(event) => void load(event)}
        />
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="primary" onPress={props.onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}
