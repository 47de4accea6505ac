import { FileWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { Button, Confirm, Dialog, Facts } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useFormat } from '../../texts/format.ts';
import { sayDone } from '../say-done.ts';
import type { FileProblem } from './programme-file.ts';

export function ImportDialog(props: { readonly document: Programme; readonly onClose: () => void }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { document } = props;
  const publish = async () => {
    const published = await callAndSay('settings.programme', { document });
    if (!published) return;
    sayDone(t('settings.programme.imported', { version: published.value.version }));
    props.onClose();
  };
  return (
    <Confirm
      title={t('settings.programme.importTitle')}
      confirm={t('settings.programme.importDo')}
      onConfirm={() => void publish()}
      onCancel={props.onClose}
    >
      <Facts
        facts={[
          { label: t('settings.programme.importName'), value: format.text(document.name) },
          { label: t('settings.programme.importStarts'), value: format.date(document.startsOn) },
          { label: t('settings.programme.earn'), value: format.count(document.earn.length) },
          { label: t('settings.programme.rewards'), value: format.count(document.rewards.length) },
        ]}
      />
      <p className="soft">{t('settings.programme.importLine')}</p>
    </Confirm>
  );
}

/** What is wrong with a file, where, and that nothing happened. */
export function ProblemDialog(props: { readonly problem: FileProblem; readonly onClose: () => void }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { problem } = props;
  return (
    <Dialog
      title={t('settings.programme.refusedTitle')}
      onClose={props.onClose}
      onEnter={props.onClose}
      alert
    >
      <div className="dialog-body">
        <div className="programme-problem">
          <FileWarning aria-hidden />
          {problem.kind === 'refused' ? (
            <p>
              {problem.refusal.path ? (
                // The path is written as it stands in the file, whatever language the counter speaks.
                <code lang="en">{problem.refusal.path}</code>
              ) : (
                <b>{t('settings.programme.refusedWhole')}</b>
              )}
              <span>{format.text(problem.refusal.text)}</span>
            </p>
          ) : (
            <p>
              {problem.kind === 'tooLarge'
                ? t('settings.programme.tooLarge')
                : t('settings.programme.wrongCurrency', {
                    found: t(`currencies.${problem.found}`),
                    expected: t(`currencies.${problem.expected}`),
                  })}
            </p>
          )}
        </div>
        <p className="soft">{t('settings.programme.refusedLine')}</p>
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="primary" onPress={props.onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  );
}
