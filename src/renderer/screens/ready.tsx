import './ready.css';
import { ReceiptText, ScanLine, Search, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CodeView, MemberSummary } from '../../shared/contract/view.ts';
import { Button, Keypad, Panel } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import type { PadKey } from '../stores/amount.ts';
import { useForGuest } from '../stores/for-guest.ts';
import { goTo } from '../stores/navigation.ts';
import { useProgramme } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { CodeChips } from './bill/code-chips.tsx';
import { useRingsUp } from './bill/current-bill.ts';
import { ItemGrid } from './bill/item-grid.tsx';
import { CounterActions, CounterLayout } from './counter-layout.tsx';
import { useMayOpenDrawer } from './devices/drawer.ts';
import { MemberTile } from './member-tile.tsx';
import { More } from './more/more.tsx';

/** Waiting for the next guest: a scan needs no key at all. */
export function ReadyScreen(props: {
  readonly recent: readonly MemberSummary[];
  readonly codes: readonly CodeView[];
}) {
  const ringsUp = useRingsUp();
  return (
    <CounterLayout left={ringsUp ? <RingUp {...props} /> : <Welcome {...props} />} right={<PhonePad />} />
  );
}

interface Waiting {
  readonly recent: readonly MemberSummary[];
  readonly codes: readonly CodeView[];
}

function Welcome({ recent, codes }: Waiting) {
  const { t } = useTranslation('counter');
  return (
    <Panel className="ready">
      <Call />
      <CodeChips codes={codes} />
      {recent.length > 0 && codes.length === 0 ? (
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
      <Ways />
    </Panel>
  );
}

/** Ringing up may begin before the card is there: the first item opens the bill of a guest. */
function RingUp({ codes }: Waiting) {
  return (
    <Panel className="ready ready-rings-up">
      <Call />
      <CodeChips codes={codes} />
      <ItemGrid onAdded={beginBill} />
      <Ways />
    </Panel>
  );
}

const beginBill = () => goTo('anonymous');

function Call() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const programme = useProgramme();
  return (
    <div className="ready-call">
      <span className="ready-picture">
        <ScanLine aria-hidden />
      </span>
      <div>
        <h1 className="ready-title">{t('ready.title')}</h1>
        <p className="ready-subtitle">
          {programme?.policies.scanIsVisit ? t('ready.scanAdds') : t('ready.subtitle')}
        </p>
        {programme ? <p className="ready-programme">{format.text(programme.name)}</p> : null}
      </div>
    </div>
  );
}

function Ways() {
  const { t } = useTranslation('counter');
  const programme = useProgramme();
  const mayOpenDrawer = useMayOpenDrawer();
  const hasMore =
    mayOpenDrawer ||
    (programme?.vouchers.length ?? 0) + (programme?.promotions.length ?? 0) > 0 ||
    programme?.units.some(({ kind }) => kind === 'money');
  return (
    <div className="ready-actions">
      <Button icon={Search} onPress={() => goTo('search')}>
        {t('ready.search')}
      </Button>
      <Button icon={UserPlus} onPress={() => goTo('enrol')}>
        {t('ready.enrol')}
      </Button>
      {hasMore ? <More member={null} /> : null}
    </div>
  );
}

const longestPhone = 15;

function PhonePad() {
  const { t } = useTranslation('counter');
  const [phone, setPhone] = useForGuest('');
  const press = (key: PadKey) =>
    setPhone(key === 'back' ? phone.slice(0, -1) : `${phone}${key}`.slice(0, longestPhone));
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
