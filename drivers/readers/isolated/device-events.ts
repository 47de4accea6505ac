import * as v from 'valibot';
import { deviceFaultKinds, deviceStates } from '../../contract/device.ts';
import { RawScanSchema } from '../../contract/reader.ts';

const scan = v.object({ kind: v.literal('scan'), scan: RawScanSchema });
const fault = v.object({ kind: v.literal('fault'), fault: v.picklist(deviceFaultKinds) });
const state = v.object({ kind: v.literal('state'), state: v.picklist(deviceStates) });

/** What a reader in another process tells. */
export const ReaderEventSchema = v.variant('kind', [scan, fault, state]);
/** What a display in another process tells. */
export const DisplayEventSchema = v.variant('kind', [fault, state]);
export type DeviceEvent = v.InferOutput<typeof ReaderEventSchema>;
