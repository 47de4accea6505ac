/** `npm run bench [-- --quick] [-- --json] [-- NAME...]`: one table, or one JSON array. */
import { parseArgs } from 'node:util';
import { build, isStale } from '../../build/scripts/bundle.ts';
import type { BenchRow } from './row.ts';

interface Benchmark {
  run(options: { readonly quick: boolean }): Promise<BenchRow[]>;
}

const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  engine: () => import('./engine.ts'),
  'slip-encode': () => import('./slip-encode.ts'),
  ledger: () => import('./ledger.ts'),
  'start-up': () => import('./start-up.ts'),
  scan: () => import('./scan.ts'),
  import: () => import('./import.ts'),
};

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !Object.hasOwn(benchmarks, name));
  if (unknown !== undefined) {
    process.stderr.write(`There is no benchmark "${unknown}": ${Object.keys(benchmarks).join(', ')}.\n`);
    return 2;
  }
  if (isStale() && (await build()) !== 0) return 1;

  const rows: BenchRow[] = [];
  for (const [name, load] of Object.entries(benchmarks)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const startedMs = performance.now();
    const benchmark = await load();
    rows.push(...(await benchmark.run({ quick: values.quick })));
    process.stderr.write(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
  }
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
  return 0;
}

function table(rows: readonly BenchRow[]): string {
  const cells = [
    ['', 'p50', 'p99', 'unit', 'ratio', 'target', 'note'],
    ...rows.map(({ name, p50, p99, unit, ratio, target, note }) => [
      name,
      figure(p50),
      figure(p99),
      unit,
      figure(ratio),
      target,
      note ?? '',
    ]),
  ];
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  const numbers = new Set([1, 2, 4]);
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          numbers.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** Three significant digits, whole numbers above a hundred. */
function figure(value: number | undefined): string {
  if (value === undefined) return '';
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
