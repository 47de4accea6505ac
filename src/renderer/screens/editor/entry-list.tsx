import { ChevronRight, CircleAlert, Plus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Sentence } from '../../../shared/domain/programme/describe.ts';
import { parseProgramme } from '../../../shared/domain/programme/parse.ts';
import { Button, IconBox } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { useFormat } from '../../texts/format.ts';
import { appended, type Draft, entriesAt, type Path, pathText, withValue } from './draft.ts';
import { changeDraft } from './draft-store.ts';
import { called } from './forms/parts.ts';
import {
  freshEntry,
  freshTiers,
  isList,
  type ListId,
  lists,
  type SectionId,
  type SingleId,
  sections,
  singles,
} from './sections.ts';
import type { Editor } from './use-editor.ts';
import type { Place } from './workbench.tsx';

interface ListProps {
  readonly editor: Editor;
  readonly onOpen: (place: Place) => void;
}

/** Everything in a section, as sentences. */
export function EntryList({ section, ...props }: ListProps & { readonly section: SectionId }) {
  const { t } = useTranslation('editor');
  const hasLevels = props.editor.raw['tiers'] !== undefined;
  const parts = sections[section].parts.filter((part) => part !== 'levels' || hasLevels);
  return (
    <div className="editor-scroll scrolls" role="group" aria-label={t(`sections.${section}`)} tabIndex={0}>
      {parts.map((part) => (
        <section key={part} className="editor-group">
          <h2 className="editor-group-title">{t(`lists.${part}`)}</h2>
          {isList(part) ? <List {...props} list={part} /> : <Single {...props} part={part} />}
        </section>
      ))}
    </div>
  );
}

function List({ list, editor, onOpen }: ListProps & { readonly list: ListId }) {
  const { t } = useTranslation('editor');
  const { path, holds, icon } = lists[list];
  const entries = entriesAt(editor.raw, path);
  const shown = entries.flatMap((entry, index) => (!holds || holds(entry) ? [{ entry, index }] : []));
  const add = () => {
    changeDraft(`${pathText(path)} ${entries.length}`, (draft) =>
      normal(appended(draft, path, freshEntry(list, editor.scope))),
    );
    onOpen({ part: list, index: entries.length });
  };
  return (
    <>
      {shown.length === 0 ? <p className="soft editor-none">{t(`none.${list}`)}</p> : null}
      <ul className="editor-entries">
        {shown.map(({ entry, index }) => (
          <li key={entry.id}>
            <EntryRow
              icon={icon}
              name={called(editor.scope, entry)}
              path={[...path, index]}
              id={entry.id}
              editor={editor}
              onPress={() => onOpen({ part: list, index })}
            />
          </li>
        ))}
      </ul>
      <Button size="small" icon={Plus} onPress={add}>
        {t(`add.${list}`)}
      </Button>
    </>
  );
}

/** With its defaults filled in, where it can be read. */
function normal(draft: Draft): Draft {
  const parsed = parseProgramme(draft);
  return parsed.ok ? parsed.value : draft;
}

function Single({ part, editor, onOpen }: ListProps & { readonly part: SingleId }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { icon, path } = singles[part];
  if (part === 'tiers' && editor.raw['tiers'] === undefined) {
    return (
      <>
        <p className="soft editor-none">{t('none.levels')}</p>
        <Button
          size="small"
          icon={Plus}
          onPress={() => {
            changeDraft('tiers', (draft) => withValue(draft, ['tiers'], freshTiers(editor.scope)));
          }}
        >
          {t('add.tiers')}
        </Button>
      </>
    );
  }
  if (part === 'policies') {
    return (
      <>
        <ul className="editor-house">
          {(editor.description?.policies ?? []).map(({ id, text }) => (
            <li key={id}>{format.text(text)}</li>
          ))}
        </ul>
        <Button size="small" icon={ChevronRight} onPress={() => onOpen({ part, index: null })}>
          {t('lists.policies')}
        </Button>
      </>
    );
  }
  return (
    <EntryRow
      icon={icon}
      name={part === 'tiers' ? t('lists.tiers') : called(editor.scope, editor.raw)}
      path={path}
      id={part}
      editor={editor}
      onPress={() => onOpen({ part, index: null })}
    />
  );
}

function EntryRow(props: {
  readonly icon: Parameters<typeof IconBox>[0]['icon'];
  readonly name: string;
  readonly path: Path;
  readonly id: string;
  readonly editor: Editor;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { checked, advice, description } = props.editor;
  const place = pathText(props.path);
  const belongs = (path: string) =>
    path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
  const isPart = place !== '' && place !== 'tiers';
  const refusal = isPart ? checked.refusals.find(({ path }) => belongs(path)) : undefined;
  const warning = isPart ? advice.find(({ path, weight }) => weight !== 'hint' && belongs(path)) : undefined;
  const told = sentences(description).find(
    ({ id, path }) => id === props.id && path.split('[')[0] === place.split('[')[0],
  );
  return (
    <PlainButton
      className="editor-entry"
      onPress={props.onPress}
      data={{ 'data-wrong': refusal ? true : undefined }}
    >
      <IconBox icon={props.icon} />
      <span className="editor-entry-words">
        <b>{props.name}</b>
        {told ? (
          <span className="soft">
            {[told.text, ...told.notes].map((text) => format.text(text)).join(' · ')}
          </span>
        ) : null}
        {refusal ? (
          <span className="editor-entry-bad">
            <CircleAlert aria-hidden />
            {format.text(refusal.text)}
          </span>
        ) : warning ? (
          <span className="editor-entry-warn">
            <TriangleAlert aria-hidden />
            {format.text(warning.text)}
          </span>
        ) : null}
      </span>
      <ChevronRight aria-hidden />
      {refusal ? <span className="visually-hidden">{t('entry.wrong')}</span> : null}
    </PlainButton>
  );
}

const sentences = (description: Editor['description']): readonly Sentence[] =>
  description === null ? [] : Object.values(description).flat();
