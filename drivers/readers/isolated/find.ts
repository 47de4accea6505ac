import * as v from 'valibot';
import { UsbIdentitySchema } from '../../helpers/messages.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { withHelper } from '../../helpers/with-helper.ts';
import type { HidChoice } from '../hid-devices.ts';
import type { SerialPortChoice } from '../serial-ports.ts';

const findMs = 10_000;

/** As `listSerialPorts`, in a process of its own. Never rejects. */
export const findSerialPorts = (start: StartHelper = startNodeHelper): Promise<SerialPortChoice[]> =>
  found(start, 'serial', SerialPortChoicesSchema);

/** As `listHidDevices`, in a process of its own. Never rejects. */
export const findHidDevices = (start: StartHelper = startNodeHelper): Promise<HidChoice[]> =>
  found(start, 'hid', HidChoicesSchema);

/** One process for each family: a device that breaks its library hides no other kind of device. */
async function found<T>(
  start: StartHelper,
  family: 'serial' | 'hid',
  schema: v.GenericSchema<unknown, T[]>,
): Promise<T[]> {
  try {
    return await withHelper({ start, name: 'finder', device: family }, async (helper) =>
      helper.ask(schema, family, null, findMs),
    );
  } catch {
    return [];
  }
}

const mostDevices = 200;
const path = v.pipe(v.string(), v.maxLength(1_000));
const longestLabel = 300;
const label = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, longestLabel)),
);

const SerialPortChoicesSchema = v.pipe(
  v.array(
    v.object({
      path,
      label,
      // What a system says in another form than USB does can find no device again.
      identity: v.fallback(v.nullable(UsbIdentitySchema), null),
    }),
  ),
  v.maxLength(mostDevices),
);

const HidChoicesSchema = v.pipe(
  v.array(
    v.object({
      path,
      ids: v.pipe(v.string(), v.maxLength(20)),
      label,
      identity: UsbIdentitySchema,
      use: v.nullable(v.picklist(['keyboard', 'pos'])),
      refusal: v.nullable(v.picklist(['paymentCards', 'keyboardElsewhere'])),
    }),
  ),
  v.maxLength(mostDevices),
);
