import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import type { ToolProps } from './member-tools.tsx';
import { ToolActions } from './tool-actions.tsx';

export function RenameTool({ member, onClose }: ToolProps) {
  const { t } = useTranslation('owner');
  const [name, setName] = useState(member.name);
  const rename = async () => {
    if (await callAndSay('member.rename', { member: member.member, name: name.trim() })) onClose();
  };
  return (
    <>
      <div className="tool-words">
        <p className="soft">{t('memberTools.renameLead')}</p>
        <Field label={t('common.name')} value={name} maxLength={80} autoFocus onChange={setName} />
      </div>
      <ToolActions
        action={t('memberTools.renameDo')}
        isDisabled={name.trim() === '' || name.trim() === member.name}
        onAction={() => void rename()}
        onCancel={onClose}
      />
    </>
  );
}
