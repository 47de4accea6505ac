/** `npm run check`: types, lint and format. Layers are a unit test. */
import { runTool, say } from './run.ts';
import { tools } from './tools.ts';

export interface CheckResult {
  readonly passed: number;
  readonly failed: number;
}

const steps = [
  { name: 'types', tool: tools.types, args: ['-b'] },
  { name: 'lint', tool: tools.lint, args: ['--type-aware'] },
  { name: 'format', tool: tools.format, args: ['ci', '.'] },
] as const;

if (import.meta.main) process.exitCode = (await check()).failed === 0 ? 0 : 1;

/** Runs every step, also after one has failed. */
export async function check(): Promise<CheckResult> {
  let failed = 0;
  for (const { name, tool, args } of steps) {
    say(`\n── ${name}`);
    if ((await runTool(tool, args)) !== 0) failed += 1;
  }
  return { passed: steps.length - failed, failed };
}
