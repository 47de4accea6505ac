import * as v from 'valibot';
import { deviceFaultKinds, deviceStates } from '../../contract/device.ts';
import { RawScanSchema } from '../../contract/reader.ts';

/** What a reader in another process tells. */
export const ReaderEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('scan'), scan: RawScanSchema }),
  v.object({ kind: v.literal('fault'), fault: v.picklist(deviceFaultKinds) }),
  v.object({ kind: v.literal('state'), state: v.picklist(deviceStates) }),
]);
export type ReaderEvent = v.InferOutput<typeof ReaderEventSchema>;
