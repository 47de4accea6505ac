/** The world failing: cable pulled, paper out, garbage on the line. Carries what the counter needs to say. */
export const deviceFaultKinds = [
  'unplugged',
  'notFound',
  'busy',
  'noPermission',
  'garbled',
  'timeout',
  'paperOut',
  'coverOpen',
  'offline',
  'cutter',
  /** The driver itself failed. */
  'broken',
] as const;
export type DeviceFaultKind = (typeof deviceFaultKinds)[number];

export class DeviceFault extends Error {
  override readonly name = 'DeviceFault';
  readonly kind: DeviceFaultKind;
  readonly device: string;

  constructor(kind: DeviceFaultKind, device: string, detail?: string) {
    super(detail ? `${device}: ${kind} (${detail})` : `${device}: ${kind}`);
    this.kind = kind;
    this.device = device;
  }
}

export const deviceStates = ['closed', 'opening', 'ready', 'lost'] as const;
export type DeviceState = (typeof deviceStates)[number];
