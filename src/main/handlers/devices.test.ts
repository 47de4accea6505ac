import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newOperation, openCounter, ownerPin, type TestCounter } from '../../../test/support/open-counter.ts';
import { startTcpEmulator, type TcpEmulator } from '../../../test/support/printer-emulator/tcp.ts';
import { type SerialLine, startSerialLine } from '../../../test/support/serial-line.ts';
import { openTestCore } from '../../../test/support/test-core.ts';
import { devicePorts } from '../hosts/device-ports.ts';
import { deviceHandlers } from './devices.ts';

let counter: TestCounter;
let printer: TcpEmulator | null = null;
let line: SerialLine | null = null;
afterEach(async () => {
  await counter?.close();
  await printer?.close();
  await line?.stop();
  printer = null;
  line = null;
});

const bytes = (text: string) => new TextEncoder().encode(text);

/** A cashier stands at the counter. */
async function asCashier(): Promise<void> {
  await counter.call('staff.add', { name: 'Minh', role: 'cashier', pin: '1357' });
  const minh = counter.view().staff.find(({ name }) => name === 'Minh');
  await counter.call('staff.lock', {});
  await counter.call('staff.signIn', { staff: minh?.id ?? '', pin: '1357' });
}

async function asOwner(): Promise<void> {
  const lan = counter.view().staff.find(({ name }) => name === 'Lan');
  await counter.call('staff.lock', {});
  await counter.call('staff.signIn', { staff: lan?.id ?? '', pin: ownerPin });
}

describe('A device that Linux refuses', () => {
  it('is told with what its user lacks, to the owner and not to a cashier', async () => {
    const missing = {
      path: '/dev/ttyUSB0',
      advice: 'joinGroup',
      group: 'dialout',
      lines: ['sudo usermod -aG dialout lan'],
    } as const;
    counter = await openCounter({
      devices: {
        ...devicePorts(),
        access: async (setting) => (setting.kind === 'simulated' ? missing : null),
      },
    });
    await counter.call('reader.save', { kind: 'simulated', id: 'same', name: 'Quầy', format: 'text' });
    await counter.call('printer.save', {
      kind: 'file',
      id: 'same',
      name: 'Bếp',
      width: 80,
      path: join(counter.folder, 'slips'),
    });
    expect(await counter.call('device.access', { family: 'reader', id: 'same' })).toEqual(missing);
    expect(await counter.call('device.access', { family: 'printer', id: 'same' })).toBeNull();
    expect(await counter.refusal('device.access', { family: 'display', id: 'same' })).toBe('displayNotFound');
    await asCashier();
    expect(await counter.refusal('device.access', { family: 'reader', id: 'same' })).toBe('notAllowed');
  });
});

describe('A reader on a serial line', () => {
  it('reads a card without what it puts around the number', async () => {
    line = await startSerialLine();
    counter = await openCounter();
    await counter.call('reader.save', {
      kind: 'serial',
      id: 'r1',
      name: 'Quầy',
      format: '8H10D',
      path: line.path,
      baudRate: 9600,
      framing: 'line',
      trim: { prefix: ';', suffix: '?' },
    });
    await counter.until((view) => view.readers[0]?.state === 'ready');
    await line.send(bytes(';0040856634?\r\n'));
    const view = await counter.until(({ counter: { at } }) => at === 'unknownCard');
    expect(view.readers[0]).toMatchObject({
      lastScan: { kind: 'rfid', masked: '•••• 6634' },
      lastEvent: { what: 'scan' },
      opened: 1,
      scans: 1,
      garbled: 0,
    });
    await line.unplug();
    const lost = await counter.until((after) => after.readers[0]?.state === 'lost');
    expect(lost.readers[0]).toMatchObject({ lost: 1 });
    const { text } = await counter.call('devices.log', {});
    expect(text).toContain('reader r1 serial opened\n');
    expect(text).toContain('reader r1 serial scan\n');
    expect(text).toContain('reader r1 serial lost\n');
    expect(text).not.toContain('6634');
    expect(text).not.toContain('Quầy');
  });

  it('leaves its port to nobody else, whatever name it goes by', async () => {
    line = await startSerialLine();
    counter = await openCounter();
    const reader = {
      kind: 'serial',
      id: 'r1',
      name: 'Quầy',
      format: 'text',
      path: line.path,
      baudRate: 9600,
      framing: 'line',
    } as const;
    await counter.call('reader.save', reader);
    const alias = join(counter.folder, 'by-id');
    symlinkSync(line.path, alias);
    const taken = { kind: 'refused', refusal: { code: 'deviceTaken', values: { name: 'Quầy' } } };
    expect(await counter.ask('reader.save', { ...reader, id: 'r2', path: alias })).toEqual(taken);
    expect(
      await counter.ask('printer.save', {
        kind: 'serial',
        id: 'p1',
        name: 'Bếp',
        width: 80,
        path: alias,
        baudRate: 9600,
      }),
    ).toEqual(taken);
    expect(
      await counter.ask('display.save', {
        kind: 'serial',
        id: 'd1',
        name: 'Khách',
        path: line.path,
        baudRate: 9600,
        dialect: 'escpos',
      }),
    ).toEqual(taken);
    // Its own setting may be saved again.
    await counter.call('reader.save', { ...reader, baudRate: 19200 });
    expect(counter.view().readers).toHaveLength(1);
  });
});

