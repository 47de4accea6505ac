import type { TerminalView } from '../../shared/contract/view.ts';
import { usualPace, type WedgePace } from '../../shared/domain/cards/wedge.ts';

let last: { readonly readers: TerminalView['readers']; readonly pace: WedgePace } | null = null;

/** The pace of the keyboard reader as it was set up; the same object as long as nothing changes. */
export function wedgePaceOf(view: TerminalView | null): WedgePace {
  if (!view) return usualPace;
  if (last?.readers === view.readers) return last.pace;
  const pace = paceIn(view.readers);
  const known = last && JSON.stringify(last.pace) === JSON.stringify(pace) ? last.pace : pace;
  last = { readers: view.readers, pace: known };
  return known;
}

function paceIn(readers: TerminalView['readers']): WedgePace {
  const wedge = readers.find(({ setting }) => setting.kind === 'wedge')?.setting;
  if (wedge?.kind !== 'wedge' || !wedge.pace) return usualPace;
  const { gapMs, pauseMs, endsWithPause } = wedge.pace;
  return { ...usualPace, medianGapMs: gapMs, timeoutMs: pauseMs, endsWithPause };
}
