import { create } from 'zustand';

/** What this page shows over the terminal's own state. `counter` shows what the terminal says. */
export type Screen =
  | 'counter'
  | 'anonymous'
  | 'redeem'
  | 'enrol'
  | 'search'
  | 'history'
  | 'day'
  | 'results'
  | 'people'
  | 'devices'
  | 'settings'
  | 'editor'
  | 'check';

interface Navigation {
  readonly screen: Screen;
  /** The part of the screen to begin with; null: its first. */
  readonly part: string | null;
  readonly go: (screen: Screen, part?: string) => void;
}

export const useNavigation = create<Navigation>((set) => ({
  screen: 'counter',
  part: null,
  go: (screen, part) => set({ screen, part: part ?? null }),
}));

export const goTo = (screen: Screen, part?: string): void => useNavigation.getState().go(screen, part);
