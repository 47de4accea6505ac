import { CircleAlert, Lightbulb, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Text } from '../../../shared/kernel/language.ts';
import { Button, Dialog } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';
import type { Editor } from './use-editor.ts';

/** What has to be mended, then what is worth a second look, each with the way to its place. */
export function WarningsDialog(props: {
  readonly editor: Editor;
  readonly onShow: (path: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('editor');
  const { checked, advice } = props.editor;
  const isBroken = checked.refusals.length > 0;
  return (
    <Dialog
      title={t(isBroken ? 'warnings.brokenTitle' : 'warnings.title')}
      onClose={props.onClose}
      onEnter={props.onClose}
      wide
    >
      <div className="editor-sheet scrolls" role="group" aria-label={t('warnings.title')} tabIndex={0}>
        {isBroken ? null : (
          <p className="soft">{t(advice.length === 0 ? 'warnings.good' : 'warnings.line')}</p>
        )}
        <ul className="editor-warnings">
          {checked.refusals.map(({ path, text }) => (
            <Warning key={`${path} ${text.en}`} tone="bad" path={path} text={text} onShow={props.onShow} />
          ))}
          {advice.map(({ path, weight, text }) => (
            <Warning
              key={`${path} ${text.en}`}
              tone={tones[weight]}
              path={path}
              text={text}
              onShow={props.onShow}
            />
          ))}
        </ul>
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="primary" onPress={props.onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

const tones = { danger: 'bad', warning: 'warn', hint: 'hint' } as const;

function Warning(props: {
  readonly tone: 'bad' | 'warn' | 'hint';
  readonly path: string;
  readonly text: Text;
  readonly onShow: (path: string) => void;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const Icon = { bad: CircleAlert, warn: TriangleAlert, hint: Lightbulb }[props.tone];
  return (
    <li className="editor-note" data-tone={props.tone}>
      <Icon aria-hidden />
      <span className="editor-note-words">{format.text(props.text)}</span>
      <Button size="small" tone="quiet" onPress={() => props.onShow(props.path)}>
        {t('warnings.open')}
      </Button>
    </li>
  );
}