describe('The keyboard reader', () => {
  it('is read without what it puts around the number', async () => {
    counter = await openCounter();
    await counter.call('reader.save', {
      kind: 'wedge',
      id: 'w',
      name: 'USB',
      format: '8H10D',
      trim: { prefix: 'AB', suffix: 'Z' },
    });
    await counter.scan('AB0040856634Z');
    const view = await counter.until(({ counter: { at } }) => at === 'unknownCard');
    expect(view.readers[0]).toMatchObject({ scans: 1, lastScan: { masked: '•••• 6634' } });
  });
});

describe('A network printer', () => {
  const save = async (changes: object = {}) => {
    printer = await startTcpEmulator({ width: 576 });
    const { host, port } = printer;
    await counter.call('printer.save', {
      kind: 'tcp',
      id: 'p1',
      name: 'Quầy',
      width: 80,
      host,
      port,
      ...changes,
    });
    return printer;
  };

  it('opens the drawer for whoever may, and leaves a trace', async () => {
    counter = await openCounter();
    const { machine, idle } = await save({ drawer: 'pin5' });
    await counter.call('printer.openDrawer', { id: 'p1' });
    await idle();
    expect(machine.drawerPins).toEqual([5]);
    await asCashier();
    expect(await counter.refusal('printer.openDrawer', { id: 'p1' })).toBe('notAllowed');
    expect(await counter.refusal('devices.log', {})).toBe('notAllowed');
    expect(await counter.refusal('printer.status', { id: 'p1' })).toBe('notAllowed');
    await asOwner();
    const shop = counter.view().shop;
    if (!shop) throw new Error('there is no shop');
    await counter.call('settings.shop', { ...shop, cashiersOpenDrawer: true });
    const minh = counter.view().staff.find(({ name }) => name === 'Minh');
    await counter.call('staff.lock', {});
    expect(await counter.refusal('printer.openDrawer', { id: 'p1' })).toBe('notSignedIn');
    await counter.call('staff.signIn', { staff: minh?.id ?? '', pin: '1357' });
    await counter.call('printer.openDrawer', { id: 'p1' });
    await idle();
    expect(machine.drawerPins).toEqual([5, 5]);
    expect(counter.view().printers[0]?.lastEvent?.what).toBe('drawerOpened');
  });

  it('opens no drawer where none is set up', async () => {
    counter = await openCounter();
    await save();
    expect(await counter.refusal('printer.openDrawer', { id: 'p1' })).toBe('noDrawer');
    expect(await counter.refusal('printer.openDrawer', { id: 'p2' })).toBe('printerNotFound');
  });

  it('says how it is', async () => {
    counter = await openCounter();
    await save();
    const status = await counter.call('printer.status', { id: 'p1' });
    expect(status).toMatchObject({ online: true, paper: 'ok', coverOpen: false, fault: null });
  });

  it('is shown as it prints: 180 dots to the inch are 512 across', async () => {
    counter = await openCounter();
    expect((await counter.call('printer.profiles', {})).find(({ id }) => id === 'epson-tm-t88')).toEqual({
      id: 'epson-tm-t88',
      maker: 'Epson',
      name: expect.stringContaining('TM-T88'),
      width: 80,
    });
    const setting = { kind: 'simulated', id: 'p1', name: 'T88', width: 80, profile: 'epson-tm-t88' } as const;
    await counter.call('printer.save', setting);
    const preview = await counter.call('printer.testPreview', { id: 'p1' });
    expect(preview.width).toBe(512);
    await counter.call('printer.test', { id: 'p1' });
    await counter.until((view) => view.printers[0]?.state === 'ready' && view.printers[0].printed === 1);
    expect((await counter.call('simulated.paper', { id: 'p1' }))?.width).toBe(512);
    // The slips of sales too.
    await counter.call('bill.postAnonymous', { operationId: newOperation(), totalMinor: 60_000 });
    const sheet = await counter.call('day.preview', { date: counter.view().businessDate });
    expect(sheet.width).toBe(512);
    expect(await counter.refusal('printer.save', { ...setting, width: 58 })).toBe('badRequest');
    expect(await counter.refusal('printer.save', { ...setting, profile: 'no-such' })).toBe('badRequest');
  });
});

