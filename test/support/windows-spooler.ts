/**
 * The driver of Windows' spooler where there is no Windows. A Node for Windows runs it in Wine, whose spooler hands jobs
 * to a CUPS of its own and that to the strict emulator. By hand, as docs/developing.md says; its argument is that Node.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startNodeHelper } from '../../drivers/helpers/start-helper.ts';
import { dotsAcross } from '../../drivers/printers/paper.ts';
import { unknownProfile } from '../../drivers/printers/profiles/profiles.ts';
import { createQueuePrinter } from '../../drivers/printers/queue-printer.ts';
import { layoutSlip } from '../../drivers/printers/raster/layout.ts';
import { listPrintQueues, printQueue } from '../../drivers/printers/transports/queues.ts';
import { startCupsWorld } from './cups-world.ts';
import { startTcpEmulator } from './printer-emulator/tcp.ts';
import { exampleSlip } from './slip-examples.ts';

const slip = exampleSlip('earn', 'vi');
const argument = process.argv[2] ?? '';
await (process.platform === 'win32' ? print(argument) : watch(argument));

async function print(answers: string): Promise<void> {
  const [found] = await listPrintQueues();
  const queue = printQueue('counter', found?.name ?? '', startNodeHelper);
  const printer = createQueuePrinter({ id: 'counter', width: 80, profile: unknownProfile(80), queue });
  const outcome = await printer.print(slip);
  await printer.openDrawer(2);
  await writeFile(answers, JSON.stringify({ found, outcome }));
}

async function watch(node: string): Promise<void> {
  const answers = join(tmpdir(), `q-wine-${process.pid}`);
  const { machine, port, close } = await startTcpEmulator({ width: dotsAcross[80], mute: true });
  const { service, stop } = await startCupsWorld(port);
  try {
    const env = { ...process.env, CUPS_SERVER: service.socketPath, NODE_SKIP_PLATFORM_CHECK: '1' };
    // Node for Windows cannot open a pipe of Wine's.
    const wine = spawn('wine', [node, import.meta.filename, answers], {
      stdio: 'ignore',
      env,
      timeout: 120_000,
    });
    assert.deepEqual(await once(wine, 'exit'), [0, null]);
    for (let waits = 0; machine.drawerPins.length === 0 && waits < 100; waits += 1) await pause(100);
    // Wine's spooler keeps no job that has ended, so nobody can say that this one was printed.
    const expected = { found: { name: 'Counter', label: '' }, outcome: { kind: 'unknown', fault: null } };
    assert.deepEqual(JSON.parse(await readFile(answers, 'utf8')), expected);
    const { bits } = layoutSlip(slip, 80);
    const papers = machine.slips.map((paper) => Buffer.from(paper.bits).subarray(0, bits.length));
    assert.deepEqual([papers, machine.drawerPins, machine.errors], [[Buffer.from(bits)], [2], []]);
    process.stdout.write(`${machine.bytesReceived} bytes came through the spooler as they are.\n`);
  } finally {
    await stop();
    await close();
    await rm(answers, { force: true });
  }
}
