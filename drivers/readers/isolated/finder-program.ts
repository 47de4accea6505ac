/** The helper that looks for devices: what a library breaks while it looks, it breaks there. */
import type { HelperProgram } from '../../helpers/serve.ts';
import { listHidDevices } from '../hid-devices.ts';
import { listSerialPorts } from '../serial-ports.ts';

export const finderProgram = (): HelperProgram => ({
  methods: { serial: listSerialPorts, hid: listHidDevices },
});
