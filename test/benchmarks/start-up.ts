/** From the start of the host to a page that could take a scan, and the memory that both then hold. */
import { readdirSync, readFileSync } from 'node:fs';
import { startBrowserHost } from '../support/browser-host.ts';
import { launchChromium } from '../support/chromium.ts';
import type { BenchRow } from './row.ts';
import { percentiles } from './timing.ts';

export async function run({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const starts = quick ? 5 : 20;
  const hostMs = new Float64Array(starts);
  const readyMs = new Float64Array(starts);
  const browser = await launchChromium();
  let memory: Memory | null = null;
  try {
    for (let start = 0; start < starts; start += 1) {
      const page = await browser.newPage();
      const startedMs = performance.now();
      const host = await startBrowserHost();
      hostMs[start] = performance.now() - startedMs;
      await page.goto(host.address());
      await page.waitForSelector('html[data-revision]');
      readyMs[start] = performance.now() - startedMs;
      if (start === starts - 1) memory = memoryOf(host.process.pid ?? 0);
      await page.close();
      await host.stop();
    }
  } finally {
    await browser.close();
  }
  const host = percentiles(hostMs);
  const ready = percentiles(readyMs);
  return [
    { name: 'start of the host to its address', ...host, unit: 'ms', target: 'part of the next row' },
    {
      name: 'start to scan-ready, host and page',
      ...ready,
      unit: 'ms',
      target: '≤ 800 ms warm, ≤ 1,500 ms cold',
      note: `${starts} starts on a new folder each, Chromium already open; first start ${Math.round(readyMs[0] ?? 0)} ms`,
    },
    ...(memory === null
      ? []
      : [
          { name: 'memory of the terminal', p50: memory.host, unit: 'MiB PSS', target: '≤ 150 MB' },
          {
            name: 'memory of all processes',
            p50: memory.all,
            unit: 'MiB PSS',
            target: '≤ 450 MB',
            note: 'terminal and headless Chromium, software rendering',
          },
        ]),
  ];
}

interface Memory {
  readonly host: number;
  readonly all: number;
}

/** Proportional set sizes, so that pages that processes share count once. Null where the system does not tell them. */
function memoryOf(host: number): Memory | null {
  if (process.platform !== 'linux') return null;
  const others = descendantsOf(process.pid).filter((pid) => pid !== host && nameOf(pid).startsWith('chrom'));
  const hostMiB = pssOf(host);
  return { host: hostMiB, all: others.reduce((sum, pid) => sum + pssOf(pid), hostMiB) };
}

function descendantsOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const childrenOf = (of: number): number[] =>
    parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...childrenOf(child)]);
  return childrenOf(pid);
}

const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(procFile(pid, 'status'))?.[1] ?? 0);
const nameOf = (pid: number): string => procFile(pid, 'comm').trim();
const pssOf = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(procFile(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024;

/** A process may be gone by now. */
function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
