/** What owners get wrong: settings that are allowed and that will hardly do what was meant. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { Minor } from '../../kernel/money.ts';
import { doubledRules } from './advice/doubles.ts';
import { giveBackAdvice } from './advice/give-back.ts';
import { loopAdvice, reachAdvice } from './advice/loops.ts';
import { neverAdvice } from './advice/never.ts';
import type { Programme } from './document.ts';

export interface Advice {
  /** `rewards[2]`, as a refusal names a place. */
  readonly path: string;
  /** `hint`: worth a thought; `warning`: probably a mistake; `danger`: costs the shop dearly. */
  readonly weight: 'hint' | 'warning' | 'danger';
  readonly text: Text;
}

/** What is known of the shop; whatever is absent is assumed or not asked. */
export interface ShopFacts {
  readonly averageBillMinor?: Minor;
  readonly largestBillMinor?: Minor;
  /** Of a member; 52 is once a week. */
  readonly visitsPerYear?: number;
  /** Ids of the groups in the shop's books. */
  readonly groups?: readonly string[];
  readonly today?: LocalDate;
}

/** In the order of danger, then of the document. */
export function advise(programme: Programme, facts: ShopFacts = {}): Advice[] {
  const all = [
    ...giveBackAdvice(programme, facts),
    ...loopAdvice(programme),
    ...neverAdvice(programme, facts),
    ...doubledRules(programme),
    ...reachAdvice(programme, facts),
  ];
  return all.sort((a, b) => order[a.weight] - order[b.weight]);
}

const order = { danger: 0, warning: 1, hint: 2 } as const;
