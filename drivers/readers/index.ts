import type { NumberFormat } from '../../src/shared/domain/cards/card.ts';
import type { CardReader } from '../contract/reader.ts';
import { type StartHelper, startNodeHelper } from '../helpers/start-helper.ts';
import { type OwnReaderSetting, openOwnReader } from './open-reader.ts';
import { createPcscReader } from './pcsc/pcsc-reader.ts';

export type { HidUse } from './hid/hid-uses.ts';
export { type HidChoice, listHidDevices } from './hid-devices.ts';
export { findHidDevices, findSerialPorts } from './isolated/find.ts';
export { createIsolatedReader } from './isolated/isolated-reader.ts';
export type { OwnReaderSetting } from './open-reader.ts';
export { listPcscReaders } from './pcsc/pcsc-reader.ts';
export { listSerialPorts, type SerialPortChoice } from './serial-ports.ts';
export type { UsbIdentity } from './usb-identity.ts';

/** A real reader as the settings describe it. */
export type RealReaderSetting =
  | OwnReaderSetting
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
  if (setting.kind !== 'pcsc') return openOwnReader(setting);
  return createPcscReader({ id: setting.id, reader: setting.reader, startHelper });
}
