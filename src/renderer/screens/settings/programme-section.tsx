import { FileDown, SquarePen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { describe, type Sentence } from '../../../shared/domain/programme/describe.ts';
import { Button, Chip } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { goTo } from '../../stores/navigation.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { download } from '../download.ts';
import { useKnown } from '../editor/use-known.ts';
import { sayDone } from '../say-done.ts';
import type { SectionProps } from './settings-screen.tsx';

/** The programme in force as its owner would tell it, and the way to the editor. */
export function ProgrammeSection({ mayEdit }: SectionProps) {
  const { t } = useTranslation(['owner', 'editor']);
  const format = useFormat();
  const { programme, shop } = useView();
  const known = useKnown();
  if (!programme || !shop) return null;
  const told = describe({ schema: 1, campaigns: [], ...programme }, shop.era, known);
  const save = async () => {
    const reply = await callAndSay('settings.exportProgramme', {});
    if (!reply) return;
    download(reply.value.name, reply.value.text, 'application/json');
    sayDone(t('settings.programme.exported', { name: reply.value.name }));
  };
  return (
    <>
      <header className="settings-head">
        <div>
          <h2 className="programme-name">
            {format.text(programme.name)}{' '}
            <Chip>{t('settings.programme.version', { version: programme.version })}</Chip>
          </h2>
          <p className="soft">{t('settings.programme.since', { date: format.date(programme.startsOn) })}</p>
        </div>
        <div className="programme-ways">
          <Button size="small" icon={SquarePen} isDisabled={!mayEdit} onPress={() => goTo('editor')}>
            {t('editor:settings.open')}
          </Button>
          <Button size="small" icon={FileDown} onPress={() => void save()}>
            {t('settings.programme.export')}
          </Button>
        </div>
      </header>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div
        className="settings-body scrolls programme"
        role="group"
        aria-label={t('settings.sections.programme')}
        tabIndex={0}
      >
        {lists.map((list) =>
          told[list].length === 0 ? null : (
            <Sentences key={list} title={t(`editor:lists.${list}`)} sentences={told[list]} />
          ),
        )}
        <section>
          <h3 className="programme-title">{t('editor:lists.policies')}</h3>
          <ul className="programme-rules">
            {told.policies.map(({ id, text }) => (
              <li key={id}>{format.text(text)}</li>
            ))}
          </ul>
        </section>
      </div>
    </>
  );
}

const lists = [
  'units',
  'earn',
  'stampCards',
  'tiers',
  'rewards',
  'promotions',
  'vouchers',
  'memberships',
  'partners',
  'draws',
] as const;

function Sentences(props: { readonly title: string; readonly sentences: readonly Sentence[] }) {
  const format = useFormat();
  return (
    <section>
      <h3 className="programme-title">{props.title}</h3>
      <ul className="programme-sentences">
        {props.sentences.map(({ path, name, text, notes }) => (
          <li key={path}>
            <b>{format.text(name)}</b>
            <span>{format.text(text)}</span>
            {notes.length > 0 ? (
              <span className="soft">{notes.map((note) => format.text(note)).join(' · ')}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
