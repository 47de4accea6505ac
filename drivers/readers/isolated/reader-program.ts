import type { HelperProgram } from '../../helpers/serve.ts';
import { type OwnReaderSetting, openOwnReader } from '../open-reader.ts';
import type { DeviceEvent } from './device-events.ts';
import { deviceProgram } from './device-program.ts';

/** One reader in a process of its own. */
export function readerProgram(emit: (event: DeviceEvent) => void): HelperProgram {
  return deviceProgram((setting: OwnReaderSetting) => {
    const reader = openOwnReader(setting);
    reader.onScan((scan) => emit({ kind: 'scan', scan }));
    return reader;
  }, emit);
}
