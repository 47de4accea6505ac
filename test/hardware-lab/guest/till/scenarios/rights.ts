/** The udev rules of the package, and a user whom they do not cover. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { accessAdvice, type DeviceAccess } from '../../../../../drivers/readers/access/advice.ts';
import { lookAtAccess } from '../../../../../drivers/readers/access/look.ts';
import { createHidReader } from '../../../../../drivers/readers/hid/hid-reader.ts';
import { listHidDevices } from '../../../../../drivers/readers/index.ts';
import { listSerialPorts, pathOfSerialDevice } from '../../../../../drivers/readers/serial-ports.ts';
import { createSerialReader } from '../../../../../drivers/readers/serial-reader.ts';
import { until } from '../../../../conformance/promises/promise.ts';
import { identities } from '../../orders.ts';
import { ask } from '../bench-client.ts';
import type { Scenario } from '../scenario.ts';

export const rightsScenarios: readonly Scenario[] = [
  { name: 'the rules of the package open every device to the till', run: opensAll },
  { name: 'an ordinary user finds all readers by what they are', run: findsAll },
  { name: 'a user outside of the groups is refused, and the doctor says which group', run: refusesStranger },
];

/** What the stranger's process prints. */
export interface StrangersReport {
  readonly faults: readonly (string | undefined)[];
  readonly advice: readonly string[];
}

async function opensAll(): Promise<void> {
  let devices: readonly DeviceAccess[] = [];
  await until('the rights of all devices', async () => {
    const seen = await lookAtAccess();
    devices = seen.devices;
    return devices.length === 4 && devices.every((each) => accessAdvice(each, seen.user).kind === 'well');
  });
  deepEqual(devices.map(({ kind, group, mayMute }) => `${kind} ${group} ${mayMute}`).sort(byText), [
    'keyboard plugdev true',
    'pos plugdev null',
    'printer lp null',
    'serial dialout null',
  ]);
}

async function findsAll(): Promise<void> {
  ok(process.getuid?.() !== 0, 'the till runs as root');
  const found = await listHidDevices();
  const uses = found.map(({ identity, use }) => [identity, use]);
  deepEqual(
    uses.sort(byText),
    [
      [identities.reader, 'keyboard'],
      [identities.scanner, 'pos'],
    ].sort(byText),
  );
  const ports = await listSerialPorts();
  ok(ports.some(({ identity }) => identity?.serialNumber === identities.serial.serialNumber));
  ok((await pathOfSerialDevice(identities.serial))?.startsWith('/dev/ttyACM'));
}

async function refusesStranger(): Promise<void> {
  const { printed = '' } = await ask({ kind: 'runStranger' });
  const report = JSON.parse(printed) as StrangersReport;
  deepEqual(report.faults, ['noPermission', 'noPermission', 'noPermission']);
  deepEqual(report.advice.toSorted(byText), [
    'joinGroup dialout',
    'joinGroup lp',
    'joinGroup plugdev',
    'joinGroup plugdev',
  ]);
}

const byText = (a: unknown, b: unknown): number => JSON.stringify(a).localeCompare(JSON.stringify(b));

/** Runs in the stranger's process. */
export async function strangersReport(): Promise<StrangersReport> {
  const readers = [
    createHidReader({ id: 'reader', identity: identities.reader, use: 'keyboard' }),
    createHidReader({ id: 'scanner', identity: identities.scanner, use: 'pos' }),
    createSerialReader({
      id: 'serial',
      path: '',
      identity: identities.serial,
      baudRate: 9600,
      framing: 'line',
    }),
  ];
  const faults: (string | undefined)[] = [];
  for (const reader of readers) {
    const refusal: unknown = await reader.open().then(
      () => null,
      (error: unknown) => error,
    );
    faults.push((refusal as { kind?: string } | null)?.kind);
    await reader.close();
  }
  const { devices, user } = await lookAtAccess();
  equal(user.groups.includes('plugdev'), false);
  const advice = devices.map((device) => {
    const said = accessAdvice(device, user);
    return 'group' in said ? `${said.kind} ${said.group}` : said.kind;
  });
  return { faults, advice };
}
