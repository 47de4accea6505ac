import { type DeviceEventName, deviceEvents } from '../../../shared/contract/view.ts';

/** Besides what a card shows: faults that passed, and devices that were let go. */
export const loggedEvents = [...deviceEvents, 'fault', 'closed'] as const;

export interface LogLine {
  /** Place in the log, from its beginning. */
  readonly place: number;
  readonly atMs: number;
  readonly id: string;
  readonly what: DeviceEventName | 'fault' | 'closed';
  /** Key of the `faults` texts; null: none. */
  readonly fault: string | null;
}

/** The lines of the terminal's log of devices, `2026-11-21T02:40:09.800Z printer p1 tcp failed paperOut ×4`, newest first. */
export function logLines(text: string): LogLine[] {
  return text
    .split('\n')
    .flatMap((line, place) => lineAt(line, place) ?? [])
    .reverse();
}

function lineAt(line: string, place: number): LogLine | null {
  const [at = '', , id = '', , event, ...rest] = line.trim().split(' ');
  const atMs = Date.parse(at);
  const what = loggedEvents.find((each) => each === event);
  if (Number.isNaN(atMs) || id === '' || what === undefined) return null;
  return { place, atMs, id, what, fault: rest.find((word) => !word.startsWith('×')) ?? null };
}
