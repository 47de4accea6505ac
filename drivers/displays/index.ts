import type { CustomerDisplay } from '../contract/display.ts';
import type { DialectName } from './dialects.ts';
import { createSerialDisplay } from './serial-display.ts';

export type { DialectName } from './dialects.ts';
export { createIsolatedDisplay } from './isolated-display.ts';
export { displayPair } from './plain-text.ts';

/** A real display as the settings describe it. */
export interface RealDisplaySetting {
  readonly kind: 'serial';
  readonly id: string;
  readonly path: string;
  readonly baudRate: number;
  readonly dialect: DialectName;
}

/** Not open yet. */
export function openDisplay({ id, path, baudRate, dialect }: RealDisplaySetting): CustomerDisplay {
  return createSerialDisplay({ id, path, baudRate, dialect });
}
