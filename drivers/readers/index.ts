import { isChipFormat, type NumberFormat } from '../../src/shared/domain/cards/card.ts';
import type { CardReader } from '../contract/reader.ts';
import { type StartHelper, startNodeHelper } from '../helpers/start-helper.ts';
import { createHidReader } from './hid/hid-reader.ts';
import type { HidUse } from './hid/hid-uses.ts';
import { createPcscReader } from './pcsc/pcsc-reader.ts';
import type { FramingName } from './scan-assembler.ts';
import { createSerialReader } from './serial-reader.ts';
import type { UsbIdentity } from './usb-identity.ts';

export type { HidUse } from './hid/hid-uses.ts';
export { type HidChoice, listHidDevices } from './hid-devices.ts';
export { findHidDevices, findSerialPorts } from './isolated/find.ts';
export { createIsolatedReader } from './isolated/isolated-reader.ts';
export { listPcscReaders } from './pcsc/pcsc-reader.ts';
export { listSerialPorts, type SerialPortChoice } from './serial-ports.ts';
export type { UsbIdentity } from './usb-identity.ts';

/** A real reader as the settings describe it. */
export type RealReaderSetting =
  | {
      readonly kind: 'serial';
      readonly id: string;
      readonly format: NumberFormat;
      readonly path: string;
      /** Where it is known, the reader is found by it in whatever socket it is. */
      readonly identity?: UsbIdentity;
      readonly baudRate: number;
      readonly framing: FramingName;
    }
  | {
      readonly kind: 'hid';
      readonly id: string;
      readonly format: NumberFormat;
      readonly identity: UsbIdentity;
      readonly use: HidUse;
    }
  | {
      readonly kind: 'pcsc';
      readonly id: string;
      readonly format: NumberFormat;
      /** As PC/SC lists it; '' is the first. */
      readonly reader: string;
    };

/** Not open yet. `startHelper`: how this host starts processes, where not as Node does. */
export function openReader(
  setting: RealReaderSetting,
  startHelper: StartHelper = startNodeHelper,
): CardReader {
  const { id, format } = setting;
  if (setting.kind === 'pcsc') return createPcscReader({ id, reader: setting.reader, startHelper });
  // Readers that send text say by their number format what they read.
  const cardKind = isChipFormat(format) ? 'rfid' : 'barcode';
  if (setting.kind === 'hid') {
    const { identity, use } = setting;
    return createHidReader({ id, identity, use, kind: cardKind });
  }
  const { path, identity, baudRate, framing } = setting;
  const kind = framing !== 'line' ? 'rfid' : cardKind;
  return createSerialReader({ id, path, baudRate, framing, kind, ...(identity ? { identity } : {}) });
}
