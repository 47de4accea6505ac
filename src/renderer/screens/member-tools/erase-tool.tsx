import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../stores/terminal.ts';
import { useSentences } from '../../texts/refusal.ts';
import { sayDone } from '../say-done.ts';
import type { ToolProps } from './member-tools.tsx';
import { OwnerApproval, ToolActions } from './tool-actions.tsx';

/** Destroys who the member is; what was earned and spent stays in the books without a name. */
export function EraseTool({ member, onClose }: ToolProps) {
  const { t } = useTranslation(['owner', 'common']);
  const sentences = useSentences();
  const [isAsking, setAsking] = useState(false);
  const [pinError, setPinError] = useState<string | null>(null);
  const erase = async (ownerPin: string) => {
    const outcome = await call('member.erase', { member: member.member, ownerPin });
    if (outcome.kind === 'refused') setPinError(sentences.refusal(outcome.refusal));
    else if (outcome.kind !== 'done') setPinError(t(outcome.kind, { ns: 'common' }));
    else {
      sayDone(t('memberTools.erased'));
      onClose();
    }
  };
  const words = (
    <>
      <p>{t('memberTools.eraseLead')}</p>
      <p className="soft">{t('memberTools.eraseKept')}</p>
    </>
  );
  if (isAsking) {
    return (
      <OwnerApproval error={pinError} onPin={(pin) => void erase(pin)} onBack={() => setAsking(false)}>
        {words}
      </OwnerApproval>
    );
  }
  return (
    <>
      <div className="tool-words">{words}</div>
      <ToolActions
        action={t('memberTools.eraseDo')}
        tone="danger"
        isDisabled={false}
        onAction={() => setAsking(true)}
        onCancel={onClose}
      />
    </>
  );
}
