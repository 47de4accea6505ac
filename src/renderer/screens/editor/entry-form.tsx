import {
  ArrowDown,
  ArrowLeft,
  ArrowUp,
  CircleAlert,
  Copy,
  Lightbulb,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';
import { duplicated, entriesAt, moved, type Path, pathText, removed, valueAt, withValue } from './draft.ts';
import { changeDraft } from './draft-store.ts';
import { Fields } from './fields-view.tsx';
import type { FormField } from './form-field.ts';
import { called } from './forms/parts.ts';
import { isList, lists, singles } from './sections.ts';
import type { Editor } from './use-editor.ts';
import type { Place } from './workbench.tsx';

interface FormProps {
  readonly place: Place;
  readonly editor: Editor;
  readonly onPlace: (place: Place) => void;
  readonly onClose: () => void;
}

/** One entry: what it is called, its few fields, and more where it is opened. */
export function EntryForm({ place, editor, onPlace, onClose }: FormProps) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { part, index } = place;
  const path: Path = isList(part) ? [...lists[part].path, index ?? 0] : singles[part].path;
  const entry = valueAt(editor.raw, path);
  const wrong = editor.checked.refusals.length;
  useEffect(() => {
    // The sentence appears below the field that is being written into, where there may be no room in sight.
    if (wrong > 0) document.activeElement?.closest('.field')?.scrollIntoView({ block: 'nearest' });
  }, [wrong]);
  if (typeof entry !== 'object' || entry === null) {
    return (
      <Button icon={ArrowLeft} onPress={onClose}>
        {t('back')}
      </Button>
    );
  }
  const fields = isList(part) ? lists[part].form(editor.scope, path) : singles[part].form(editor.scope);
  const here = pathText(path);
  const belongs = (at: string) =>
    here !== '' && (at === here || at.startsWith(`${here}.`) || at.startsWith(`${here}[`));
  const places = placesIn(fields);
  const elsewhere = editor.checked.refusals.filter(({ path: at }) => belongs(at) && !places.has(at));
  const advice = part === 'tiers' ? [] : editor.advice.filter(({ path: at }) => belongs(at));
  const title =
    isList(part) || part === 'programme'
      ? called(editor.scope, entry as Record<string, unknown>)
      : t(`lists.${part}`);
  return (
    <>
      <header className="editor-form-head">
        <Button tone="quiet" size="small" icon={ArrowLeft} label={t('back')} onPress={onClose} />
        <h2 className="editor-form-title">{title}</h2>
        <EntryTools place={place} editor={editor} onPlace={onPlace} onClose={onClose} />
      </header>
      <div className="editor-scroll scrolls" role="group" aria-label={title} tabIndex={0}>
        {elsewhere.map(({ path: at, text }) => (
          <p key={at} className="editor-note" data-tone="bad" role="status">
            <CircleAlert aria-hidden />
            {format.text(text)}
          </p>
        ))}
        {advice.map(({ path: at, weight, text }) => (
          <p
            key={`${at} ${text.en}`}
            className="editor-note"
            data-tone={weight === 'hint' ? 'hint' : weight === 'danger' ? 'bad' : 'warn'}
          >
            {weight === 'hint' ? <Lightbulb aria-hidden /> : <TriangleAlert aria-hidden />}
            {format.text(text)}
          </p>
        ))}
        <div className="editor-fields">
          <Fields scope={editor.scope} raw={editor.raw} errorAt={editor.errorAt} fields={fields} />
        </div>
      </div>
    </>
  );
}

function EntryTools({ place, editor, onPlace, onClose }: FormProps) {
  const { t } = useTranslation('editor');
  const { part, index } = place;
  if (part === 'tiers') {
    const remove = () => {
      onClose();
      changeDraft('tiers removed', (draft) => withValue(draft, ['tiers'], undefined));
    };
    return <Button tone="quiet" size="small" icon={Trash2} label={t('entry.removeTiers')} onPress={remove} />;
  }
  if (!isList(part) || index === null) return null;
  const { path } = lists[part];
  const count = entriesAt(editor.raw, path).length;
  const move = (by: 1 | -1) => {
    changeDraft(`${pathText(path)} moved ${index} ${by}`, (draft) => moved(draft, path, index, by));
    onPlace({ part, index: index + by });
  };
  return (
    <span className="editor-tools">
      <Button
        tone="quiet"
        size="small"
        icon={ArrowUp}
        label={t('entry.up')}
        isDisabled={index === 0}
        onPress={() => move(-1)}
      />
      <Button
        tone="quiet"
        size="small"
        icon={ArrowDown}
        label={t('entry.down')}
        isDisabled={index >= count - 1}
        onPress={() => move(1)}
      />
      <Button
        tone="quiet"
        size="small"
        icon={Copy}
        label={t('entry.duplicate')}
        onPress={() => {
          changeDraft(`${pathText(path)} copied ${index}`, (draft) => duplicated(draft, path, index));
          onPlace({ part, index: index + 1 });
        }}
      />
      <Button
        tone="quiet"
        size="small"
        icon={Trash2}
        label={t('entry.remove')}
        onPress={() => {
          onClose();
          changeDraft(`${pathText(path)} removed ${index}`, (draft) => removed(draft, path, index));
        }}
      />
    </span>
  );
}

/** Every place that a form has a field for: what is wrong there is said there. */
function placesIn(fields: readonly FormField[]): Set<string> {
  const places = new Set<string>();
  const visit = (field: FormField) => {
    if ('at' in field) {
      const at = pathText(field.at);
      places.add(at);
      if (field.kind === 'pick') places.add(`${at}.kind`);
      if (field.kind === 'text') for (const language of ['vi', 'th', 'en']) places.add(`${at}.${language}`);
    }
    if (field.kind === 'row') for (const inner of field.fields) visit(inner);
    if (field.kind === 'fold' && field.used > 0) for (const inner of field.fields) visit(inner);
  };
  for (const field of fields) visit(field);
  return places;
}
