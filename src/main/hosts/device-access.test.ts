import { describe, expect, it } from 'vitest';
import { startNodeHelper } from '../../../drivers/helpers/start-helper.ts';
import type { DeviceAccess, UserAccess } from '../../../drivers/readers/access/advice.ts';
import { startSerialLine } from '../../../test/support/serial-line.ts';
import { adviceFor, missingAccess } from './device-access.ts';

const port: DeviceAccess = {
  kind: 'serial',
  path: '/dev/ttyUSB0',
  ids: '10c4:ea60',
  mayUse: false,
  mayMute: null,
  group: 'dialout',
};
const printer: DeviceAccess = { ...port, kind: 'usbPrinter', path: '/dev/bus/usb/001/004', ids: '0483:5743' };
const user: UserAccess = { name: 'lan', groups: ['lan'], nextGroups: ['lan'], hasRules: true };

describe('What keeps a user from a device', () => {
  it.each`
    device                           | person                         | missing
    ${{}}                            | ${{}}                          | ${{ advice: 'joinGroup', group: 'dialout', lines: ['sudo usermod -aG dialout lan'] }}
    ${{}}                            | ${{ nextGroups: ['dialout'] }} | ${{ advice: 'signInAnew', group: 'dialout', lines: [] }}
    ${{ group: null }}               | ${{ hasRules: false }}         | ${{ advice: 'installRules', group: null, lines: ['sudo udevadm control --reload && sudo udevadm trigger'] }}
    ${{ ...printer, group: 'root' }} | ${{}}                          | ${{ advice: 'addRule', group: null, lines: [expect.stringContaining('"0483", ATTRS{idProduct}=="5743", MODE="0660", GROUP="lp"')] }}
  `('is told with what to type: $missing.advice', ({ device, person, missing }) => {
    const refused = { ...port, ...device };
    expect(adviceFor(refused, { ...user, ...person })).toEqual({ path: refused.path, ...missing });
  });

  it('is nothing where the user may use it', () => {
    expect(adviceFor({ ...port, mayUse: true }, user)).toBeNull();
  });

  it('is not known of a device that is open to the user, is gone or has no file', async () => {
    const line = await startSerialLine();
    const reader = { id: 'r', name: 'Thẻ', format: 'text' } as const;
    const serial = { kind: 'serial', ...reader, baudRate: 9600, framing: 'line' } as const;
    const identity = { vendorId: 'dead', productId: 'beef', serialNumber: null };
    const settings = [
      { ...serial, path: line.path },
      { ...serial, path: '/dev/quen-none' },
      { ...serial, path: '/dev/quen-none', identity },
      { kind: 'hid', ...reader, identity, use: 'pos' },
      { kind: 'usb', id: 'p', name: 'Bếp', width: 80, identity },
      { kind: 'wedge', ...reader },
    ] as const;
    for (const setting of settings) expect(await missingAccess(setting, startNodeHelper)).toBeNull();
    await line.stop();
  });
});
