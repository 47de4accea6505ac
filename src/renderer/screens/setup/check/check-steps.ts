import type { CheckResult, CheckStep } from '../../../../shared/contract/installation.ts';
import { checkSteps } from '../../../../shared/contract/installation.ts';

/** What the rail shows: the steps that are checked, then their report. */
export const stops = [...checkSteps, 'report'] as const;
export type Stop = CheckStep | 'report';

export const resultOf = (results: readonly CheckResult[], step: Stop): CheckResult | null =>
  results.find((one) => one.step === step) ?? null;

/** Where an interrupted check goes on: at the first step without a result. */
export const firstOpen = (results: readonly CheckResult[]): Stop =>
  stops.find((stop) => resultOf(results, stop) === null) ?? 'report';
