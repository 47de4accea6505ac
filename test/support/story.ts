/** An example programme, and events that happen under it as `quen evaluate` plays them. */
import { readFileSync } from 'node:fs';
import { readEvents } from '../../src/main/cli/evaluate-events.ts';
import { openTrial, type Trial, type TrialLine } from '../../src/main/cli/evaluate-trial.ts';
import type { Programme } from '../../src/shared/domain/programme/document.ts';
import { readProgramme } from '../../src/shared/domain/programme/parse.ts';

export interface Story {
  readonly programme: Programme;
  /** In the order of the days; fails on an event that cannot be. */
  play(event: Readonly<Record<string, unknown>>): TrialLine;
}

const examples = new URL('../../examples/programmes/', import.meta.url);

/** `example` is the name of a file in examples/programmes. */
export function openStory(example: string): Story {
  const programme = readProgramme(readFileSync(new URL(`${example}.json`, examples), 'utf8'));
  if (!programme.ok) throw new Error(`${programme.refusal.path}: ${programme.refusal.text.en}`);
  return { programme: programme.value, play: playInto(openTrial(programme.value)) };
}

/** Events as the lines of a file; fails on one that cannot be. */
export function playInto(trial: Trial): Story['play'] {
  let line = 0;
  return (event) => {
    line += 1;
    const events = readEvents(JSON.stringify(event));
    if (!events.ok) throw new Error(events.refusal);
    const [read] = events.value;
    if (read === undefined) throw new Error('an event is never empty');
    const played = trial.play({ ...read, line });
    if (!played.ok) throw new Error(played.refusal);
    return played.value;
  };
}

/** Why nothing of an event was counted. */
export const refusalsOf = ({ refusals }: TrialLine): string[] => refusals.map(({ kind }) => kind);
