import './member-tools.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/contract/view.ts';
import { Dialog, Segmented } from '../../components/index.ts';
import { AdjustTool } from './adjust-tool.tsx';
import { CardsTool } from './cards-tool.tsx';
import { EraseTool } from './erase-tool.tsx';
import { MergeTool } from './merge-tool.tsx';
import { ProfileTool } from './profile-tool.tsx';
import { RenameTool } from './rename-tool.tsx';

const tools = ['adjust', 'merge', 'rename', 'cards', 'profile', 'erase'] as const;
type Tool = (typeof tools)[number];

export interface ToolProps {
  readonly member: MemberView;
  readonly onClose: () => void;
}

/** What only an owner does for a member: correct by hand, merge two, rename, block cards, erase. */
export function MemberTools({ member, onClose }: ToolProps) {
  const { t } = useTranslation('owner');
  const [tool, setTool] = useState<Tool>('adjust');
  const name = member.name || t('history.noName');
  return (
    <Dialog title={`${t('memberTools.title')} · ${name}`} onClose={onClose} wide>
      <div className="tools">
        <Segmented
          label={t('memberTools.tabsLabel')}
          value={tool}
          options={tools.map((value) => ({ value, label: t(`memberTools.tabs.${value}`) }))}
          onChange={setTool}
        />
        {tool === 'adjust' ? <AdjustTool member={member} onClose={onClose} /> : null}
        {tool === 'merge' ? <MergeTool member={member} onClose={onClose} /> : null}
        {tool === 'rename' ? <RenameTool member={member} onClose={onClose} /> : null}
        {tool === 'profile' ? <ProfileTool member={member} onClose={onClose} /> : null}
        {tool === 'erase' ? <EraseTool member={member} onClose={onClose} /> : null}
        {tool === 'cards' ? <CardsTool member={member} onClose={onClose} /> : null}
      </div>
    </Dialog>
  );
}
