import type { DailySheet } from '../../shared/contract/view.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { prepareCorrections, type ReadCorrections } from './corrections.ts';
import { prepareDailySheet, type SheetContext } from './daily-sheet.ts';
import { type Insights, openInsights } from './insights/insights.ts';

export interface Reports {
  dailySheet(date: LocalDate, context: SheetContext): DailySheet;
  corrections: ReadCorrections;
  insights: Insights;
  /** Copies the database aside without holding up the counter, and keeps the newest copies. */
  backUp(): Promise<Result<{ file: string; bytes: number }, { readonly kind: 'failed' }>>;
}

export function createReports(
  database: Database,
  copy: () => Promise<{ file: string; bytes: number }>,
  log: Log,
): Reports {
  return {
    dailySheet: prepareDailySheet(database),
    corrections: prepareCorrections(database),
    insights: openInsights(database),
    async backUp() {
      try {
        return ok(await copy());
      } catch (error) {
        log.error({ error: String(error) }, 'a backup failed');
        return refuse({ kind: 'failed' });
      }
    },
  };
}
