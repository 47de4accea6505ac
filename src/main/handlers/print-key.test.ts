import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openCounter, ownerPin, type TestCounter } from '../../../test/support/open-counter.ts';
import { linesOn, similarity } from '../../../test/support/printer-emulator/reading.ts';
import { startTcpEmulator, type TcpEmulator } from '../../../test/support/printer-emulator/tcp.ts';

let counter: TestCounter;
let printer: TcpEmulator | null = null;
afterEach(async () => {
  await counter?.close();
  await printer?.close();
  printer = null;
});

async function withPrinter(width: 58 | 80 = 80): Promise<TcpEmulator> {
  printer = await startTcpEmulator({ width: width === 58 ? 384 : 576 });
  counter = await openCounter({
    printer: { kind: 'tcp', id: 'p', name: 'Quầy', width, host: printer.host, port: printer.port },
  });
  return printer;
}

const revealed = async (): Promise<string> => (await counter.call('key.reveal', { ownerPin })).text;

/** Everything that lies in the data folder, in one. */
function atRest(): string {
  const files = readdirSync(counter.folder, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name !== 'ballast')
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    .join('\n');
}

describe('Printing the recovery key', () => {
  it.each([58, 80] as const)('puts the whole key on paper of %i mm', async (width) => {
    const { machine } = await withPrinter(width);
    const key = await revealed();
    await counter.call('key.print', { ownerPin });
    expect(machine.slips).toHaveLength(1);
    const read = await linesOn(machine.slips[0]!, 'eng');
    // tesseract reads some sevens as strokes.
    for (const line of key.match(/\w{6}(-\w{6})?/g) ?? []) {
      const likeness = Math.max(...read.map((one) => similarity(one, line)));
      expect(likeness, `${line} in ${read.join('|')}`).toBeGreaterThan(0.7);
    }
  });

  it('leaves nothing of the key in the data, a backup included', async () => {
    await withPrinter();
    const key = await revealed();
    await counter.call('key.print', { ownerPin });
    await counter.call('backup.now', {});
    const found = atRest();
    expect(found).toContain('keyPrinted');
    for (const group of new Set(key.split('-'))) expect(found).not.toContain(group);
  });

  it('is recorded even when the printer is away, and is not tried again', async () => {
    const { machine } = await withPrinter();
    await printer?.close();
    printer = null;
    expect(await counter.refusal('key.print', { ownerPin })).toBe('deviceFault');
    expect(atRest()).toContain('keyPrinted');
    expect(counter.view().printers[0]).toMatchObject({ state: 'ready', waiting: 0, failed: 1 });
    expect(machine.slips).toEqual([]);
  });

  it('says so when nobody knows whether it was printed', async () => {
    printer = await startTcpEmulator({ width: 576, dropAfterBytes: 4_000 });
    counter = await openCounter({
      printer: { kind: 'tcp', id: 'p', name: 'Quầy', width: 80, host: printer.host, port: printer.port },
    });
    expect(await counter.refusal('key.print', { ownerPin })).toBe('keyPerhapsPrinted');
    expect(counter.view().printers[0]).toMatchObject({ state: 'ready', waiting: 0 });
  });

  it('needs the PIN of an owner, and an owner', async () => {
    const { machine } = await withPrinter();
    expect(await counter.refusal('key.print', { ownerPin: '0000' })).toBe('wrongPin');
    await counter.call('staff.add', { name: 'Huy', role: 'installer', pin: '1357' });
    const huy = counter.view().staff.find(({ name }) => name === 'Huy');
    await counter.call('staff.lock', {});
    await counter.call('staff.signIn', { staff: huy?.id ?? '', pin: '1357' });
    expect(await counter.refusal('key.print', { ownerPin })).toBe('notAllowed');
    expect(machine.slips).toEqual([]);
  });

  it('goes to no printer that would keep it', async () => {
    counter = await openCounter();
    expect(await counter.refusal('key.print', { ownerPin })).toBe('printerNotFound');
    const common = { id: 'f', name: 'Thư mục', width: 80 } as const;
    await counter.call('printer.save', { kind: 'file', path: counter.folder, ...common });
    expect(await counter.refusal('key.print', { ownerPin })).toBe('keyNeedsDirectPrinter');
    expect(readdirSync(counter.folder).filter((name) => name.endsWith('.prn'))).toEqual([]);
  });
});
