import * as v from 'valibot';
import type { Clock } from '../../src/shared/kernel/effects.ts';
import { areSameLines, type CustomerDisplay, type DisplayLines } from '../contract/display.ts';
import type { StartHelper } from '../helpers/start-helper.ts';
import { DisplayEventSchema } from '../readers/isolated/device-events.ts';
import { IsolatedDevice } from '../readers/isolated/isolated-device.ts';
import type { DisplayOpening } from './display-program.ts';
import type { RealDisplaySetting } from './index.ts';

export interface IsolatedDisplayOptions {
  readonly setting: RealDisplaySetting;
  readonly startHelper?: StartHelper;
  readonly clock?: Clock;
}

/** A real display in a process of its own. One that is started anew shows what the last one showed. */
export function createIsolatedDisplay({ setting, ...options }: IsolatedDisplayOptions): CustomerDisplay {
  let lines: DisplayLines = null;
  const device = new IsolatedDevice({
    ...options,
    id: setting.id,
    program: 'display',
    opening: (): DisplayOpening => ({ setting, lines }),
    parse: (event) => v.parse(DisplayEventSchema, event),
  });
  const set = (wanted: DisplayLines): void => {
    if (areSameLines(wanted, lines)) return;
    lines = wanted;
    device.tell('show', lines);
  };
  return {
    id: setting.id,
    open: () => device.open(),
    show: (upper, lower) => set([upper, lower]),
    clear: () => set(null),
    onFault: device.onFault,
    onState: device.onState,
    close() {
      lines = null;
      return device.close();
    },
  };
}
