import './search.css';
import { SearchX, UserRoundSearch } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberSummary } from '../../shared/contract/view.ts';
import { Button, EmptyState, Field, Keypad, Panel } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import type { PadKey } from '../stores/amount.ts';
import { goTo } from '../stores/navigation.ts';
import { call, useView } from '../stores/terminal.ts';
import { CounterActions, CounterLayout } from './counter-layout.tsx';
import { LinkCardConfirm } from './link-card-confirm.tsx';
import { MemberTile } from './member-tile.tsx';

const fewestCharacters = 2;

/** By the last digits of the phone or by name, tone marks or not. With a new card on the counter, to link it. */
export function SearchScreen() {
  const { t } = useTranslation(['counter', 'common']);
  const { counter } = useView();
  const card = counter.at === 'unknownCard' ? counter.card : null;
  const [query, setQuery] = useState('');
  const [linkTo, setLinkTo] = useState<MemberSummary | null>(null);
  const found = useSearch(query.trim());
  const list = useRef<HTMLDivElement>(null);

  const choose = async (member: MemberSummary) => {
    if (card) return setLinkTo(member);
    if (await callAndSay('member.choose', { member: member.member })) goTo('counter');
  };
  const back = () => goTo('counter');
  useKeys({
    Escape: back,
    Enter: () => {
      const first = found?.[0];
      if (first) void choose(first);
    },
    ArrowDown: () => moveFocus(list.current, 1),
    ArrowUp: () => moveFocus(list.current, -1),
  });

  const press = (key: PadKey) => setQuery((typed) => (key === 'back' ? typed.slice(0, -1) : typed + key));
  return (
    <CounterLayout
      left={
        <Panel accent className="search">
          <h1 className="screen-title">
            {card ? t('search.linkTitle', { number: card.masked }) : t('search.title')}
          </h1>
          <Field label={t('search.field')} value={query} maxLength={80} autoFocus onChange={setQuery} />
          <Results
            query={query.trim()}
            found={found}
            list={list}
            onChoose={(member) => void choose(member)}
          />
          {card && linkTo ? (
            <LinkCardConfirm
              card={card}
              member={linkTo}
              onClose={() => {
                setLinkTo(null);
                goTo('counter');
              }}
            />
          ) : null}
        </Panel>
      }
      right={
        <>
          <Keypad onKey={press} />
          <CounterActions>
            <Button size="large" onPress={back}>
              {t('common:actions.back')}
            </Button>
            <Button size="large" posting stretch onPress={() => goTo('enrol')}>
              {t('ready.enrol')}
            </Button>
          </CounterActions>
        </>
      }
    />
  );
}

function Results(props: {
  readonly query: string;
  readonly found: readonly MemberSummary[] | null;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onChoose: (member: MemberSummary) => void;
}) {
  const { t } = useTranslation('counter');
  const { found, query, list } = props;
  if (query.length < fewestCharacters) {
    return <EmptyState icon={UserRoundSearch} title={t('search.empty')} />;
  }
  if (!found) return null;
  if (found.length === 0) {
    return (
      <EmptyState icon={SearchX} title={t('search.none')}>
        {t('search.noneWhat')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="section-title" aria-live="polite">
        {t('search.results', { count: found.length })}
      </p>
      <div ref={list} className="search-results scrolls">
        {found.map((member) => (
          <MemberTile key={member.member} member={member} onPress={() => props.onChoose(member)} />
        ))}
      </div>
    </>
  );
}

/** Down from the field to the first result, then along the results. */
function moveFocus(list: HTMLElement | null, step: number): void {
  const buttons = [...(list?.querySelectorAll('button') ?? [])];
  const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, now + step))]?.focus();
}

const settleMs = 120;

/** Null until the answer to this very query is there. */
export function useSearch(query: string): readonly MemberSummary[] | null {
  const [answer, setAnswer] = useState<{ query: string; found: readonly MemberSummary[] } | null>(null);
  useEffect(() => {
    if (query.length < fewestCharacters) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void call('member.search', { query }).then((outcome) => {
        if (isCurrent && outcome.kind === 'done') setAnswer({ query, found: outcome.value });
      });
    }, settleMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);
  return answer?.query === query ? answer.found : null;
}
