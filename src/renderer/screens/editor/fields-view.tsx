import { ChevronDown, Plus, Trash2, X } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../shared/kernel/language.ts';
import { Button, DateField, Field, Select, Switch } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { type Draft, type Path, pathText, valueAt, withValue } from './draft.ts';
import { changeDraft, setValue } from './draft-store.ts';
import type { FormField, OptionalSetting, Scope } from './form-field.ts';
import { isText } from './forms/parts.ts';
import { numberOf, numberText } from './number-text.ts';

export interface FormProps {
  readonly scope: Scope;
  /** As it was typed: what is shown in fields that people write into. */
  readonly raw: Draft;
  /** The sentence for a place, `earn[0].amount.perMinor`. */
  readonly errorAt: (path: string) => string | null;
}

/** The fields of a form, whatever they are about. */
export function Fields({ fields, ...form }: FormProps & { readonly fields: readonly FormField[] }) {
  return fields.map((field, index) => (
    <Fragment key={`${field.kind} ${'at' in field ? pathText(field.at) : index}`}>
      {drawn(field, form)}
    </Fragment>
  ));
}

function drawn(field: FormField, form: FormProps): ReactNode {
  switch (field.kind) {
    case 'text':
      return <TextField {...form} field={field} />;
    case 'words':
      return <WordsField {...form} field={field} />;
    case 'number':
      return <NumberField {...form} field={field} />;
    case 'date':
      return <DayField {...form} field={field} />;
    case 'time':
      return <TimeField {...form} field={field} />;
    case 'switch':
      return (
        <Switch
          label={field.label}
          {...(field.hint === undefined ? {} : { hint: field.hint })}
          isOn={valueAt(form.scope.draft, field.at) === true}
          onChange={(isOn) => setValue(field.at, isOn)}
        />
      );
    case 'pick':
      return <PickField {...form} field={field} />;
    case 'many':
      return <ManyField {...form} field={field} />;
    case 'keys':
      return <KeysField {...form} field={field} />;
    case 'list':
      return <ListField {...form} field={field} />;
    case 'optionals':
      return <Optionals {...form} add={field.add} options={field.options} />;
    case 'row':
      return (
        <div className="editor-row" data-count={field.fields.length}>
          <Fields {...form} fields={field.fields} />
        </div>
      );
    case 'fold':
      return <Fold {...form} field={field} />;
  }
}

type Of<Kind extends FormField['kind']> = FormProps & { readonly field: Extract<FormField, { kind: Kind }> };

