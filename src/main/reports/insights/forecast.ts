import {
  type DayTotal,
  type Forecast,
  forecastDays,
  forecastOf,
} from '../../../shared/domain/insights/forecast.ts';
import { addDays, type LocalDate } from '../../../shared/kernel/dates.ts';
import type { Readable } from '../../database/database.ts';
import { firstBillOn } from './first-bill.ts';

export function readForecast(database: Readable, { today }: { readonly today: LocalDate }): Forecast {
  const days = database
    .prepare<[LocalDate, LocalDate], DayTotal>(
      `SELECT date, sum(count) AS bills, sum(iif(measure = 'bill', count, 0)) AS memberBills,
         sum(amount) AS totalMinor
       FROM rollup WHERE date BETWEEN ? AND ? AND measure IN ('bill', 'anonymousBill') GROUP BY date`,
    )
    .all(addDays(today, -forecastDays), addDays(today, -1));
  return forecastOf(days, firstBillOn(database), today);
}
