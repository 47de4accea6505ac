import type { LearningView, SpeedSearch } from '../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../shared/contract/methods.ts';
import type { Card } from '../../shared/domain/cards/card.ts';
import { type Learnt, learn } from '../../shared/domain/cards/learn/learn.ts';
import type { LearnKey, LearnSample } from '../../shared/domain/cards/learn/samples.ts';
import type { CardScan } from '../../shared/domain/cards/read-card.ts';
import type { Clock, Unsubscribe } from '../../shared/kernel/effects.ts';

/** Learn mode of one counter: while it runs, every scan belongs to it. */
export interface LearnMode {
  /** Begins anew when it runs already. Null: a reader that plays keyboard and has no setting yet. */
  start(reader: ReaderSetting | null): void;
  /** May be called when it does not run. */
  stop(): void;
  /** The setting that is being learnt; null: none has a setting, or it does not run. */
  reader(): ReaderSetting | null;
  /** Whether it takes the scan; what another reader sends meanwhile is taken and forgotten. */
  take(scan: Pick<CardScan, 'text' | 'bits' | 'aim'>, setting: ReaderSetting): boolean;
  keys(keys: readonly LearnKey[]): boolean;
  showSpeed(speed: SpeedSearch): void;
  view(): LearningView | null;
}

/** Nobody scans for so long: the installer has gone, and the counter gets its scans back. */
const patienceMs = 120_000;
/** Nobody needs more tries; the oldest are forgotten then. */
const mostSamples = 40;

interface Lesson {
  readonly reader: ReaderSetting | null;
  readonly samples: readonly LearnSample[];
  /** Also of those that were forgotten. */
  readonly count: number;
  readonly speed: SpeedSearch | null;
}

export function openLearnMode(effects: {
  readonly clock: Clock;
  /** Whether a member holds that card. */
  readonly isKnown: (card: Card) => boolean;
  readonly changed: () => void;
}): LearnMode {
  const { clock, isKnown, changed } = effects;
  let lesson: Lesson | null = null;
  let cancelEnd: Unsubscribe = () => {};
  /** The view is asked for with every push; the sums behind it are done once a sample. */
  let shown: { readonly of: Lesson; readonly view: LearningView } | null = null;

  const set = (next: Lesson | null) => {
    cancelEnd();
    lesson = next;
    if (next) cancelEnd = clock.after(patienceMs, () => set(null));
    changed();
  };
  const add = (sample: LearnSample) => {
    if (!lesson) return;
    const samples = [...lesson.samples, sample].slice(-mostSamples);
    set({ ...lesson, samples, count: lesson.count + 1 });
  };

  return {
    start: (reader) => set({ reader, samples: [], count: 0, speed: null }),
    stop: () => {
      if (lesson) set(null);
    },
    reader: () => lesson?.reader ?? null,
    take(scan, setting) {
      if (!lesson) return false;
      const wanted = lesson.reader ? lesson.reader.id === setting.id : setting.kind === 'wedge';
      if (wanted) add({ via: 'scan', text: scan.text, bits: scan.bits, aim: scan.aim });
      return true;
    },
    keys(keys) {
      if (!lesson || (lesson.reader && lesson.reader.kind !== 'wedge')) return false;
      add({ via: 'keys', keys });
      return true;
    },
    showSpeed(speed) {
      if (lesson) set({ ...lesson, speed });
    },
    view() {
      if (!lesson) return null;
      if (shown?.of !== lesson) shown = { of: lesson, view: viewOf(lesson, isKnown) };
      return shown.view;
    },
  };
}

function viewOf({ reader, samples, count, speed }: Lesson, isKnown: (card: Card) => boolean): LearningView {
  const { learnt, ...learning } = learn(samples, isKnown);
  return {
    ...learning,
    reader: reader?.id ?? null,
    samples: count,
    learnt: learnt && shownOf(learnt),
    speed,
  };
}

const shownOf = ({ card, ...learnt }: Learnt): LearningView['learnt'] => ({ ...learnt, number: card.number });
