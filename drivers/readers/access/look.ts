import { access, constants, readdir, readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { listHidDevices } from '../hid-devices.ts';
import { listSerialDevices } from '../serial-ports.ts';
import type { DeviceAccess, UserAccess } from './advice.ts';

/** Readers that play keyboard as the package's rules name them. Any other keyboard is somebody's to type on. */
export const keyboardReaders: readonly string[] = ['ffff:0035', '08ff:0009', '16c0:27db'];

/** The devices of a counter on this Linux and this user's rights; no devices elsewhere. Never rejects. */
export async function lookAtAccess(): Promise<{
  readonly devices: DeviceAccess[];
  readonly user: UserAccess;
}> {
  const groups = await namedGroups();
  const devices = process.platform === 'linux' ? await devicesOf(groups) : [];
  return { devices, user: await userOf(groups) };
}

/** A device that is plugged in, before its rights are looked at. */
export type PluggedDevice = Pick<DeviceAccess, 'kind' | 'path' | 'ids'>;

/** One device and this user's rights on Linux, read from files alone. Null where nothing has that path. */
export async function lookAtDevice(
  device: PluggedDevice,
): Promise<{ readonly device: DeviceAccess; readonly user: UserAccess } | null> {
  if (!(await isThere(device.path))) return null;
  const groups = await namedGroups();
  return { device: await rightsTo(device, groups), user: await userOf(groups) };
}

interface Group {
  readonly name: string;
  readonly id: number;
  readonly members: readonly string[];
}

async function devicesOf(groups: readonly Group[]): Promise<DeviceAccess[]> {
  const hid = (await listHidDevices()).flatMap(({ use, path, ids }) =>
    use === null || (use === 'keyboard' && !keyboardReaders.includes(ids)) ? [] : [{ kind: use, path, ids }],
  );
  const serial = (await listSerialDevices()).map(({ path, identity }) => ({
    kind: 'serial' as const,
    path,
    ids: identity && `${identity.vendorId}:${identity.productId}`,
  }));
  const names = await readdir('/dev/usb').catch(() => []);
  const printers = names
    .filter((name) => /^lp\d+$/.test(name))
    .map((name) => ({ kind: 'printer' as const, path: join('/dev/usb', name), ids: null }));
  return Promise.all([...hid, ...serial, ...printers].map((device) => rightsTo(device, groups)));
}

async function rightsTo(device: PluggedDevice, groups: readonly Group[]): Promise<DeviceAccess> {
  return {
    ...device,
    mayUse: await may(device.path),
    mayMute: device.kind === 'keyboard' ? await mayMute(device.path) : null,
    group: await groupOf(device.path, groups),
  };
}

async function userOf(groups: readonly Group[]): Promise<UserAccess> {
  const own = process.getgroups?.() ?? [];
  const { username } = userInfo();
  return {
    name: username,
    groups: groups.filter(({ id }) => own.includes(id)).map(({ name }) => name),
    nextGroups: groups.filter(({ members }) => members.includes(username)).map(({ name }) => name),
    hasRules: (
      await Promise.all(rulesFolders.map((folder) => isThere(join(folder, '70-quen.rules'))))
    ).includes(true),
  };
}

const rulesFolders = ['/etc/udev/rules.d', '/usr/lib/udev/rules.d', '/lib/udev/rules.d'];

async function namedGroups(): Promise<Group[]> {
  const text = await readFile('/etc/group', 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter(({ length }) => length === 4)
    .map(([name = '', , id = '', members = '']) => ({ name, id: Number(id), members: members.split(',') }));
}

const may = (path: string): Promise<boolean> => has(path, constants.R_OK | constants.W_OK);
const isThere = (path: string): Promise<boolean> => has(path, constants.F_OK);

async function has(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode);
    return true;
  } catch {
    return false;
  }
}

async function mayMute(path: string): Promise<boolean | null> {
  const folder = join('/sys/class/hidraw', basename(path), 'device', 'input');
  const inputs = await readdir(folder).catch(() => []);
  if (inputs.length === 0) return null;
  const rights = await Promise.all(
    inputs.map((input) => has(join(folder, input, 'inhibited'), constants.W_OK)),
  );
  return !rights.includes(false);
}

async function groupOf(path: string, groups: readonly Group[]): Promise<string | null> {
  try {
    const { gid, mode } = await stat(path);
    if ((mode & 0o060) !== 0o060) return null;
    return groups.find(({ id }) => id === gid)?.name ?? null;
  } catch {
    return null;
  }
}
