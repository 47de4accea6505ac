import type { LocalDate } from '../../kernel/dates.ts';
import type { Programme } from './document.ts';

/**
 * The version that rules a day: of those that have started, the one that started last, and of equals the highest
 * version. Null while none has started. A version that has ended still rules: it earns and redeems nothing.
 */
export function programmeInForce(versions: readonly Programme[], date: LocalDate): Programme | null {
  let inForce: Programme | null = null;
  for (const version of versions) {
    if (version.startsOn <= date && (inForce === null || supersedes(version, inForce))) inForce = version;
  }
  return inForce;
}

function supersedes(later: Programme, earlier: Programme): boolean {
  return later.startsOn === earlier.startsOn
    ? later.version > earlier.version
    : later.startsOn > earlier.startsOn;
}
