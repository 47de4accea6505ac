import './code-chips.css';
import { Gift, type LucideIcon, ReceiptText, Ticket, TicketPercent, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CodeView } from '../../../shared/contract/view.ts';
import { Button } from '../../components/index.ts';
import { callAndSay, usePosting } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';

const icons: Readonly<Record<CodeView['kind'], LucideIcon>> = {
  voucher: Ticket,
  giftCard: Gift,
  claim: ReceiptText,
  promotion: TicketPercent,
};

/** What was scanned or typed for this bill and lies on the counter; each can be taken away again. */
export function CodeChips({ codes }: { readonly codes: readonly CodeView[] }) {
  const { t } = useTranslation('counter');
  if (codes.length === 0) return null;
  return (
    <ul className="codes" aria-label={t('codes.title')}>
      {codes.map((code) => (
        <Code key={code.code} code={code} />
      ))}
    </ul>
  );
}

function Code({ code }: { readonly code: CodeView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { counter } = useView();
  const claim = usePosting('claim.post');
  const Icon = icons[code.kind];
  const name =
    code.kind === 'claim'
      ? t('codes.claim')
      : code.kind === 'giftCard'
        ? t('tender.giftCard')
        : format.text(code.name);
  return (
    <li className="code" data-kind={code.kind}>
      <Icon aria-hidden />
      <span className="code-words">
        <strong>{name}</strong>
        <span className="code-detail">
          <Worth code={code} />
        </span>
      </span>
      {code.kind === 'claim' ? (
        counter.at === 'member' ? (
          <Button
            size="small"
            tone="primary"
            posting
            isDisabled={claim.isPosting}
            onPress={() => void claim.post({ code: code.code })}
          >
            {t('codes.claimGive')}
          </Button>
        ) : null
      ) : null}
      <Button
        size="small"
        tone="quiet"
        icon={X}
        label={t('codes.remove', { name })}
        onPress={() => void callAndSay('code.remove', { code: code.code })}
      />
    </li>
  );
}

function Worth({ code }: { readonly code: CodeView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { counter } = useView();
  const until = code.until ? ` · ${t('codes.until', { date: format.date(code.until) })}` : '';
  switch (code.kind) {
    case 'giftCard':
      return `${format.money(code.available)}${until}`;
    case 'voucher':
      return `${t('codes.uses', { count: code.available })}${until}`;
    case 'promotion':
      return code.code;
    case 'claim': {
      const gives = code.gives.map(({ unit, quantity }) => format.signedWithUnit(unit, quantity));
      return counter.at === 'member'
        ? gives.join(' · ')
        : `${gives.join(' · ')} · ${t('codes.claimNeedsMember')}`;
    }
  }
}
