/** What the reading thread is asked, and what it answers: ids, no names, so that it needs nothing but the database. */
import type { HabitsReport, MonthsReport, SellersReport } from '../../../shared/contract/insights.ts';
import type { Forecast } from '../../../shared/domain/insights/forecast.ts';
import type { Lifetime } from '../../../shared/domain/insights/lifetime.ts';
import type { BusinessCalendar, LocalDate } from '../../../shared/kernel/dates.ts';

export type Question =
  /** `promotions`: ids of what is given without being chosen, which are no rewards. */
  | { readonly part: 'months'; readonly today: LocalDate; readonly promotions: readonly string[] }
  | { readonly part: 'lifetime'; readonly today: LocalDate }
  | {
      readonly part: 'sellers';
      readonly today: LocalDate;
      readonly days: number;
      readonly promotions: readonly string[];
    }
  | {
      readonly part: 'habits';
      readonly today: LocalDate;
      readonly days: number;
      readonly calendar: BusinessCalendar;
    }
  | { readonly part: 'forecast'; readonly today: LocalDate };

export interface Answers {
  readonly months: MonthsReport;
  readonly lifetime: Lifetime;
  readonly sellers: SoldReport;
  readonly habits: HabitsReport;
  readonly forecast: Forecast;
}

export type AnswerTo<Q extends Question> = Answers[Q['part']];

export interface SoldReport extends Omit<SellersReport, 'items' | 'rewards' | 'unrewarded'> {
  readonly items: readonly Omit<SellersReport['items'][number], 'name'>[];
  readonly rewards: readonly Omit<SellersReport['rewards'][number], 'name'>[];
}
