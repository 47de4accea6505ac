import * as v from 'valibot';
import type { Clock } from '../../../src/shared/kernel/effects.ts';
import type { CardReader } from '../../contract/reader.ts';
import type { StartHelper } from '../../helpers/start-helper.ts';
import type { OwnReaderSetting } from '../open-reader.ts';
import { ReaderEventSchema } from './device-events.ts';
import { IsolatedDevice } from './isolated-device.ts';

export interface IsolatedReaderOptions {
  readonly setting: OwnReaderSetting;
  readonly startHelper?: StartHelper;
  readonly clock?: Clock;
}

/** A real reader in a process of its own. What was half scanned when the process ended is forgotten. */
export function createIsolatedReader({ setting, ...options }: IsolatedReaderOptions): CardReader {
  return new IsolatedDevice({
    ...options,
    id: setting.id,
    program: 'reader',
    opening: () => setting,
    parse: (event) => v.parse(ReaderEventSchema, event),
  });
}