describe('The log of the shop', () => {
  it('tells who opened the drawer, and that it then did not open', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quen-drawer-'));
    const { core, close } = openTestCore(folder);
    printer = await startTcpEmulator({ width: 576 });
    const { host, port } = printer;
    const setting = { kind: 'tcp', id: 'p1', name: 'x', width: 80, host, port, drawer: 'pin2' } as const;
    core.settings.set('printers', [setting]);
    core.queue.setPrinters([setting]);
    const open = () => deviceHandlers(core)['printer.openDrawer']({ id: 'p1' });
    const acts = () =>
      core.ledger
        .history({ kinds: ['audit'], limit: 10 })
        .map(({ staff, detail }) =>
          detail.kind === 'audit' ? `${staff} ${detail.act} ${detail.about}` : '',
        );
    expect(await open()).toMatchObject({ ok: true });
    await printer.idle();
    expect(printer.machine.drawerPins).toEqual([2]);
    expect(acts()).toEqual(['lan drawerOpened p1']);
    await printer.close();
    expect(await open()).toMatchObject({ ok: false, refusal: { code: 'deviceFault' } });
    expect(acts()).toEqual(['lan drawerNotOpened p1', 'lan drawerOpened p1', 'lan drawerOpened p1']);
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('A pole display', () => {
  it('says in short what the guest may see, and its failing disturbs nothing', async () => {
    const display = { kind: 'simulated', id: 'd1', name: 'Khách' } as const;
    counter = await openCounter({ template: 'points' });
    await counter.call('display.save', display);
    const lines = () => counter.view().displays[0]?.lines;
    await counter.until((view) => view.displays[0]?.state === 'ready');
    expect(lines()).toEqual(['Xin chào quý khách', 'Cà phê Bến Thành']);
    await counter.call('member.enrol', {
      operationId: newOperation(),
      phone: '0901234567',
      name: 'Nguyễn Thị Lan',
      consent: true,
      withCard: false,
    });
    await counter.call('phone.lookUp', { phone: '0901234567' });
    await counter.until((view) => view.customer.at === 'member');
    expect(lines()?.[1]).toMatch(/^\S+ +0$/);
    await counter.call('bill.post', { operationId: newOperation(), totalMinor: 60_000 });
    await counter.until(
      ({ counter: at, customer }) => at.at === 'done' && at.done.kind === 'sale' && customer.at === 'done',
    );
    const [upper, lower] = lines() ?? ['', ''];
    expect(upper).toMatch(/^Tổng +60\.000\s₫$/);
    expect(lower).toMatch(/^\+\d+ \S+ +Có \d+$/);
    expect(lower).toHaveLength(20);
    await counter.call('display.test', { id: 'd1' });
    await counter.until((view) => view.displays[0]?.lines[0] === '01234567890123456789');
    expect(await counter.refusal('display.test', { id: 'd2' })).toBe('displayNotFound');
    await counter.call('display.remove', { id: 'd1' });
    expect(await counter.refusal('display.remove', { id: 'd1' })).toBe('displayNotFound');
    expect(counter.attach('customer')).toBeDefined();
  });
});

describe('Drivers that throw wherever they can', () => {
  it('take neither the counter nor a sale down', async () => {
    const boom = () => {
      throw new TypeError('x');
    };
    const real = devicePorts();
    counter = await openCounter({
      devices: { ...real, reader: boom, printer: boom, display: boom },
    });
    await counter.call('reader.save', { kind: 'pcsc', id: 'r', name: 'NFC', format: 'text', reader: '' });
    await counter.call('display.save', { kind: 'simulated', id: 'd', name: 'Khách' });
    await counter.call('printer.save', {
      kind: 'tcp',
      id: 'p',
      name: 'Bếp',
      width: 80,
      host: '127.0.0.1',
      port: 9,
    });
    await counter.call('member.enrol', {
      operationId: newOperation(),
      phone: '0901234567',
      name: '',
      consent: true,
      withCard: false,
    });
    await counter.call('phone.lookUp', { phone: '0901234567' });
    await counter.call('bill.post', { operationId: newOperation(), totalMinor: 60_000 });
    const view = await counter.until((each) => each.printers[0]?.stoppedJob !== null);
    expect(view.counter.at).toBe('done');
    expect(view.readers[0]).toMatchObject({ state: 'lost', fault: 'broken' });
    expect(view.displays[0]).toMatchObject({ state: 'lost', fault: 'broken' });
    expect(view.printers[0]).toMatchObject({ failed: 1, stoppedJob: { state: 'failed' } });
    await counter.restart();
    expect(counter.view().readers).toHaveLength(1);
  });
});
