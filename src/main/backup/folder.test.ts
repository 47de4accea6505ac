import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openCounter, type TestCounter } from '../../../test/support/open-counter.ts';
import { fillDisk, mountSmallDisk, type SmallDisk } from '../../../test/support/small-disk.ts';
import { mountedIn } from './volumes.ts';

let counter: TestCounter;
let stick: SmallDisk | null = null;
afterEach(async () => {
  await counter?.close();
  stick?.unmount();
  stick = null;
});

async function withStick(megabytes = 64): Promise<SmallDisk> {
  counter = await openCounter();
  stick = mountSmallDisk(megabytes);
  return stick;
}

const own = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /^quen-[0-9a-f]{8}$/.test(name));
const beside = (): string[] => readdirSync(counter.folder).filter((name) => name === 'backups');

describe('A chosen folder for backups', () => {
  it('gets every backup, in a folder of this terminal, and is kept over a restart', async () => {
    const { folder } = await withStick();
    const place = await counter.call('backup.choose', { folder });
    expect(place).toMatchObject({ folder, isOnDiskOfData: false });
    expect(place.freeBytes).toBeGreaterThan(10_000_000);

    const { file } = await counter.call('backup.now', {});
    expect(dirname(file)).toBe(join(folder, own(folder)[0] ?? ''));
    counter.clock.advance(1_000);
    await counter.call('day.close', { date: counter.view().businessDate });
    expect(readdirSync(dirname(file)).filter((name) => name.endsWith('.db'))).toHaveLength(2);
    expect(beside()).toEqual([]);

    await counter.restart();
    const owner = counter.view().staff[0]?.id ?? '';
    await counter.call('staff.signIn', { staff: owner, pin: '4821' });
    const places = await counter.call('backup.places', {});
    expect(places.chosen).toMatchObject({ folder, isThere: true, isOnDiskOfData: false });
    expect(places.usual).toMatchObject({ folder: join(counter.folder, 'backups'), isOnDiskOfData: true });
  });

  it('is what the restore test proves', async () => {
    const { folder } = await withStick();
    await counter.call('backup.choose', { folder });
    const proof = await counter.call('backup.prove', {});
    expect(proof.events).toBeGreaterThan(0);
    expect(proof.file.startsWith(folder)).toBe(true);
  });

  it('that is away raises the alarm, gets no stand-in, and hinders no sale', async () => {
    const { folder } = await withStick();
    await counter.call('backup.choose', { folder });
    stick?.unmount();
    stick = null;
    // The empty mount point remains, on the disk of the system.
    mkdirSync(folder);
    const date = counter.view().businessDate;
    expect(await counter.refusal('day.close', { date })).toBe('backupFailed');
    expect((await counter.until(({ alarms }) => alarms.length > 0)).alarms).toMatchObject([
      { code: 'backupFailed' },
    ]);
    expect(await counter.refusal('backup.prove', {})).toBe('backupFolderGone');
    expect((await counter.call('backup.places', {})).chosen).toMatchObject({ folder, isThere: false });
    expect(readdirSync(folder)).toEqual([]);
    expect(beside()).toEqual([]);
    await counter.scan('0040856634');
    expect(counter.view().counter.at).toBe('unknownCard');

    await counter.call('backup.choose', { folder: null });
    await counter.call('backup.now', {});
    expect(beside()).toEqual(['backups']);
    await counter.until(({ alarms }) => alarms.length === 0);
    rmSync(folder, { recursive: true });
  });

  it('is refused when it is no whole path, or lies in the data', async () => {
    counter = await openCounter();
    const folders = ['backups', './x', `${counter.folder}/inside`, counter.folder, '/tmp/a\nb'];
    for (const folder of folders) {
      expect(await counter.refusal('backup.choose', { folder }), folder).toBe('backupFolderPath');
    }
    expect((await counter.call('backup.places', {})).chosen).toBeNull();
  });

  it('is refused when it cannot be written, and nothing of the try is left', async () => {
    const { folder, readOnly } = await withStick();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await counter.refusal('backup.choose', { folder: file })).toBe('backupFolderDenied');
    readOnly();
    expect(await counter.refusal('backup.choose', { folder })).toBe('backupFolderDenied');
    expect(own(folder)).toEqual([]);
  });

  it('is refused when it has no room', async () => {
    const { folder } = await withStick();
    fillDisk(folder, 4 * 1024 * 1024);
    expect(await counter.refusal('backup.choose', { folder })).toBe('backupFolderFull');
    expect(own(folder)).toEqual([]);
  });

  it('may be made, and says when it shares the disk of the data', async () => {
    counter = await openCounter();
    const made = mkdtempSync(join(tmpdir(), 'quen-chosen-'));
    const folder = join(made, 'new', 'folder');
    expect(await counter.call('backup.choose', { folder })).toMatchObject({ isOnDiskOfData: true });
    expect(own(folder)).toHaveLength(1);
    rmSync(made, { recursive: true });
  });
});

describe('Volumes', () => {
  it('are the file systems that are mounted in the usual places, and no plain folders', async () => {
    const { folder } = await withStick();
    const plain = mkdtempSync(join(tmpdir(), 'quen-plain-'));
    const found = mountedIn([tmpdir(), join(tmpdir(), 'no such folder')]);
    expect(found).toContain(folder);
    expect(found).not.toContain(plain);
    rmSync(plain, { recursive: true });
  });
});
