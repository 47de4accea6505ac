import { type ComponentType, lazy } from 'react';
import type { Screen } from '../stores/navigation.ts';
import { AnonymousScreen } from './anonymous.tsx';
import { CounterScreen } from './counter.tsx';
import { EnrolScreen } from './enrol.tsx';
import { RedeemScreen } from './redeem.tsx';
import { SearchScreen } from './search.tsx';

const owner = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): ComponentType => lazy(async () => ({ default: (await load())[name] }));

/** What stands while the shop is open. The owner's screens are fetched when first opened. */
export const routes: Readonly<Record<Screen, ComponentType>> = {
  counter: CounterScreen,
  anonymous: AnonymousScreen,
  redeem: RedeemScreen,
  enrol: EnrolScreen,
  search: SearchScreen,
  history: owner(() => import('./history/history-screen.tsx'), 'HistoryScreen'),
  day: owner(() => import('./day/day-screen.tsx'), 'DayScreen'),
  devices: owner(() => import('./devices/devices-screen.tsx'), 'DevicesScreen'),
  settings: owner(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
};

/** Stands instead of everything until the shop is set up. */
export const SetupRoute = owner(() => import('./setup/setup-screen.tsx'), 'SetupScreen');

/** Simulated reader and printer, only in the demo shop; over whatever screen stands. */
export const DeviceShelfRoute = owner(() => import('./device-shelf/device-shelf.tsx'), 'DeviceShelf');
