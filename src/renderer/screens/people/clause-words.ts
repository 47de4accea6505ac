/** A query as a sentence, for people who never heard of one. */
import type { TFunction } from 'i18next';
import type { PeopleChoices } from '../../../shared/contract/people.ts';
import type { Clause, Query } from '../../../shared/domain/members/query.ts';
import type { Format } from '../../texts/format.ts';

type Words = TFunction<'people'>;

export function querySentence(query: Query, choices: PeopleChoices | null, t: Words, format: Format): string {
  const joiner = query.match === 'all' ? t('clause.and') : t('clause.or');
  const sentence = query.clauses.map((one) => clauseWords(one, choices, t, format)).join(joiner);
  return sentence.slice(0, 1).toLocaleUpperCase() + sentence.slice(1);
}

export function clauseWords(one: Clause, choices: PeopleChoices | null, t: Words, format: Format): string {
  const clause = plain(one, choices, t, format);
  return one.not ? t('clause.not', { clause }) : clause;
}

function plain(one: Clause, choices: PeopleChoices | null, t: Words, format: Format): string {
  const range = (from: string | null, until: string | null) => {
    if (from !== null && until !== null) return t('clause.between', { from, until });
    return from === null ? t('clause.atMost', { until: until ?? '' }) : t('clause.atLeast', { from });
  };
  const number = (value: number | undefined) => (value === undefined ? null : String(value));
  const money = (value: number | undefined) => (value === undefined ? null : format.money(value));
  const named = (ids: readonly string[], of: PeopleChoices['levels'] | undefined) =>
    ids
      .map((id) => {
        const found = of?.find((choice) => choice.id === id);
        return found ? format.text(found.name) : id;
      })
      .join(', ');
  switch (one.kind) {
    case 'age':
      return t('clause.age', { range: range(number(one.from), number(one.until)) });
    case 'gender':
      return t('clause.gender', { words: one.any.map((gender) => t(`genders.${gender}`)).join(', ') });
    case 'area':
    case 'tags':
      return t(`clause.${one.kind}`, { words: one.any.join(', ') });
    case 'birthdayMonth':
      if (one.when === 'months') return t('clause.birthdayMonths', { words: one.months.join(', ') });
      return t(one.when === 'this' ? 'clause.birthdayThis' : 'clause.birthdayNext');
    case 'tier':
      return t('clause.tier', { words: named(one.levels, choices?.levels) });
    case 'joined':
      return t('clause.joined', { days: one.withinDays });
    case 'away':
      return t('clause.away', { days: one.days });
    case 'visits':
      return t('clause.visits', { range: range(number(one.least), number(one.most)), days: one.withinDays });
    case 'spent':
      return t('clause.spent', {
        range: range(money(one.leastMinor), money(one.mostMinor)),
        days: one.withinDays,
      });
    case 'favourite':
      return t('clause.favourite', {
        words: choices?.items.find(({ id }) => id === one.item)?.name ?? one.item,
        days: one.withinDays,
      });
    case 'voucher':
      return t('clause.voucher', { words: named([one.voucher], choices?.vouchers) });
    case 'list':
      return t('clause.list', { words: one.list });
  }
}
