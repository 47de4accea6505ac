import { isChipFormat, type NumberFormat } from '../../src/shared/domain/cards/card.ts';
import type { CardReader } from '../contract/reader.ts';
import { createHidReader } from './hid/hid-reader.ts';
import type { HidUse } from './hid/hid-uses.ts';
import type { FramingName } from './scan-assembler.ts';
import { createSerialReader } from './serial-reader.ts';
import type { UsbIdentity } from './usb-identity.ts';

/** A reader whose library runs in the process that opens it, as the settings describe it. */
export type OwnReaderSetting =
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
    };

/** Not open yet. */
export function openOwnReader(setting: OwnReaderSetting): CardReader {
  const { id, format } = setting;
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
