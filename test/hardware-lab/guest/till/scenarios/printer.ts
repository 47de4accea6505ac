/** What every printer promises, behind the kernel's own driver and past it, and what only the latter can show. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type HelperProcess, startNodeHelper } from '../../../../../drivers/helpers/start-helper.ts';
import { askUsbPort, listUsbPrinters } from '../../../../../drivers/printers/index.ts';
import { usbTransport } from '../../../../../drivers/printers/transports/usb.ts';
import { printerOver, printerPromises } from '../../../../conformance/promises/printer-promises.ts';
import { until } from '../../../../conformance/promises/promise.ts';
import { exampleSlip } from '../../../../support/slip-examples.ts';
import { ask, paper } from '../bench-client.ts';
import {
  type Carrier,
  device,
  identity,
  kernel,
  kernelKeeper,
  path,
  usb,
  usbKeeper,
} from '../rigs/printers.ts';
import { promised, type Scenario } from '../scenario.ts';

export const printerScenarios: readonly Scenario[] = [
  ...[kernelKeeper, usbKeeper].flatMap((keeper) => promised(printerPromises, keeper)),
  { name: 'USB printer: found by what it is, and asked past its language', run: findsThePlug },
  { name: "USB printer: the system's driver has it again after each session", run: givesItBack },
  {
    name: "USB printer: its helper dies in the middle of a session, and the system's driver is back",
    run: losesHelper,
  },
];

async function findsThePlug(): Promise<void> {
  deepEqual(await listUsbPrinters(), [{ identity, label: 'EPSON TM-T82' }]);
  await ask({ kind: 'startPrinter', make: {} });
  const { deviceId, portStatus } = await askUsbPort({ device, identity });
  ok(deviceId.startsWith('MFG:EPSON;'), deviceId);
  // Selected and without error.
  equal((portStatus ?? 0) & 0x18, 0x18);
}

async function givesItBack(): Promise<void> {
  await ask({ kind: 'startPrinter', make: {} });
  await isBack();
  await prints(usb);
  await isBack();
  await prints(kernel);
  equal((await paper()).slips.length, 2);
}

async function losesHelper(): Promise<void> {
  await ask({ kind: 'startPrinter', make: {} });
  let helper: HelperProcess | null = null;
  const transport = usbTransport({
    device,
    identity,
    idleMs: 0,
    startHelper: (name) => {
      const started = startNodeHelper(name);
      helper ??= started;
      return started;
    },
  });
  const session = transport.session(async (line) => {
    helper?.kill();
    for (;;) await line.read(1_000);
  });
  await rejects(session, { kind: 'unplugged' });
  await isBack();
  await prints(kernel);
  equal((await paper()).slips.length, 1);
}

const isBack = (): Promise<void> => until('the file of the printer', () => existsSync(path));

async function prints(carrier: Carrier): Promise<void> {
  const printer = printerOver(carrier.transport(10_000));
  equal((await printer.print(exampleSlip('earn', 'vi'))).kind, 'printed');
}
