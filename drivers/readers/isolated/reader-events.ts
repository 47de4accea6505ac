import type { DeviceFaultKind, DeviceState } from '../../contract/device.ts';
import type { RawScan } from '../../contract/reader.ts';

/** What a reader in another process tells. */
export type ReaderEvent =
  | { readonly kind: 'scan'; readonly scan: RawScan }
  | { readonly kind: 'fault'; readonly fault: DeviceFaultKind }
  | { readonly kind: 'state'; readonly state: DeviceState };
