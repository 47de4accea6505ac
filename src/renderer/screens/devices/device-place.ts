import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../../shared/contract/methods.ts';
import type { Way } from './connections.ts';

/** How a device is reached and where it is; where is empty when that tells a person nothing. */
export function placeOf(setting: ReaderSetting | PrinterSetting | DisplaySetting): {
  readonly way: Way;
  readonly place: string;
} {
  switch (setting.kind) {
    case 'wedge':
    case 'simulated':
      return { way: setting.kind, place: '' };
    case 'serial':
    case 'file':
    case 'device':
      return { way: setting.kind, place: setting.path };
    case 'tcp':
      return { way: 'tcp', place: `${setting.host}:${setting.port}` };
    case 'usb':
      return { way: 'usb', place: '' };
    case 'hid':
      return { way: setting.use, place: '' };
    case 'queue':
      return { way: 'queue', place: setting.queue };
    case 'pcsc':
      return { way: 'pcsc', place: setting.reader };
  }
}
