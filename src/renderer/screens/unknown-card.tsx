import './unknown-card.css';
import { CreditCard, Link2, UserPlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../shared/contract/view.ts';
import { Panel, Tile } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import { goTo } from '../stores/navigation.ts';
import { LinkCardConfirm } from './link-card-confirm.tsx';

/** A card that nobody has: three ways on, one touch each. */
export function UnknownCardScreen(props: { readonly card: CardView; readonly member: MemberView | null }) {
  const { t } = useTranslation('counter');
  const { card, member } = props;
  const [isLinking, setLinking] = useState(false);
  const name = member?.name || t('switch.thisMember');
  const ignore = () => void callAndSay('card.ignore', {});
  useKeys({ Escape: ignore, Enter: () => goTo('enrol') });
  return (
    <main className="unknown-card">
      <Panel accent>
        <div className="unknown-head">
          <span className="unknown-picture">
            <CreditCard aria-hidden />
          </span>
          <div>
            <h1 className="screen-title">{t('unknownCard.title')}</h1>
            <p className="soft number">{t('unknownCard.card', { number: card.masked })}</p>
            {member ? <p className="soft">{t('unknownCard.stays', { name })}</p> : null}
          </div>
        </div>
        <div className="unknown-ways">
          {member ? (
            <Tile
              icon={Link2}
              title={t('unknownCard.linkThis', { name })}
              detail={t('unknownCard.linkThisWhat')}
              onPress={() => setLinking(true)}
            />
          ) : null}
          <Tile
            icon={UserPlus}
            title={t('unknownCard.enrol')}
            detail={t('unknownCard.enrolWhat')}
            onPress={() => goTo('enrol')}
          />
          <Tile
            icon={Link2}
            title={t('unknownCard.link')}
            detail={t('unknownCard.linkWhat')}
            onPress={() => goTo('search')}
          />
          <Tile
            icon={X}
            title={t('unknownCard.ignore')}
            detail={t('unknownCard.ignoreWhat')}
            onPress={ignore}
          />
        </div>
      </Panel>
      {member && isLinking ? (
        <LinkCardConfirm card={card} member={member} onClose={() => setLinking(false)} />
      ) : null}
    </main>
  );
}
