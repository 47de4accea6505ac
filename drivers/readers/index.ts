import type { NumberFormat } from '../../src/shared/domain/cards/card.ts';
import type { CardReader, RawScan } from '../contract/reader.ts';
import type { FramingName } from './scan-assembler.ts';
import { createSerialReader } from './serial-reader.ts';

export { listSerialPorts, type SerialPortChoice } from './serial-ports.ts';

/** A real reader as the settings describe it. */
export interface RealReaderSetting {
  readonly kind: 'serial';
  readonly id: string;
  readonly format: NumberFormat;
  readonly path: string;
  readonly baudRate: number;
  readonly framing: FramingName;
}

/** Not open yet. */
export function openReader(setting: RealReaderSetting): CardReader {
  const { id, path, baudRate, framing, format } = setting;
  return createSerialReader({ id, path, baudRate, framing, kind: kindOf(framing, format) });
}

/** Readers that send lines say by their number format what they read. */
function kindOf(framing: FramingName, format: NumberFormat): RawScan['kind'] {
  return framing === 'rdm6300' || format === '10H' || format === '8H10D' || format === '6H8D'
    ? 'rfid'
    : 'barcode';
}
