import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, eras, formatDate, formatWeekday, type LocalDate } from '../../../shared/kernel/dates.ts';
import { Segmented } from '../../components/index.ts';
import { ClosingHourSelect } from '../closing-hour-select.tsx';
import { ZoneSelect } from '../zone-select.tsx';
import type { SetupDraft } from './draft.ts';

export function DayStep(props: {
  readonly draft: SetupDraft;
  readonly today: LocalDate;
  readonly onChange: (changes: Partial<SetupDraft>) => void;
}) {
  const { t } = useTranslation('owner');
  const { draft } = props;
  return (
    <div className="setup-column">
      <div className="setup-pair">
        <ZoneSelect zone={draft.zone} onChange={(zone) => props.onChange({ zone })} />
        <ClosingHourSelect
          hour={draft.closingHour}
          onChange={(closingHour) => props.onChange({ closingHour })}
        />
      </div>
      <DayExample draft={draft} today={props.today} />
      <Segmented
        label={t('setup.day.era')}
        showLabel
        value={draft.era}
        options={eras.map((era) => ({
          value: era,
          label: `${t(`eras.${era}`)} · ${era === 'buddhist' ? yearOf(props.today) + 543 : yearOf(props.today)}`,
        }))}
        onChange={(era) => props.onChange({ era })}
      />
    </div>
  );
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** Two days on one strip: the band is one business day, the dot a late bill in it. */
function DayExample({ draft, today }: { readonly draft: SetupDraft; readonly today: LocalDate }) {
  const { t } = useTranslation('owner');
  const { closingHour, language, era } = draft;
  const billHour = closingHour === 0 ? 23 : closingHour - 1;
  const billDate = closingHour === 0 ? today : addDays(today, 1);
  const hours = (closingHour === 0 ? 0 : 24) + billHour + 0.5;
  const time = `${String(billHour).padStart(2, '0')}:30`;
  const day = `${formatWeekday(today, language)} ${formatDate(today, language, era)}`;
  const place = {
    '--from': `${(closingHour / 48) * 100}%`,
    '--bill': `${(hours / 48) * 100}%`,
  } as CSSProperties;
  return (
    <figure className="day-example">
      <div className="day-strip" style={place} aria-hidden>
        <span className="day-band">{formatWeekday(today, language)}</span>
        <span className="day-midnight" />
        <span className="day-bill" />
        <span className="day-bill-time">{time}</span>
        <span className="day-hour" data-at="start">
          {String(closingHour).padStart(2, '0')}:00
        </span>
        <span className="day-hour" data-at="end">
          {String(closingHour).padStart(2, '0')}:00
        </span>
      </div>
      <figcaption>
        {t('setup.day.example', { time, date: formatDate(billDate, language, era), day })}
      </figcaption>
    </figure>
  );
}
