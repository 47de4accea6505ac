import { Stamp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CardCompletion } from '../../../shared/contract/view.ts';
import { Panel } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';
import { conclusionOf, fewestMembers, shareOf } from './conclusion.ts';
import { NothingYet } from './nothing-yet.tsx';
import { useAnswer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

/** Whether members fill their cards, and whether the head start helps. */
export function CardsTab() {
  const { t } = useTranslation('results');
  const { value: cards } = useAnswer('card.completion', {});
  if (!cards) return <Waiting />;
  if (cards.length === 0) {
    return <NothingYet icon={Stamp} title={t('cards.empty')} line={t('cards.emptyLine')} />;
  }
  return (
    <div className="results-cards">
      {cards.map((card) => (
        <CardPanel key={card.card} card={card} />
      ))}
    </div>
  );
}

function CardPanel({ card }: { readonly card: CardCompletion }) {
  const format = useFormat();
  return (
    <Panel className="results-card">
      <h2 className="results-heading">{format.text(card.name)}</h2>
      <Said card={card} />
      <ul className="results-bars">
        {card.groups.map((group) => (
          <GroupBar key={group.group} group={group} />
        ))}
      </ul>
    </Panel>
  );
}

function Said({ card }: { readonly card: CardCompletion }) {
  const { t } = useTranslation('results');
  const said = conclusionOf(card);
  if (said.kind === 'few') return <p className="results-note">{t('cards.few', { least: fewestMembers })}</p>;
  if (said.kind === 'alone') return <p className="results-said">{t('cards.alone', { share: said.share })}</p>;
  const count = card.groups.find(({ group }) => group === 'headStart')?.headStart ?? 0;
  return (
    <>
      <p className="results-said">{t('cards.compared', { count, with: said.with, without: said.without })}</p>
      <p className="results-note">
        {said.kind === 'chance' ? t('cards.chance') : t(`cards.${said.kind}`, { more: Math.abs(said.more) })}
      </p>
    </>
  );
}

function GroupBar({ group }: { readonly group: CardCompletion['groups'][number] }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { boxes, headStart: stamped } = group;
  const which = group.group === 'control' ? 'control' : stamped > 0 ? 'headStart' : 'everybody';
  return (
    <li className="results-bar">
      <span className="results-bar-words">
        <span>{t(`cards.${which}`, { boxes, stamped })}</span>
        <strong>
          {t('cards.filled', {
            completed: format.count(group.completed),
            members: format.count(group.members),
          })}
        </strong>
      </span>
      <span className="results-track" aria-hidden>
        <span
          className="results-fill"
          data-series={group.group === 'control' ? 2 : 1}
          style={{ '--share': shareOf(group) } as object}
        />
      </span>
    </li>
  );
}
