import { type ImportReport, mostProblems } from '../../shared/contract/people.ts';
import type { Person } from '../../shared/domain/members/import/row.ts';
import type { Judgement } from './judge.ts';

export const emptyReport: ImportReport = {
  rows: 0,
  enrolled: 0,
  known: 0,
  filled: 0,
  repeated: 0,
  failed: 0,
  listed: 0,
  opened: 0,
  problems: [],
};

/** The same for the dry run and for the import itself. */
export function counted(report: ImportReport, judgement: Judgement, hasList: boolean): ImportReport {
  const { kind } = judgement;
  const isPerson = kind === 'enrol' || kind === 'known' || kind === 'fill';
  return {
    rows: report.rows + 1,
    enrolled: report.enrolled + (kind === 'enrol' ? 1 : 0),
    known: report.known + (kind === 'known' ? 1 : 0),
    filled: report.filled + (kind === 'fill' ? 1 : 0),
    repeated: report.repeated + (kind === 'repeated' ? 1 : 0),
    failed: report.failed + (kind === 'failed' ? 1 : 0),
    listed: report.listed + (hasList && isPerson ? 1 : 0),
    opened: report.opened + (kind === 'enrol' ? balanceOf(judgement.person) : 0),
    problems:
      'problems' in judgement && report.problems.length < mostProblems
        ? [...report.problems, ...judgement.problems].slice(0, mostProblems)
        : report.problems,
  };
}

const balanceOf = ({ balance }: Person) => balance;
