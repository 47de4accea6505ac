// Any helper, which says so and waits for ever as soon as it gets SIGUSR2.
import { writeSync } from 'node:fs';

process.once('SIGUSR2', () => {
  writeSync(1, 'hangs');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
await import('../../../out/main/device-helper.js');
