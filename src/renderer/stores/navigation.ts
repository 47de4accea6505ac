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
  | 'editor';

interface Navigation {
  readonly screen: Screen;
  readonly go: (screen: Screen) => void;
}

export const useNavigation = create<Navigation>((set) => ({
  screen: 'counter',
  go: (screen) => set({ screen }),
}));

export const goTo = (screen: Screen): void => useNavigation.getState().go(screen);