/** In the counter's language; the others follow until they are given words of their own. */
function TextField({ field, raw, scope, errorAt }: Of<'text'>) {
  const { t } = useTranslation('editor');
  const [isOpen, setOpen] = useState(false);
  const found = valueAt(raw, field.at);
  const text = isText(found) ? found : { vi: '', th: '', en: '' };
  const write = (language: 'vi' | 'th' | 'en', words: string) => {
    const before = text[language];
    const next = { ...text, [language]: words };
    if (language === scope.language) {
      for (const other of languages) if (text[other] === before) next[other] = words;
    }
    const isGone = field.isOptional && languages.every((each) => next[each] === '');
    setValue(field.at, isGone ? undefined : next);
  };
  const error = (language: string) => errorAt(pathText([...field.at, language]));
  const others = languages.filter((language) => language !== scope.language);
  const isOtherWrong = others.some((language) => error(language) !== null);
  const most = field.isLong ? 300 : 80;
  return (
    <div className="editor-text">
      <Field
        label={field.label}
        value={text[scope.language]}
        error={error(scope.language) ?? errorAt(pathText(field.at))}
        maxLength={most}
        onChange={(words) => write(scope.language, words)}
      />
      <PlainButton
        className="editor-link"
        isExpanded={isOpen || isOtherWrong}
        onPress={() => setOpen(!isOpen)}
      >
        <ChevronDown aria-hidden />
        {t('entry.otherLanguages')}
      </PlainButton>
      {isOpen || isOtherWrong ? (
        <div className="editor-row" data-count="2">
          {others.map((language) => (
            <div key={language} lang={language} className="editor-other">
              <Field
                label={t(`entry.${language}`)}
                value={text[language]}
                error={error(language)}
                maxLength={most}
                onChange={(words) => write(language, words)}
              />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function WordsField({ field, raw, errorAt }: Of<'words'>) {
  const value = valueAt(raw, field.at);
  return (
    <Field
      label={field.label}
      {...(field.hint === undefined ? {} : { hint: field.hint })}
      value={typeof value === 'string' ? value : ''}
      error={errorAt(pathText(field.at))}
      maxLength={80}
      onChange={(words) => {
        const typed = field.isCode ? words.toUpperCase() : words;
        // A group whose only word is gone goes with it.
        if (typed === '' && field.isOptional) setValue(emptied(field.at, raw), undefined);
        else setValue(field.at, typed);
      }}
    />
  );
}

function emptied(at: Path, raw: Draft): Path {
  const parent = at.slice(0, -1);
  const group = valueAt(raw, parent);
  const isOnly = at.at(-2) === 'one' && typeof group === 'object' && group !== null;
  return isOnly ? parent : at;
}

function NumberField({ field, raw, scope, errorAt }: Of<'number'>) {
  const value = valueAt(raw, field.at) ?? valueAt(scope.draft, field.at);
  const shown = numberText(value, field.scale, scope.language);
  const [typed, setTyped] = useState<string | null>(null);
  // What was typed stands as long as it means what the draft says.
  const stands = typed !== null && numberOf(typed, field.scale, scope.language) === value;
  return (
    <div
      className="editor-number"
      data-after={field.after === undefined ? undefined : field.after.length > 3 ? 'long' : 'short'}
    >
      <Field
        label={field.label}
        {...(field.hint === undefined ? {} : { hint: field.hint })}
        value={stands ? typed : shown}
        inputMode="numeric"
        maxLength={20}
        error={errorAt(pathText(field.at))}
        onChange={(text) => {
          setTyped(text);
          const read = numberOf(text, field.scale, scope.language);
          setValue(field.at, read === undefined && !field.isOptional ? '' : read);
        }}
      />
      {field.after === undefined ? null : <span className="editor-after">{field.after}</span>}
    </div>
  );
}

function DayField({ field, raw, errorAt }: Of<'date'>) {
  const value = valueAt(raw, field.at);
  return (
    <DateField
      label={field.label}
      value={typeof value === 'string' ? value : ''}
      error={errorAt(pathText(field.at))}
      onChange={(date) => setValue(field.at, date === '' && field.isOptional ? undefined : date)}
    />
  );
}

function TimeField({ field, raw, errorAt }: Of<'time'>) {
  const value = valueAt(raw, field.at);
  return (
    <Field
      label={field.label}
      value={typeof value === 'string' ? value : ''}
      inputMode="numeric"
      maxLength={5}
      placeholder="00:00"
      error={errorAt(pathText(field.at))}
      onChange={(text) => setValue(field.at, text === '' && field.isOptional ? undefined : text)}
    />
  );
}

function PickField({ field, scope, errorAt }: Of<'pick'>) {
  const { at, read, write, follow } = field;
  const value = valueAt(scope.draft, at);
  const chosen = read ? read(value) : typeof value === 'string' ? value : '';
  const isThere = field.options.some((option) => option.value === chosen);
  const none = { value: chosen, label: '…' };
  return (
    <Select
      label={field.label}
      {...(field.hint === undefined ? {} : { hint: field.hint })}
      value={chosen}
      options={isThere ? field.options : [none, ...field.options]}
      error={errorAt(pathText(at)) ?? errorAt(pathText([...at, 'kind']))}
      onChange={(next) =>
        changeDraft(pathText(at), (draft) => {
          const changed = withValue(draft, at, write ? write(next) : next);
          return follow ? follow(changed, next) : changed;
        })
      }
    />
  );
}

function ManyField({ field, scope, errorAt }: Of<'many'>) {
  const found = valueAt(scope.draft, field.at);
  const chosen = Array.isArray(found) ? found.map(String) : [];
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    const sorted = field.options.map((option) => option.value).filter((each) => next.includes(each));
    const kept = [...sorted, ...next.filter((each) => !sorted.includes(each))];
    setValue(
      field.at,
      kept.length === 0 ? undefined : field.isNumber ? kept.map(Number).sort((a, b) => a - b) : kept,
    );
  };
  return (
    <div className="field" role="group" aria-label={field.label}>
      <span className="field-label">{field.label}</span>
      <span className="editor-chips">
        {field.options.map((option) => (
          <PlainButton
            key={option.value}
            className="editor-chip"
            isPressed={chosen.includes(option.value)}
            onPress={() => toggle(option.value)}
          >
            {option.label}
          </PlainButton>
        ))}
      </span>
      <FieldNote error={errorAt(pathText(field.at))} />
    </div>
  );
}

const FieldNote = ({ error }: { readonly error: string | null }) =>
  error === null ? null : <span className="field-error">{error}</span>;

function KeysField({ field, scope, raw, errorAt }: Of<'keys'>) {
  const { t } = useTranslation('editor');
  const [words, setWords] = useState('');
  const found = valueAt(raw, field.at);
  const chosen = Array.isArray(found) ? found.map(String) : [];
  const set = (next: readonly string[]) => setValue(field.at, next.length === 0 ? undefined : next);
  const labelOf = (value: string) =>
    field.options.find((option) => option.value === value)?.label ??
    (field.options.length > 0 && field.isClosed ? scope.words.gone : value);
  const add = () => {
    const fresh = words
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '' && !chosen.includes(word));
    if (fresh.length > 0) set([...chosen, ...fresh]);
    setWords('');
  };
  const left = field.options.filter((option) => !chosen.includes(option.value));
  return (
    <div className="editor-keys" role="group" aria-label={field.label}>
      {chosen.length === 0 ? null : (
        <span className="editor-chips">
          {chosen.map((value) => (
            <PlainButton
              key={value}
              className="editor-chip"
              isPressed
              label={t('folds.remove', { what: labelOf(value) })}
              onPress={() => set(chosen.filter((each) => each !== value))}
            >
              {labelOf(value)}
              <X aria-hidden />
            </PlainButton>
          ))}
        </span>
      )}
      {field.options.length > 0 ? (
        left.length === 0 ? null : (
          <Select
            label={field.label}
            value=""
            options={[{ value: '', label: '…' }, ...left]}
            error={errorAt(pathText(field.at))}
            onChange={(value) => (value === '' ? undefined : set([...chosen, value]))}
          />
        )
      ) : (
        <div className="editor-keys-add">
          <Field
            label={field.label}
            {...(field.hint === undefined ? {} : { hint: field.hint })}
            value={words}
            error={errorAt(pathText(field.at))}
            onChange={setWords}
          />
          <Button
            size="medium"
            icon={Plus}
            label={`${field.label}: ${scope.words.folds.add}`}
            onPress={add}
          />
        </div>
      )}
    </div>
  );
}

function ListField({ field, ...form }: Of<'list'>) {
  const { t } = useTranslation('editor');
  const found = valueAt(form.raw, field.at);
  const lines: readonly unknown[] = Array.isArray(found) ? found : [];
  return (
    <div className="editor-list" role="group" aria-label={field.label}>
      <span className="field-label">{field.label}</span>
      {lines.map((_, index) => (
        <div key={index} className="editor-line">
          <div className="editor-line-fields">
            <Fields {...form} fields={field.fields([...field.at, index], index)} />
          </div>
          <Button
            tone="quiet"
            size="small"
            icon={Trash2}
            label={t('folds.remove', { what: `${field.label} ${index + 1}` })}
            isDisabled={lines.length <= field.least}
            onPress={() =>
              setValue(
                field.at,
                lines.filter((__, place) => place !== index),
              )
            }
          />
        </div>
      ))}
      <FieldNote error={form.errorAt(pathText(field.at))} />
      <Button size="small" icon={Plus} onPress={() => setValue(field.at, [...lines, field.initial()])}>
        {field.add}
      </Button>
    </div>
  );
}

function Optionals(
  props: FormProps & { readonly add: string; readonly options: readonly OptionalSetting[] },
) {
  const { add, options, ...form } = props;
  const { t } = useTranslation('editor');
  const isThere = ({ at }: OptionalSetting) =>
    at[0] !== undefined && valueAt(form.scope.draft, at[0]) !== undefined;
  const begin = ({ at, initial }: OptionalSetting) => {
    if (at[0]) setValue(at[0], initial());
  };
  const remove = ({ at }: OptionalSetting) =>
    changeDraft(pathText(at[0] ?? []), (draft) =>
      at.reduce((changed, path) => withValue(changed, path, undefined), draft),
    );
  const left = options.filter((option) => !isThere(option));
  const [only] = options;
  return (
    <div className="editor-optionals">
      {options.filter(isThere).map((option) => (
        <div key={option.label} className="editor-line" role="group" aria-label={option.label}>
          <div className="editor-line-fields">
            {option.fields.length > 1 || options.length > 1 ? (
              <span className="editor-line-title">{option.label}</span>
            ) : null}
            <Fields {...form} fields={option.fields} />
            <FieldNote error={option.at[0] ? form.errorAt(pathText(option.at[0])) : null} />
          </div>
          <Button
            tone="quiet"
            size="small"
            icon={Trash2}
            label={t('folds.remove', { what: option.label })}
            onPress={() => remove(option)}
          />
        </div>
      ))}
      {options.length === 1 && only ? (
        left.length === 0 ? null : (
          <PlainButton className="editor-link" onPress={() => begin(only)}>
            <Plus aria-hidden />
            {add}
          </PlainButton>
        )
      ) : left.length === 0 ? null : (
        <Select
          label={add}
          value=""
          options={[{ value: '', label: '…' }, ...left.map(({ label }) => ({ value: label, label }))]}
          onChange={(label) => {
            const chosen = left.find((option) => option.label === label);
            if (chosen) begin(chosen);
          }}
        />
      )}
    </div>
  );
}

function Fold({ field, ...form }: Of<'fold'>) {
  const [isOpen, setOpen] = useState(field.used > 0);
  return (
    <section className="editor-fold">
      <PlainButton className="editor-fold-head" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <span>{field.label}</span>
        {field.used > 0 ? <span className="editor-fold-count">{field.used}</span> : null}
        <ChevronDown aria-hidden />
      </PlainButton>
      {isOpen ? (
        <div className="editor-fold-body">
          <Fields {...form} fields={field.fields} />
        </div>
      ) : null}
    </section>
  );
}
