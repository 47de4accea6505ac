import type { DailySheet } from '../../shared/contract/view.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { type Core, languageOf, paperOf, programmeOf, shopOf, today } from '../core.ts';
import { closeDay } from '../day/day.ts';
import type { Handlers } from '../dispatcher.ts';
import { dailySheetCsv } from '../reports/daily-sheet-csv.ts';
import { daySlip } from '../slips/compose.ts';
import { audit } from './audit.ts';

type Served = 'day.sheet' | 'day.print' | 'day.preview' | 'day.csv' | 'day.close';

export const dayHandlers = (core: Core): Pick<Handlers, Served> => ({
  'day.sheet': ({ date }) => ok(sheetOf(core, date)),
  'day.preview': async ({ date }) =>
    ok(await core.devices.picture(daySlip(core, sheetOf(core, date)), paperOf(core))),
  'day.print': ({ date }) => {
    if (core.queue.health().length === 0) return refuse({ code: 'printerNotFound' });
    core.queue.add(daySlip(core, sheetOf(core, date)), null);
    core.queue.wake();
    core.changed();
    return ok(null);
  },
  'day.csv': ({ date }) => {
    const programme = programmeOf(core);
    const scaleOf = (unit: string) => programme.units.find((one) => one.id === unit)?.scale ?? 0;
    const text = dailySheetCsv(sheetOf(core, date), languageOf(core), shopOf(core).currency, scaleOf);
    const audited = audit(core, 'exported', `day ${date}`);
    return audited.ok ? ok({ name: `quen-${date}.csv`, text }) : audited;
  },
  'day.close': async ({ date }) => {
    if (date > today(core)) return refuse({ code: 'badRequest', values: { field: 'date' } });
    return closeDay(core, date);
  },
});

const sheetOf = (core: Core, date: LocalDate): DailySheet =>
  core.reports.dailySheet(date, {
    programme: programmeOf(core),
    calendar: shopOf(core),
    staffName: (id) => core.staff.find(id)?.name ?? null,
  });
