/** What Linux tells and allows about a HID device beside its reports, in sysfs. */
import { access, constants, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DeviceFault } from '../../contract/device.ts';
import { parseReportDescriptor, type ReportDescriptor } from './report-descriptor.ts';

/** Null where the system does not say. Never rejects. */
export async function reportDescriptorOf(path: string, sys = '/sys'): Promise<ReportDescriptor | null> {
  try {
    return parseReportDescriptor(await readFile(join(deviceFolder(path, sys), 'report_descriptor')));
  } catch {
    return null;
  }
}

/** A keyboard whose keys the desktop does not see. */
export interface MutedKeyboard {
  /** The desktop sees its keys again. Never rejects. */
  restore(): Promise<void>;
}

/**
 * Keeps the keys of that device from the desktop while its reports are read: the kernel stops handing them on, and
 * whoever reads the device itself still gets them. A process that is killed leaves the device so until it is opened
 * and closed again or plugged in anew. Rejects with a DeviceFault where this user may not, or the kernel cannot.
 */
export async function muteKeyboard(path: string, device: string, sys = '/sys'): Promise<MutedKeyboard> {
  const switches = await muteSwitches(path, sys);
  const restore = async () => {
    await Promise.all(switches.map((each) => writeFile(each, '0').catch(() => {})));
  };
  try {
    for (const each of switches) await mute(each, device);
  } catch (error) {
    await restore();
    throw error;
  }
  return { restore };
}

/** Rejects with a DeviceFault unless this user may read and write that device. */
export async function requireAccess(path: string, device: string): Promise<void> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    const isThere = codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM';
    throw new DeviceFault(isThere ? 'noPermission' : 'notFound', device, path);
  }
}

const deviceFolder = (path: string, sys: string): string =>
  join(sys, 'class', 'hidraw', basename(path), 'device');

/** One for each input device that the kernel makes of it; none where the desktop sees nothing of it anyway. */
async function muteSwitches(path: string, sys: string): Promise<string[]> {
  const folder = join(deviceFolder(path, sys), 'input');
  const inputs = await readdir(folder).catch(() => []);
  return inputs.map((input) => join(folder, input, 'inhibited'));
}

async function mute(path: string, device: string): Promise<void> {
  try {
    await writeFile(path, '1', { flag: 'r+' });
  } catch (error) {
    const why =
      codeOf(error) === 'ENOENT'
        ? 'Linux 5.11 is needed to keep its keys from the desktop'
        : 'this user may not keep its keys from the desktop';
    throw new DeviceFault('noPermission', device, why);
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
