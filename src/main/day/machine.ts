/** Watches the machine itself: a clock that went back, a disk that takes too long to promise anything. */
import type { Alarm } from '../../shared/contract/view.ts';
import type { Core } from '../core.ts';

/** Clocks are set by a few minutes now and then; more than this is a wrong date. */
const clockToleranceMs = 10 * 60_000;
/** A commit that takes longer is felt at the counter. */
const slowCommitMs = 50;
const probes = 5;

export function checkMachine(core: Core): void {
  setAlarm(core, 'clockWentBack', wentBack(core));
  setAlarm(core, 'slowDisk', commitTakesMs(core) > slowCommitMs);
}

/** Raises or clears one alarm, and tells the screens when that changed anything. */
export function setAlarm(core: Core, code: Alarm['code'], raised: boolean): void {
  if (core.alarms.some((alarm) => alarm.code === code) === raised) return;
  const others = core.alarms.filter((alarm) => alarm.code !== code);
  core.alarms = raised ? [...others, { code }] : others;
  core.changed();
}

function wentBack(core: Core): boolean {
  const [latest] = core.ledger.history({ limit: 1 });
  return latest !== undefined && latest.wallMs > core.clock.nowMs() + clockToleranceMs;
}

/** The median of a few small durable commits. */
function commitTakesMs(core: Core): number {
  const taken = Array.from({ length: probes }, () => {
    const before = core.clock.monotonicMs();
    core.settings.set('diskProbe', { atMs: core.clock.nowMs() });
    return core.clock.monotonicMs() - before;
  });
  return taken.sort((a, b) => a - b)[Math.floor(probes / 2)] ?? 0;
}
