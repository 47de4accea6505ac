import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usesOf } from './hid-uses.ts';
import { muteKeyboard, reportDescriptorOf, requireAccess } from './linux-hid.ts';

let sys: string;
const device = (): string => join(sys, 'class', 'hidraw', 'hidraw3', 'device');

beforeEach(async () => {
  sys = await mkdtemp(join(tmpdir(), 'quen-sys-'));
  await mkdir(device(), { recursive: true });
});
afterEach(() => rm(sys, { recursive: true }));

async function makeInput(name: string, inhibited: boolean): Promise<string> {
  const folder = join(device(), 'input', name);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'inhibited');
  if (inhibited) await writeFile(file, '0');
  return file;
}

describe('A keyboard on Linux', () => {
  it('is muted with all its input devices, and heard again afterwards', async () => {
    const files = [await makeInput('input7', true), await makeInput('input8', true)];
    const states = () => Promise.all(files.map((file) => readFile(file, 'utf8')));
    const muted = await muteKeyboard('/dev/hidraw3', 'reader', sys);
    expect(await states()).toEqual(['1', '1']);
    await muted.restore();
    expect(await states()).toEqual(['0', '0']);
  });

  it('that was unplugged needs no restoring', async () => {
    await makeInput('input7', true);
    const muted = await muteKeyboard('/dev/hidraw3', 'reader', sys);
    await rm(device(), { recursive: true });
    await muted.restore();
  });

  it('that cannot be muted is refused, and nothing of it stays muted', async () => {
    const file = await makeInput('input7', true);
    await makeInput('input8', false);
    await expect(muteKeyboard('/dev/hidraw3', 'reader', sys)).rejects.toMatchObject({
      kind: 'noPermission',
      message: expect.stringContaining('5.11'),
    });
    expect(await readFile(file, 'utf8')).toBe('0');
  });

  it('of which the desktop sees nothing needs no muting', async () => {
    await expect(muteKeyboard('/dev/hidraw3', 'reader', sys)).resolves.toBeDefined();
  });

  it('describes its reports, or says nothing', async () => {
    expect(await reportDescriptorOf('/dev/hidraw3', sys)).toBeNull();
    await writeFile(
      join(device(), 'report_descriptor'),
      Uint8Array.of(0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0xc0),
    );
    expect(await reportDescriptorOf('/dev/hidraw3', sys)).toEqual({ applications: [0x8c_0002], fields: [] });
  });

  it('that is not there is not found', async () => {
    await expect(requireAccess(join(sys, 'none'), 'reader')).rejects.toMatchObject({ kind: 'notFound' });
  });
});

it.each`
  usagePage | usage | vendorId  | platform    | use           | refusal
  ${0x01}   | ${6}  | ${'ffff'} | ${'linux'}  | ${'keyboard'} | ${null}
  ${0x01}   | ${6}  | ${'ffff'} | ${'win32'}  | ${null}       | ${'keyboardElsewhere'}
  ${0x01}   | ${6}  | ${'ffff'} | ${'darwin'} | ${null}       | ${'keyboardElsewhere'}
  ${0x01}   | ${2}  | ${'ffff'} | ${'linux'}  | ${null}       | ${null}
  ${0x8c}   | ${2}  | ${'0c2e'} | ${'win32'}  | ${'pos'}      | ${null}
  ${0x8e}   | ${1}  | ${'ffff'} | ${'linux'}  | ${null}       | ${'paymentCards'}
  ${0xff00} | ${1}  | ${'0801'} | ${'linux'}  | ${null}       | ${'paymentCards'}
`('page $usagePage usage $usage of $vendorId on $platform is $use', (row) => {
  const { usagePage, usage, vendorId, platform, use, refusal } = row;
  const identity = { vendorId, productId: '0001', serialNumber: null };
  expect(usesOf({ usagePage, usage, identity }, platform)).toEqual({ use, refusal });
});
