import { expect, it } from 'vitest';
import type { HelperCall } from '../../helpers/messages.ts';
import type { HelperProcess, StartHelper } from '../../helpers/start-helper.ts';
import { listHidDevices } from '../hid-devices.ts';
import { listSerialPorts } from '../serial-ports.ts';
import { findHidDevices, findSerialPorts } from './find.ts';

const identity = { vendorId: '16c0', productId: '27db', serialNumber: 'A1' };
const port = { path: '/dev/ttyUSB0', label: 'Adapter', identity };
const device = {
  path: '/dev/hidraw0',
  ids: '16c0:27db',
  label: 'Reader',
  identity,
  use: 'keyboard',
  refusal: null,
};

it('finds in a process of its own what there is', async () => {
  expect(await findSerialPorts()).toEqual(await listSerialPorts());
  expect(await findHidDevices()).toEqual(await listHidDevices());
});

it('passes on what makes sense', async () => {
  expect(await findSerialPorts(saying([port, { ...port, identity: null }]))).toEqual([
    port,
    { ...port, identity: null },
  ]);
  expect(await findHidDevices(saying([device]))).toEqual([device]);
});

it('keeps a port whose identity says nothing, under a label that is short enough to read', async () => {
  const said = { ...port, label: 'x'.repeat(10_000), identity: { ...identity, vendorId: '0x16C0' } };
  expect(await findSerialPorts(saying([said]))).toEqual([
    { ...port, label: 'x'.repeat(300), identity: null },
  ]);
});

it.each([
  null,
  'ports',
  [null],
  [{ ...device, path: 7, ids: 7 }],
  Array.from({ length: 201 }, () => ({ ...device, ...port })),
])('finds nothing where %j is said', async (nonsense) => {
  expect(await findSerialPorts(saying(nonsense))).toEqual([]);
  expect(await findHidDevices(saying(nonsense))).toEqual([]);
});

it('finds nothing where the process ends', async () => {
  const ending: StartHelper = () => ({
    ...silent,
    onGone: (listener) => void Promise.resolve().then(listener),
  });
  expect(await findHidDevices(ending)).toEqual([]);
});

const silent: HelperProcess = { post() {}, onMessage() {}, onGone() {}, rest() {}, kill() {} };

/** A process that answers every call so. */
function saying(value: unknown): StartHelper {
  return () => {
    let answer = (_message: unknown): void => {};
    let gone = (): void => {};
    return {
      ...silent,
      post: (call) => answer({ kind: 'done', id: (call as HelperCall).id, value }),
      onMessage: (listener) => (answer = listener),
      onGone: (listener) => (gone = listener),
      kill: () => gone(),
    };
  };
}
