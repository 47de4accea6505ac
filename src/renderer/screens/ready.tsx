import './ready.css';
import { ReceiptText, ScanLine, Search, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberSummary } from '../../shared/contract/view.ts';
import { Button, Keypad, Panel } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import type { PadKey } from '../stores/amount.ts';
import { goTo } from '../stores/navigation.ts';
import { useView } from '../stores/terminal.ts';
import { CounterActions, CounterLayout } from './counter-layout.tsx';
import { MemberTile } from './member-tile.tsx';

/** Waiting for the next guest: a scan needs no key at all. */
export function ReadyScreen({ recent }: { readonly recent: readonly MemberSummary[] }) {
  return <CounterLayout left={<Welcome recent={recent} />} right={<PhonePad />} />;
}

function Welcome({ recent }: { readonly recent: readonly MemberSummary[] }) {
  const { t } = useTranslation('counter');
  const { programme } = useView();
  return (
    <Panel className="ready">
      <div className="ready-call">
        <span className="ready-picture">
          <ScanLine aria-hidden />
        </span>
        <div>
          <h1 className="ready-title">{t('ready.title')}</h1>
          <p className="ready-subtitle">
            {programme?.policies.scanIsVisit ? t('ready.scanAdds') : t('ready.subtitle')}
          </p>
        </div>
      </div>
      {recent.length > 0 ? (
        <section className="ready-recent">
          <h2 className="section-title">{t('ready.recent')}</h2>
          {recent.slice(0, 3).map((member) => (
            <MemberTile
              key={member.member}
              member={member}
              onPress={() => void callAndSay('member.choose', { member: member.member })}
            />
          ))}
        </section>
      ) : null}
      <div className="ready-actions">
        <Button icon={Search} onPress={() => goTo('search')}>
          {t('ready.search')}
        </Button>
        <Button icon={UserPlus} onPress={() => goTo('enrol')}>
          {t('ready.enrol')}
        </Button>
      </div>
    </Panel>
  );
}

const longestPhone = 15;

function PhonePad() {
  const { t } = useTranslation('counter');
  const [phone, setPhone] = useState('');
  const press = (key: PadKey) =>
    setPhone((typed) => (key === 'back' ? typed.slice(0, -1) : `${typed}${key}`.slice(0, longestPhone)));
  const find = () => {
    if (phone) void callAndSay('phone.lookUp', { phone });
  };
  useKeys({ Enter: find, ...(phone ? { Escape: () => setPhone('') } : {}) });
  return (
    <>
      <div className="phone-display" data-empty={phone === '' || undefined}>
        <output className="number" aria-label={t('ready.phone')}>
          {phone ? inGroups(phone) : t('ready.phone')}
        </output>
      </div>
      <Keypad onKey={press} />
      <p className="counter-note">{t('ready.note')}</p>
      <CounterActions>
        <Button size="large" icon={ReceiptText} onPress={() => goTo('anonymous')}>
          {t('ready.anonymous')}
        </Button>
        <Button size="large" tone="primary" posting isDisabled={phone === ''} onPress={find}>
          {t('ready.find')}
        </Button>
      </CounterActions>
    </>
  );
}

/** `090 123 4417`. */
function inGroups(phone: string): string {
  return [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)].filter(Boolean).join(' ');
}
