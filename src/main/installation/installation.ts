import type { Refusal } from '../../shared/contract/frame.ts';
import type {
  CheckResult,
  CheckView,
  LearningView,
  PracticeView,
} from '../../shared/contract/installation.ts';
import type { ReaderSetting } from '../../shared/contract/methods.ts';
import type { Card } from '../../shared/domain/cards/card.ts';
import type { CardScan } from '../../shared/domain/cards/read-card.ts';
import type { Clock } from '../../shared/kernel/effects.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Settings } from '../settings/settings.ts';
import { type LearnMode, openLearnMode } from './learning.ts';
import { type NetworkSearch, openNetworkSearch } from './network-search.ts';

/** What goes on while a shop is set up or checked. */
export interface Installation {
  readonly learning: LearnMode;
  readonly network: NetworkSearch;
  /** Null: nobody practises. One that is over stays until the next begins. */
  practice: Practice | null;
  isProvingBackup: boolean;
  /** Whether learn mode or the practice takes the scan: then the counter must not hear it. */
  take(scan: CardScan, setting: ReaderSetting): boolean;
  note(result: CheckResult): void;
  forgetResults(): void;
  results(): readonly CheckResult[];
  /** Whoever stood there has left: what they began ends. */
  leave(): Promise<void>;
  view(): { readonly learning: LearningView | null; readonly check: CheckView };
}

export interface Practice {
  view(): PracticeView;
  /** Whether it takes the scan: while it runs, always. */
  take(scan: CardScan, setting: ReaderSetting): boolean;
  sell(totalMinor: number): Promise<Result<null, Refusal>>;
  undo(): Promise<Result<null, Refusal>>;
  /** Wipes it; may be called twice. `wiped` when nothing of it is left on the disk, else the next start tries again. */
  end(): Promise<void>;
}

export function openInstallation(effects: {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly isKnown: (card: Card) => boolean;
  readonly changed: () => void;
}): Installation {
  const { clock, settings, isKnown, changed } = effects;
  const learning = openLearnMode({ clock, isKnown, changed });
  const network = openNetworkSearch({ changed });
  const results = () => settings.get('check') ?? [];
  const installation: Installation = {
    learning,
    network,
    practice: null,
    isProvingBackup: false,
    take: (scan, setting) =>
      learning.take(scan, setting) || (installation.practice?.take(scan, setting) ?? false),
    note(result) {
      settings.set('check', [...results().filter(({ step }) => step !== result.step), result]);
      changed();
    },
    forgetResults() {
      settings.set('check', []);
      changed();
    },
    results,
    async leave() {
      learning.stop();
      network.cancel();
      await installation.practice?.end();
    },
    view: () => ({
      learning: learning.view(),
      check: {
        results: results(),
        practice: installation.practice?.view() ?? null,
        search: network.progress(),
        isProvingBackup: installation.isProvingBackup,
      },
    }),
  };
  return installation;
}
