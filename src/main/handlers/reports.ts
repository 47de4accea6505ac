import { ok } from '../../shared/kernel/result.ts';
import { type Core, today } from '../core.ts';
import type { Handlers } from '../dispatcher.ts';
import { cardCompletion } from '../reports/card-completion.ts';
import { liability } from '../reports/liability.ts';
import { type InsightMethod, insightHandlers } from './insights.ts';

type Served = 'card.completion' | 'report.liability' | 'report.corrections' | InsightMethod;

export const reportHandlers = (core: Core): Pick<Handlers, Served> => ({
  'card.completion': async () => ok(await cardCompletion(core)),
  'report.liability': async () => ok(await liability(core)),
  'report.corrections': () =>
    ok(core.reports.corrections(today(core), (id) => core.staff.find(id)?.name ?? null)),
  ...insightHandlers(core),
});
