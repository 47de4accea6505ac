import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Screen } from '../stores/navigation.ts';
import { AnonymousScreen } from './anonymous.tsx';
import { CounterScreen } from './counter.tsx';
import { EnrolScreen } from './enrol.tsx';
import { RedeemScreen } from './redeem.tsx';
import { SearchScreen } from './search.tsx';

type Route = ComponentType | LazyExoticComponent<ComponentType>;

const owner = (load: () => Promise<ComponentType>): Route => lazy(async () => ({ default: await load() }));

/** What stands while the shop is open. The owner's screens are fetched when first opened. */
export const routes: Readonly<Record<Screen, Route>> = {
  counter: CounterScreen,
  anonymous: AnonymousScreen,
  redeem: RedeemScreen,
  enrol: EnrolScreen,
  search: SearchScreen,
  history: owner(async () => (await import('./history/history-screen.tsx')).HistoryScreen),
  day: owner(async () => (await import('./day/day-screen.tsx')).DayScreen),
  people: owner(async () => (await import('./people/people-screen.tsx')).PeopleScreen),
  results: owner(async () => (await import('./results/results-screen.tsx')).ResultsScreen),
  devices: owner(async () => (await import('./devices/devices-screen.tsx')).DevicesScreen),
  check: owner(async () => (await import('./setup/check/check-screen.tsx')).CheckScreen),
  editor: owner(async () => (await import('./editor/editor-screen.tsx')).EditorScreen),
  settings: owner(async () => (await import('./settings/settings-screen.tsx')).SettingsScreen),
};

/** Stands instead of everything until the shop is set up. */
export const SetupRoute = owner(async () => (await import('./setup/setup-screen.tsx')).SetupScreen);

/** Simulated reader and printer, only in the demo shop; over whatever screen stands. */
export const DeviceShelfRoute = owner(
  async () => (await import('./device-shelf/device-shelf.tsx')).DeviceShelf,
);
