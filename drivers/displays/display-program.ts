import type { CustomerDisplay, DisplayLines } from '../contract/display.ts';
import type { HelperProgram } from '../helpers/serve.ts';
import type { DeviceEvent } from '../readers/isolated/device-events.ts';
import { deviceProgram } from '../readers/isolated/device-program.ts';
import type { RealDisplaySetting } from './index.ts';
import { createSerialDisplay } from './serial-display.ts';

export interface DisplayOpening {
  readonly setting: RealDisplaySetting;
  readonly lines: DisplayLines;
}

/** One pole display in a process of its own. */
export function displayProgram(emit: (event: DeviceEvent) => void): HelperProgram {
  let display: CustomerDisplay | null = null;
  const show = async (lines: DisplayLines): Promise<void> => {
    if (lines) display?.show(...lines);
    else display?.clear();
  };
  const program = deviceProgram(({ setting, lines }: DisplayOpening) => {
    display = createSerialDisplay(setting);
    void show(lines);
    return display;
  }, emit);
  return { ...program, methods: { ...program.methods, show } };
}
