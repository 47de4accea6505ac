import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listPrinterDevices } from './printer-devices.ts';

it('lists printers in order, as they name themselves', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quen-usb-'));
  const [devices, system] = [join(folder, 'dev'), join(folder, 'sys')];
  await mkdir(devices);
  for (const name of ['lp10', 'lp2', 'hiddev0']) await writeFile(join(devices, name), '');
  await mkdir(join(system, 'lp2/device'), { recursive: true });
  await writeFile(
    join(system, 'lp2/device/ieee1284_id'),
    'MFG:EPSON;CMD:ESC/POS;MODEL:TM-T82: II;CLS:PRINTER;\n',
  );
  expect(await listPrinterDevices(devices, system)).toEqual([
    { path: join(devices, 'lp2'), label: 'EPSON TM-T82: II' },
    { path: join(devices, 'lp10'), label: '' },
  ]);
  await rm(folder, { recursive: true });
});

it('is empty where there is no such folder', async () => {
  expect(await listPrinterDevices('/does/not/exist')).toEqual([]);
});
