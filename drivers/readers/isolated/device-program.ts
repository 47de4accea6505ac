import { DeviceFault } from '../../contract/device.ts';
import type { CardReader } from '../../contract/reader.ts';
import { HelperFault, type HelperProgram } from '../../helpers/serve.ts';
import type { DeviceEvent } from './device-events.ts';

/** What readers and displays have in common. */
type Announcing = Pick<CardReader, 'open' | 'onFault' | 'onState' | 'close'>;

/** One device in a process of its own. `make` is called once, with what the first `open` was given. */
export function deviceProgram<Setting>(
  make: (setting: Setting) => Announcing,
  emit: (event: DeviceEvent) => void,
): HelperProgram & { close(): Promise<void> } {
  let device: Announcing | null = null;
  const close = async (): Promise<void> => device?.close();
  return {
    methods: {
      /** May be asked again, of the same device. */
      async open(setting: Setting) {
        device ??= listenedTo(make(setting), emit);
        try {
          await device.open();
        } catch (error) {
          if (error instanceof DeviceFault) throw new HelperFault(error.kind, error.message);
          throw error;
        }
        return null;
      },
      close,
    },
    close,
  };
}

function listenedTo(device: Announcing, emit: (event: DeviceEvent) => void): Announcing {
  device.onFault((fault) => emit({ kind: 'fault', fault: fault.kind }));
  device.onState((state) => emit({ kind: 'state', state }));
  return device;
}
