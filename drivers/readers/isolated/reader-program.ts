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
      /** May be asked again, of the same reader. */
      async open(setting: RealReaderSetting) {
        reader ??= listened(openReader(setting), emit);
        try {
          await reader.open();
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

function listened(reader: CardReader, emit: (event: ReaderEvent) => void): CardReader {
  reader.onScan((scan) => emit({ kind: 'scan', scan }));
  reader.onFault((fault) => emit({ kind: 'fault', fault: fault.kind }));
  reader.onState((state) => emit({ kind: 'state', state }));
  return reader;
}
