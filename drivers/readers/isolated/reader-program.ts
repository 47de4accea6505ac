import { DeviceFault } from '../../contract/device.ts';
import type { CardReader } from '../../contract/reader.ts';
import { HelperFault, type HelperProgram } from '../../helpers/serve.ts';
import { openReader, type RealReaderSetting } from '../index.ts';
import type { ReaderEvent } from './reader-events.ts';

/** One reader in a process of its own. */
export function readerProgram(emit: (event: ReaderEvent) => void): HelperProgram {
  let reader: CardReader | null = null;
  return {
    methods: {
      async open(setting: RealReaderSetting) {
        const opened = openReader(setting);
        reader = opened;
        opened.onScan((scan) => emit({ kind: 'scan', scan }));
        opened.onFault((fault) => emit({ kind: 'fault', fault: fault.kind }));
        opened.onState((state) => emit({ kind: 'state', state }));
        try {
          await opened.open();
        } catch (error) {
          if (error instanceof DeviceFault) throw new HelperFault(error.kind, error.message);
          throw error;
        }
        return null;
      },
      async close() {
        await reader?.close();
        return null;
      },
    },
    async close() {
      await reader?.close();
    },
  };
}
