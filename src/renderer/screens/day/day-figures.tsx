import { useTranslation } from 'react-i18next';
import type { DailySheet } from '../../../shared/contract/view.ts';
import { type Language, localeOf } from '../../../shared/kernel/language.ts';
import { useFormat } from '../../texts/format.ts';

/** The four figures that an owner looks at first. */
export function DayFigures({ sheet }: { readonly sheet: DailySheet }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const average = sheet.bills === 0 ? 0 : Math.round(sheet.takingsMinor / sheet.bills);
  const figures: readonly { readonly label: string; readonly value: string; readonly note: string }[] = [
    {
      label: t('day.takings'),
      value: format.money(sheet.takingsMinor),
      note: t('day.average', { amount: format.money(average) }),
    },
    { label: t('day.bills'), value: format.count(sheet.bills), note: '' },
    {
      label: t('day.withMember'),
      value: percent(sheet.billsWithMember, sheet.bills, format.language),
      note: t('day.withMemberOf', {
        part: format.count(sheet.billsWithMember),
        all: format.count(sheet.bills),
      }),
    },
    { label: t('day.newMembers'), value: format.count(sheet.newMembers), note: '' },
  ];
  return (
    <dl className="day-figures">
      {figures.map(({ label, value, note }, index) => (
        <div key={label} className="day-figure" data-first={index === 0 || undefined}>
          <dt>{label}</dt>
          <dd>
            <span className="day-value">{value}</span>
            {note ? <span className="day-note">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function percent(part: number, all: number, language: Language): string {
  const share = all === 0 ? 0 : part / all;
  return new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}
