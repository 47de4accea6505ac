import type { DeviceFaultKind } from '../contract/device.ts';

/** To a helper. */
export interface HelperCall {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** From a helper: what a call came to, or something that happened by itself. */
export type HelperMessage =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'fault';
      readonly id: number;
      readonly fault: DeviceFaultKind;
      readonly detail: string;
    }
  | { readonly kind: 'event'; readonly event: unknown };
