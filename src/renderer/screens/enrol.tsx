import './enrol.css';
import { CreditCard } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MemberSummary, ProgrammeView } from '../../shared/contract/view.ts';
import { Button, Chip, Field, Keypad, Panel } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { usePosting } from '../posting.ts';
import type { PadKey } from '../stores/amount.ts';
import { goTo } from '../stores/navigation.ts';
import { useView } from '../stores/terminal.ts';
import { useSentences } from '../texts/refusal.ts';
import { CounterActions, CounterLayout } from './counter-layout.tsx';
import { ReferrerField } from './enrol-referrer.tsx';

const longestPhone = 20;

/** A new member in a few digits and one tick; nothing is asked twice. */
export function EnrolScreen() {
  const { t } = useTranslation(['counter', 'common']);
  const { counter, shop, programme } = useView();
  const sentences = useSentences();
  const enrol = usePosting('member.enrol');
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [consent, setConsent] = useState(false);
  const [referrer, setReferrer] = useState<MemberSummary | null>(null);
  const [phoneError, setPhoneError] = useState<string | null>(null);
  const [asks, setAsks] = useState<'consent' | 'identity' | null>(null);
  const card = counter.at === 'unknownCard' ? counter.card : null;

  const submit = async () => {
    if (enrol.isPosting) return;
    if (phone.trim() === '' && !card) return setAsks('identity');
    if (!consent) return setAsks('consent');
    setPhoneError(null);
    const request = {
      phone: phone.trim() || null,
      name,
      consent,
      withCard: card !== null,
      ...(referrer ? { referrer: referrer.member } : {}),
    };
    await enrol.post(request, (refusal) => {
      if (refusal.code !== 'phoneInvalid' && refusal.code !== 'phoneTaken') return false;
      setPhoneError(sentences.refusal(refusal));
      return true;
    });
  };
  const back = () => goTo('counter');
  const asksReferrer = programme ? rewardsReferrals(programme) : false;
  useKeys({ Enter: () => void submit(), Escape: back });

  const press = (key: PadKey) => {
    setPhoneError(null);
    setAsks(null);
    setPhone((typed) => (key === 'back' ? typed.slice(0, -1) : `${typed}${key}`.slice(0, longestPhone)));
  };
  return (
    <CounterLayout
      left={
        <Panel accent className="enrol scrolls">
          <h1 className="screen-title">{t('enrol.title')}</h1>
          <Field
            label={t('enrol.phone')}
            type="tel"
            inputMode="tel"
            value={phone}
            maxLength={longestPhone}
            error={phoneError ?? (asks === 'identity' ? t('enrol.needPhoneOrCard') : null)}
            autoFocus
            onChange={(value) => {
              setPhoneError(null);
              setAsks(null);
              setPhone(value);
            }}
          />
          <Field
            label={t('enrol.name')}
            placeholder={t('enrol.namePlaceholder')}
            value={name}
            maxLength={80}
            onChange={setName}
          />
          <Checkbox
            className="consent"
            isSelected={consent}
            isInvalid={asks === 'consent'}
            onChange={(agreed) => {
              setConsent(agreed);
              setAsks(null);
            }}
          >
            <span className="consent-box" aria-hidden>
              <svg viewBox="0 0 24 24">
                <path d="M5 12.5l4.5 4.5L19 7.5" />
              </svg>
            </span>
            <span className="consent-words">
              <strong>{t('enrol.agrees')}</strong>
              <span>{t('enrol.consent', { shop: shop?.name ?? '' })}</span>
              {asks === 'consent' ? (
                <span className="field-error" role="alert">
                  {t('enrol.needConsent')}
                </span>
              ) : null}
            </span>
          </Checkbox>
          {asksReferrer ? <ReferrerField referrer={referrer} onChange={setReferrer} /> : null}
          <p className="enrol-card">
            {card ? (
              <Chip tone="accent" icon={CreditCard}>
                {t('enrol.withCard', { number: card.masked })}
              </Chip>
            ) : (
              <span className="soft">{t('enrol.canScan')}</span>
            )}
          </p>
        </Panel>
      }
      right={
        <>
          <Keypad onKey={press} />
          <CounterActions>
            <Button size="large" onPress={back}>
              {t('common:actions.back')}
            </Button>
            <Button size="large" tone="primary" posting onPress={() => void submit()}>
              {t('enrol.submit')}
            </Button>
          </CounterActions>
        </>
      }
    />
  );
}

/** Something depends on who brought whom. */
const rewardsReferrals = ({ earn }: Pick<ProgrammeView, 'earn'>): boolean =>
  earn.some(
    (rule) =>
      rule.to === 'referrer' ||
      rule.when.referredWithinDays !== undefined ||
      (rule.on.kind === 'action' && rule.on.action === 'referral'),
  );
