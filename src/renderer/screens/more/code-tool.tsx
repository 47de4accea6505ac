import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field } from '../../components/index.ts';
import { useKeys } from '../../keys.ts';
import { call } from '../../stores/terminal.ts';
import { useSentences } from '../../texts/refusal.ts';

const fewestLetters = 3;

/** A code that cannot be scanned is typed; it then lies on the counter like a scanned one. */
export function CodeTool({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['counter', 'common']);
  const sentences = useSentences();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const canEnter = code.trim().length >= fewestLetters;
  const enter = async () => {
    if (!canEnter) return;
    const outcome = await call('code.enter', { code: code.trim() });
    if (outcome.kind === 'done') return onClose();
    setError(outcome.kind === 'refused' ? sentences.refusal(outcome.refusal) : t(`common:${outcome.kind}`));
  };
  useKeys({ Enter: () => void enter() }, 'dialog');
  return (
    <div className="code-tool">
      <Field
        label={t('codes.field')}
        value={code}
        maxLength={512}
        error={error}
        autoFocus
        onChange={(typed) => {
          setError(null);
          setCode(typed);
        }}
      />
      <Button tone="primary" size="large" posting stretch isDisabled={!canEnter} onPress={() => void enter()}>
        {t('codes.lay')}
      </Button>
    </div>
  );
}
