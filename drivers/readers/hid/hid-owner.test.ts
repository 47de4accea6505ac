import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { ownHid } from './hid-owner.ts';

const path = `/nonexistent/hidraw-${process.pid}`;

it('a device has one owner at a time', async () => {
  const release = await ownHid(path, 'first');
  await expect(ownHid(path, 'second')).rejects.toMatchObject({ kind: 'busy', device: 'second' });
  const other = await ownHid(`${path}0`, 'second');
  await release();
  const again = await ownHid(path, 'second');
  await Promise.all([again(), other()]);
});

it('a process that owned it and was killed owns it no more', async () => {
  const module = new URL('./hid-owner.ts', import.meta.url).href;
  const owner = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { ownHid } from '${module}'; await ownHid('${path}', 'first'); console.log('owned'); setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(owner.stdout, 'data');
  await expect(ownHid(path, 'second')).rejects.toMatchObject({ kind: 'busy' });
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const release = await ownHid(path, 'second');
  await release();
});
