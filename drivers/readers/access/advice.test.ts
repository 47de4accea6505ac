import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accessAdvice, type DeviceAccess, explainAccess, type UserAccess } from './advice.ts';
import { keyboardReaders, lookAtAccess } from './look.ts';

const reader: DeviceAccess = {
  kind: 'keyboard',
  path: '/dev/hidraw0',
  ids: 'ffff:0035',
  mayUse: false,
  mayMute: false,
  group: null,
};
const user: UserAccess = { name: 'lan', groups: ['shop'], nextGroups: ['shop'], hasRules: true };

describe('Access to a device', () => {
  it.each`
    device                                                 | person                         | advice                                      | because
    ${{ mayUse: true, mayMute: true }}                     | ${{}}                          | ${{ kind: 'well' }}                         | ${'all rights are there'}
    ${{ kind: 'pos', mayUse: true, mayMute: null }}        | ${{ hasRules: false }}         | ${{ kind: 'well' }}                         | ${'nothing is to be muted'}
    ${{}}                                                  | ${{ hasRules: false }}         | ${{ kind: 'installRules' }}                 | ${'only root may, and no rules are there'}
    ${{ group: 'root' }}                                   | ${{ hasRules: false }}         | ${{ kind: 'installRules' }}                 | ${'nobody is to join root'}
    ${{ group: 'plugdev' }}                                | ${{}}                          | ${{ kind: 'joinGroup', group: 'plugdev' }}  | ${'the group may'}
    ${{ group: 'plugdev' }}                                | ${{ nextGroups: ['plugdev'] }} | ${{ kind: 'signInAnew', group: 'plugdev' }} | ${'the user has joined since'}
    ${{ mayUse: true }}                                    | ${{}}                          | ${{ kind: 'joinGroup', group: 'plugdev' }}  | ${'who sits there may read, but only the group may mute'}
    ${{ mayUse: true }}                                    | ${{ hasRules: false }}         | ${{ kind: 'installRules' }}                 | ${'nobody may mute without the rules'}
    ${{ kind: 'serial', mayMute: null, group: 'dialout' }} | ${{ hasRules: false }}         | ${{ kind: 'joinGroup', group: 'dialout' }}  | ${'the system has a group for serial ports'}
    ${{ kind: 'printer', mayMute: null, group: 'lp' }}     | ${{ hasRules: false }}         | ${{ kind: 'joinGroup', group: 'lp' }}       | ${'and one for printers'}
  `('$because', ({ device, person, advice }) => {
    expect(accessAdvice({ ...reader, ...device }, { ...user, ...person })).toEqual(advice);
  });

  it('of a reader that the rules do not name is given by a line of its own', () => {
    const member = { ...user, groups: ['plugdev'] };
    const advice = accessAdvice({ ...reader, ids: '1234:5678' }, member);
    expect(advice).toMatchObject({ kind: 'addRule' });
    const says = explainAccess(reader, advice);
    expect(says).toContain('ATTRS{idVendor}=="1234", ATTRS{idProduct}=="5678"');
    expect(says).toContain('inhibited');
    expect(explainAccess(reader, accessAdvice({ ...reader, kind: 'pos' }, member))).not.toContain(
      'inhibited',
    );
  });

  it('is looked at without harm on any machine', async () => {
    const { devices, user: self } = await lookAtAccess();
    for (const device of devices)
      expect(explainAccess(device, accessAdvice(device, self))).toContain(device.path);
    expect(self.groups).toBeInstanceOf(Array);
  });
});

it('The rules of the package open what this advice sends people to', async () => {
  const path = join(import.meta.dirname, '../../../build/packaging/linux/70-quen.rules');
  const lines = (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const opening = (subsystem: string) =>
    lines.filter((line) => line.startsWith(`SUBSYSTEM=="${subsystem}"`)).join();
  expect(opening('hidraw')).toContain('GROUP="plugdev"');
  expect(opening('input')).toContain('/inhibited');
  expect(opening('usbmisc')).toContain('GROUP="lp"');
  expect(opening('tty')).toContain('GROUP="dialout"');
  const named = lines.filter(
    (line) => line.includes('ENV{QUEN_READER}="keyboard"') && line.includes('ATTRS'),
  );
  expect(
    named.map((line) =>
      [...line.matchAll(/ATTRS\{id(?:Vendor|Product)\}=="(\w+)"/g)].map(([, id]) => id).join(':'),
    ),
  ).toEqual(keyboardReaders);
  // udev reads a line that it does not understand as none at all, and a jump without its label as an error.
  expect(lines.filter((line) => line.includes('quen_end'))).toHaveLength(3);
});
