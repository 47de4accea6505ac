import { CalendarClock, Heart } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HabitsReport, InsightPeriod } from '../../../../shared/contract/insights.ts';
import { addDays, formatWeekday } from '../../../../shared/kernel/dates.ts';
import { EmptyState, Panel } from '../../../components/index.ts';
import { useFormat } from '../../../texts/format.ts';
import { useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import { Frame } from './frame.tsx';

/** When members come, and what they like. */
export function HabitsPart() {
  const { t } = useTranslation('results');
  const [days, setDays] = useState<InsightPeriod>(90);
  const { value: report } = useAnswer('insight.habits', { days });
  if (!report) return <Waiting />;
  return (
    <Frame part="habits" days={days} onDays={setDays}>
      <Panel className="insight-panel">
        {report.hours.length === 0 ? (
          <EmptyState icon={CalendarClock} title={t('insights.habits.empty')}>
            {t('insights.emptyLine')}
          </EmptyState>
        ) : (
          <>
            <Busiest report={report} />
            <div
              className="results-scroll scrolls"
              role="group"
              aria-label={t('insights.titles.habits')}
              tabIndex={0}
            >
              <HeatMap report={report} />
            </div>
            <Favourites days={days} />
          </>
        )}
      </Panel>
    </Frame>
  );
}

const aMonday = '2026-11-16';
const hourName = (hour: number): string => String(hour % 24).padStart(2, '0');

function Busiest({ report: { hours, bills } }: { readonly report: HabitsReport }) {
  const { t } = useTranslation('results');
  const { language } = useFormat();
  const most = Math.max(...bills.flat());
  const day = bills.findIndex((row) => row.includes(most));
  const hour = hours[bills[day]?.indexOf(most) ?? 0] ?? 0;
  return (
    <p className="results-panel-title">
      {t('insights.habits.busiest', {
        weekday: formatWeekday(addDays(aMonday, day), language),
        from: `${hourName(hour)}:00`,
        until: `${hourName(hour + 1)}:00`,
      })}
    </p>
  );
}

/** A table that is its own picture: the more bills, the deeper the shade behind their number. */
function HeatMap({ report: { hours, bills } }: { readonly report: HabitsReport }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const most = Math.max(1, ...bills.flat());
  return (
    <table className="heat-map">
      <caption className="visually-hidden">{t('insights.titles.habits')}</caption>
      <thead>
        <tr>
          <td />
          {hours.map((hour) => (
            <th key={hour} scope="col">
              {hourName(hour)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bills.map((row, place) => {
          const weekday = formatWeekday(addDays(aMonday, place), format.language, 'short');
          return (
            <tr key={weekday}>
              <th scope="row">{weekday}</th>
              {hours.map((hour, index) => {
                const count = row[index] ?? 0;
                return (
                  <td key={hour} style={{ '--share': count / most } as object}>
                    {count === 0 ? '' : format.count(count)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const mostFavourites = 5;

/** What members buy most; nothing where the shop rings up no items. */
function Favourites({ days }: { readonly days: InsightPeriod }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { value: report } = useAnswer('insight.sellers', { days });
  const liked = (report?.items ?? [])
    .filter(({ memberPieces }) => memberPieces > 0)
    .toSorted((a, b) => b.memberPieces - a.memberPieces)
    .slice(0, mostFavourites);
  if (liked.length === 0) return null;
  return (
    <p className="insight-hint">
      <Heart aria-hidden />
      <span>
        {t('insights.habits.favourites', {
          names: liked.map(({ name, memberPieces }) => `${name} (${format.count(memberPieces)})`).join(', '),
        })}
      </span>
    </p>
  );
}
