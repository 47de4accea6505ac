import { FileWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';
import type { FileProblem } from './programme-file.ts';

/** What is wrong with a file, where, and that nothing happened. */
export function FileProblemDialog(props: { readonly problem: FileProblem; readonly onClose: () => void }) {
  const { t } = useTranslation(['editor', 'owner']);
  const format = useFormat();
  const { problem } = props;
  return (
    <Dialog title={t('file.refusedTitle')} onClose={props.onClose} onEnter={props.onClose} alert>
      <div className="dialog-body">
        <div className="editor-note" data-tone="bad">
          <FileWarning aria-hidden />
          {problem.kind === 'refused' ? (
            <p className="editor-problem">
              {problem.refusal.path ? (
                // The path is written as it stands in the file, whatever language the counter speaks.
                <code lang="en">{problem.refusal.path}</code>
              ) : (
                <b>{t('file.whole')}</b>
              )}
              <span>{format.text(problem.refusal.text)}</span>
            </p>
          ) : (
            <p>
              {problem.kind === 'tooLarge'
                ? t('file.tooLarge')
                : t('file.wrongCurrency', {
                    found: t(`owner:currencies.${problem.found}`),
                    expected: t(`owner:currencies.${problem.expected}`),
                  })}
            </p>
          )}
        </div>
        <p className="soft">{t('file.refusedLine')}</p>
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="primary" onPress={props.onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}
