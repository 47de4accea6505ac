import type { HelperProgram } from '../../helpers/serve.ts';
import { openReader, type RealReaderSetting } from '../index.ts';
import type { DeviceEvent } from './device-events.ts';
import { deviceProgram } from './device-program.ts';

/** One reader in a process of its own. */
export function readerProgram(emit: (event: DeviceEvent) => void): HelperProgram {
  return deviceProgram((setting: RealReaderSetting) => {
    const reader = openReader(setting);
    reader.onScan((scan) => emit({ kind: 'scan', scan }));
    return reader;
  }, emit);
}
