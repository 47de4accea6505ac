import { Barcode, CreditCard, Phone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconBox } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { sayDone } from '../say-done.ts';
import type { ToolProps } from './member-tools.tsx';
import { ToolActions } from './tool-actions.tsx';

const icons = { rfid: CreditCard, barcode: Barcode, phone: Phone } as const;

/** Every card of the member, and the one way to stop them all. */
export function CardsTool({ member, onClose }: ToolProps) {
  const { t } = useTranslation('owner');
  const [isSure, setSure] = useState(false);
  const cards = member.cards.filter(({ kind }) => kind !== 'phone');
  const block = async () => {
    if (!(await callAndSay('member.blockCards', { member: member.member }))) return;
    sayDone(t('memberTools.blocked'));
    onClose();
  };
  return (
    <>
      <div className="tool-words">
        <p className="soft">{t('memberTools.cardsLead')}</p>
        <ul className="tool-cards">
          {cards.length === 0 ? <li className="soft">{t('memberTools.noCards')}</li> : null}
          {cards.map((card) => (
            <li key={`${card.kind} ${card.masked}`} className="tool-card">
              <IconBox icon={icons[card.kind]} />
              <b className="number">{card.masked}</b>
              <span className="soft">{t(`memberTools.cardKinds.${card.kind}`)}</span>
            </li>
          ))}
        </ul>
        {isSure ? (
          <p className="tool-sure" role="alert">
            <b>{t('memberTools.blockTitle', { name: member.name || t('history.noName') })}</b>{' '}
            {t('memberTools.blockLine')}
          </p>
        ) : null}
      </div>
      <ToolActions
        action={t('memberTools.blockDo')}
        tone={isSure ? 'danger' : 'primary'}
        isDisabled={cards.length === 0}
        onAction={() => (isSure ? void block() : setSure(true))}
        onCancel={onClose}
      />
    </>
  );
}
