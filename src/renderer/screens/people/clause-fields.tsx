import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PeopleChoices } from '../../../shared/contract/people.ts';
import { Button, Field, Segmented, Select } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { useFormat } from '../../texts/format.ts';
import { type ClauseDraft, clauseKinds, toggled, wordsOf } from './clause-draft.ts';

interface ClauseProps {
  readonly number: number;
  readonly draft: ClauseDraft;
  readonly choices: PeopleChoices | null;
  readonly onChange: (draft: ClauseDraft) => void;
  readonly onRemove: (() => void) | null;
}

/** One condition of a group: what, is or is not, and how much. */
export function ClauseFields(props: ClauseProps) {
  const { t } = useTranslation('people');
  const { draft, onChange } = props;
  return (
    <li className="people-clause" aria-label={t('editor.condition', { number: props.number })}>
      <Select
        label={t('editor.kind')}
        value={draft.kind}
        options={clauseKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(kind) => onChange({ ...draft, kind, words: '', from: '', until: '' })}
      />
      <Segmented
        label={t('editor.sense')}
        value={draft.not ? 'isNot' : 'is'}
        options={(['is', 'isNot'] as const).map((value) => ({ value, label: t(`editor.${value}`) }))}
        onChange={(sense) => onChange({ ...draft, not: sense === 'isNot' })}
      />
      <span className="people-clause-values">
        <Values {...props} />
      </span>
      {props.onRemove ? (
        <Button
          tone="quiet"
          size="small"
          icon={Trash2}
          label={t('editor.remove', { number: props.number })}
          onPress={props.onRemove}
        />
      ) : null}
    </li>
  );
}

function Values({ draft, choices, onChange }: ClauseProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const set = (changed: Partial<ClauseDraft>) => onChange({ ...draft, ...changed });
  const days = (label: string) => (
    <Field
      label={label}
      value={draft.days}
      inputMode="numeric"
      maxLength={5}
      onChange={(text) => set({ days: text })}
    />
  );
  const ends = (from: string, until: string) => (
    <>
      <Field
        label={from}
        value={draft.from}
        inputMode="numeric"
        maxLength={15}
        onChange={(text) => set({ from: text })}
      />
      <Field
        label={until}
        value={draft.until}
        inputMode="numeric"
        maxLength={15}
        onChange={(text) => set({ until: text })}
      />
    </>
  );
  const words = (label: string) => (
    <Field label={label} value={draft.words} onChange={(text) => set({ words: text })} />
  );
  const oneOf = (options: readonly { readonly value: string; readonly label: string }[]) => (
    <Select
      label={t('fields.choose')}
      value={draft.words}
      options={[{ value: '', label: '…' }, ...options]}
      onChange={(value) => set({ words: value })}
    />
  );
  const named = (of: PeopleChoices['levels'] | undefined) =>
    (of ?? []).map(({ id, name }) => ({ value: id, label: format.text(name) }));
  switch (draft.kind) {
    case 'age':
      return ends(t('fields.from'), t('fields.until'));
    case 'gender':
      return oneOf(
        (['female', 'male', 'other', 'none'] as const).map((value) => ({
          value,
          label: t(`genders.${value}`),
        })),
      );
    case 'area':
    case 'tags':
      return (
        <>
          {words(t('fields.words'))}
          <Suggestions
            label={t('fields.suggestions')}
            found={(draft.kind === 'area' ? choices?.areas : choices?.tags) ?? []}
            words={draft.words}
            onChange={(text) => set({ words: text })}
          />
        </>
      );
    case 'birthdayMonth':
      return (
        <>
          <Select
            label={t('fields.choose')}
            value={draft.when}
            options={(['this', 'next', 'months'] as const).map((value) => ({
              value,
              label: t(`months.${value}`),
            }))}
            onChange={(when) => set({ when })}
          />
          {draft.when === 'months' ? words(t('fields.months')) : null}
        </>
      );
    case 'tier':
      return oneOf(named(choices?.levels));
    case 'voucher':
      return oneOf(named(choices?.vouchers));
    case 'list':
      return oneOf((choices?.lists ?? []).map(({ list }) => ({ value: list, label: list })));
    case 'joined':
      return days(t('fields.withinDays'));
    case 'away':
      return days(t('fields.days'));
    case 'visits':
    case 'spent':
      return (
        <>
          {ends(t('fields.least'), t('fields.most'))}
          {days(t('fields.withinDays'))}
        </>
      );
    case 'favourite':
      return (
        <>
          {choices && choices.items.length > 0
            ? oneOf(choices.items.map(({ id, name }) => ({ value: id, label: name })))
            : words(t('fields.item'))}
          {days(t('fields.withinDays'))}
        </>
      );
  }
}

/** More would be a list to search in. */
const mostSuggested = 8;

/** What members have told, the most frequent first, to press instead of to type. */
function Suggestions(props: {
  readonly label: string;
  readonly found: readonly string[];
  readonly words: string;
  readonly onChange: (words: string) => void;
}) {
  if (props.found.length === 0) return null;
  const chosen = wordsOf(props.words);
  return (
    <span className="people-suggestions" role="group" aria-label={props.label}>
      {props.found.slice(0, mostSuggested).map((word) => (
        <PlainButton
          key={word}
          className="people-suggestion"
          isPressed={chosen.includes(word)}
          onPress={() => props.onChange(toggled(props.words, word))}
        >
          {word}
        </PlainButton>
      ))}
    </span>
  );
}
