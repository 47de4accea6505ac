/** `npm test`: everything, in order, with one sum at the end. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cupsWorldLacks } from '../../test/support/cups-world.ts';
import { pcscWorldLacks } from '../../test/support/pcsc-world.ts';
import { build } from './bundle.ts';
import { check } from './check.ts';
import { doctor } from './doctor.ts';
import { electronRuntime, fetchElectron } from './electron-runtime.ts';
import { project, runTool, say } from './run.ts';
import { testHardware } from './test-hardware.ts';
import { tools } from './tools.ts';

interface Sum {
  passed: number;
  failed: number;
  /** Said again just before the last line. */
  readonly remarks: string[];
}

const sum: Sum = { passed: 0, failed: 0, remarks: [] };
await run();
for (const remark of sum.remarks) say(remark);
say(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;

async function run(): Promise<void> {
  const hasElectron = electronRuntime(project) !== null || (await fetchElectron(project));
  if ((await doctor()) !== 0) {
    sum.failed += 1;
    sum.remarks.push('Nothing was tested: this machine lacks what is named above.');
    return;
  }
  add(await check());
  say('\n── build');
  const built = (await build()) === 0;
  add({ passed: built ? 1 : 0, failed: built ? 0 : 1 });
  await suite('unit');
  const noReader = pcscWorldLacks();
  if (noReader !== null) sum.remarks.push(`The tests of PC/SC readers did not run: ${noReader}.`);
  const noQueue = cupsWorldLacks();
  if (noQueue !== null) sum.remarks.push(`The tests of print queues did not run: ${noQueue}.`);
  sum.remarks.push(
    'Nothing here stands in for the spooler of Windows: docs/developing.md says how its driver is tried.',
  );
  await hardware();
  if (!built) {
    sum.remarks.push('The end-to-end tests did not run: the build failed.');
    return;
  }
  await suite('keys');
  await suite('browser');
  if (hasElectron) await suite('electron');
  else {
    sum.remarks.push(
      'The Electron tests did not run: no Electron binary could be had. Set ELECTRON_OVERRIDE_DIST_PATH to one, or run npx install-electron.',
    );
  }
}

function add({ passed, failed }: { readonly passed: number; readonly failed: number }): void {
  sum.passed += passed;
  sum.failed += failed;
}

/** The drivers on kernel devices, in a guest of their own. A machine that cannot have one is told so at the very end. */
async function hardware(): Promise<void> {
  say('\n── hardware');
  const { passed, failed, remarks } = await testHardware();
  add({ passed, failed });
  sum.remarks.push(...remarks);
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** One project of vitest. A test that did not run has failed, and so has a run that broke without a failed test. */
async function suite(name: string): Promise<void> {
  say(`\n── ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'quen-report-'));
  const file = join(folder, 'report.json');
  const code = await runTool(tools.tests, [
    'run',
    '--project',
    name,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = reportIn(file);
  rmSync(folder, { recursive: true, force: true });
  const unrun = report ? report.numPendingTests + report.numTodoTests : 0;
  if (unrun > 0) sum.remarks.push(`${unrun} tests of "${name}" did not run; they count as failed.`);
  const failed = (report?.numFailedTests ?? 0) + unrun;
  if (code !== 0 && failed === 0) sum.remarks.push(`The run of "${name}" broke outside its tests.`);
  add({ passed: report?.numPassedTests ?? 0, failed: code !== 0 && failed === 0 ? 1 : failed });
}

function reportIn(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return null;
  }
}
