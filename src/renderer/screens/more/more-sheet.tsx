import './more.css';
import {
  CreditCard,
  IdCard,
  Inbox,
  type LucideIcon,
  ScanBarcode,
  Snowflake,
  Sparkles,
  Ticket,
  Wallet,
} from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MemberView, TerminalView } from '../../../shared/contract/view.ts';
import { keepFocus } from '../../components/button.tsx';
import { Button, Dialog } from '../../components/index.ts';
import { useView } from '../../stores/terminal.ts';
import { drawersFor } from '../devices/drawer.ts';
import { ActionsTool } from './actions-tool.tsx';
import { CodeTool } from './code-tool.tsx';
import { DrawerTool } from './drawer-tool.tsx';
import { FreezeTool } from './freeze-tool.tsx';
import { MembershipTool, PromiseTool } from './offer-tools.tsx';
import { PayInTool } from './pay-in-tool.tsx';

const tools = ['actions', 'topUp', 'membership', 'giftCard', 'promise', 'freeze', 'code', 'drawer'] as const;
type Tool = (typeof tools)[number];

const icons: Readonly<Record<Tool, LucideIcon>> = {
  actions: Sparkles,
  topUp: Wallet,
  membership: IdCard,
  giftCard: CreditCard,
  promise: Ticket,
  freeze: Snowflake,
  code: ScanBarcode,
  drawer: Inbox,
};

/** One touch chooses what, the next does it. Only what the programme knows is listed. */
export function MoreSheet(props: { readonly member: MemberView | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['counter', 'common']);
  const view = useView();
  const { member, onClose } = props;
  const offered = tools.filter((tool) => isOffered(tool, member, view));
  const [chosen, setChosen] = useState<Tool>(offered[0] ?? 'code');
  return (
    <Dialog
      title={member?.name ? t('more.title', { name: member.name }) : t('more.titleNoName')}
      onClose={onClose}
      wide
    >
      <div className="more">
        <nav className="more-rail" aria-label={t('more.titleNoName')}>
          {offered.map((tool) => {
            const Icon = icons[tool];
            return (
              <AriaButton
                key={tool}
                className="more-choice"
                aria-pressed={tool === chosen}
                onPress={() => setChosen(tool)}
                {...keepFocus}
              >
                <Icon aria-hidden />
                <span>{t(`more.${tool}`)}</span>
              </AriaButton>
            );
          })}
          <Button tone="quiet" onPress={onClose}>
            {t('common:actions.close')}
          </Button>
        </nav>
        <div className="more-body" key={chosen}>
          <Body tool={chosen} member={member} onClose={onClose} />
        </div>
      </div>
    </Dialog>
  );
}

function Body(props: {
  readonly tool: Tool;
  readonly member: MemberView | null;
  readonly onClose: () => void;
}) {
  const { member, onClose } = props;
  switch (props.tool) {
    case 'actions':
      return member ? <ActionsTool member={member} onClose={onClose} /> : null;
    case 'topUp':
      return <PayInTool member={member} what="topUp" onClose={onClose} />;
    case 'giftCard':
      return <PayInTool member={member} what="giftCard" onClose={onClose} />;
    case 'membership':
      return <MembershipTool onClose={onClose} />;
    case 'promise':
      return member ? <PromiseTool member={member} onClose={onClose} /> : null;
    case 'freeze':
      return member?.tier ? <FreezeTool member={member} tier={member.tier} onClose={onClose} /> : null;
    case 'code':
      return <CodeTool onClose={onClose} />;
    case 'drawer':
      return <DrawerTool onClose={onClose} />;
  }
}

function isOffered(
  tool: Tool,
  member: MemberView | null,
  view: Pick<TerminalView, 'programme' | 'signedIn' | 'shop' | 'printers'>,
): boolean {
  const { programme, signedIn } = view;
  if (!programme) return false;
  const takesMoney = programme.units.some(({ kind, topUp }) => kind === 'money' && topUp !== undefined);
  switch (tool) {
    case 'actions':
      return member !== null && member.actions.length > 0;
    case 'topUp':
      return member !== null && takesMoney;
    case 'giftCard':
      return takesMoney;
    case 'membership':
      return member !== null && programme.memberships.length > 0;
    case 'promise':
      return (
        member !== null && programme.vouchers.some(({ bearer }) => !bearer) && signedIn?.role === 'owner'
      );
    case 'freeze':
      return (member?.tier?.freezeDaysLeft ?? 0) > 0;
    case 'code':
      return true;
    case 'drawer':
      return drawersFor(view).length > 0;
  }
}
