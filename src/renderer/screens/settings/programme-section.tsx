import { FileDown, FileUp } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { Button, Chip } from '../../components/index.ts';
import { owner as en } from '../../locales/en/owner.ts';
import type { OwnerTexts } from '../../locales/owner-texts.ts';
import { owner as th } from '../../locales/th/owner.ts';
import { owner as vi } from '../../locales/vi/owner.ts';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { download } from '../download.ts';
import { sayDone } from '../say-done.ts';
import { ImportDialog, ProblemDialog } from './programme-dialogs.tsx';
import { type FileProblem, readProgrammeFile } from './programme-file.ts';
import { programmeInWords, type Sentence } from './programme-words.ts';
import type { SectionProps } from './settings-screen.tsx';

const texts: Readonly<Record<'vi' | 'th' | 'en', OwnerTexts>> = { vi, th, en };

type Loaded =
  | { readonly kind: 'programme'; readonly document: Programme }
  | { readonly kind: 'problem'; readonly problem: FileProblem };

/** The programme in force as its owner would tell it, and the way of a new one into the shop. */
export function ProgrammeSection({ mayEdit }: SectionProps) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const { programme, shop, language } = useView();
  const file = useRef<HTMLInputElement>(null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  if (!programme || !shop) return null;
  const words = programmeInWords(programme, language, shop.era, texts[language].settings.programme);

  const save = async () => {
    const reply = await callAndSay('settings.exportProgramme', {});
    if (!reply) return;
    download(reply.value.name, reply.value.text, 'application/json');
    sayDone(t('settings.programme.exported', { name: reply.value.name }));
  };
  const load = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = '';
    if (chosen) setLoaded(await readProgrammeFile(chosen, shop.currency));
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
          <Button size="small" icon={FileDown} onPress={() => void save()}>
            {t('settings.programme.export')}
          </Button>
          <Button size="small" icon={FileUp} isDisabled={!mayEdit} onPress={() => file.current?.click()}>
            {t('settings.programme.import')}
          </Button>
          <input
            ref={file}
            className="visually-hidden"
            type="file"
            accept=".json,application/json"
            aria-label={t('settings.programme.import')}
            tabIndex={-1}
            onChange={(event) => void load(event)}
          />
        </div>
      </header>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div
        className="settings-body scrolls programme"
        role="group"
        aria-label={t('settings.sections.programme')}
        tabIndex={0}
      >
        <Sentences
          title={t('settings.programme.earn')}
          sentences={words.earn}
          none={t('settings.programme.noEarn')}
        />
        {words.stampCards.length > 0 ? (
          <Sentences title={t('settings.programme.stampCards')} sentences={words.stampCards} none="" />
        ) : null}
        <Sentences
          title={t('settings.programme.rewards')}
          sentences={words.rewards}
          none={t('settings.programme.noRewards')}
        />
        <section>
          <h3 className="programme-title">{t('settings.programme.rules')}</h3>
          <ul className="programme-rules">
            {words.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      </div>
      {loaded?.kind === 'programme' ? (
        <ImportDialog document={loaded.document} onClose={() => setLoaded(null)} />
      ) : null}
      {loaded?.kind === 'problem' ? (
        <ProblemDialog problem={loaded.problem} onClose={() => setLoaded(null)} />
      ) : null}
    </>
  );
}

function Sentences(props: {
  readonly title: string;
  readonly sentences: readonly Sentence[];
  readonly none: string;
}) {
  return (
    <section>
      <h3 className="programme-title">{props.title}</h3>
      {props.sentences.length === 0 ? <p className="soft">{props.none}</p> : null}
      <ul className="programme-sentences">
        {props.sentences.map(({ id, name, text, notes }) => (
          <li key={id}>
            <b>{name}</b>
            <span>{text}</span>
            {notes.length > 0 ? <span className="soft">{notes.join(' · ')}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
