import { defineConfig } from 'vitest/config';

/** Scanners are told from people by the pace of their keys: nothing else runs beside these. */
const keyTimings = [
  'test/e2e/browser/wedge.test.ts',
  'test/e2e/browser/scan-anywhere.test.ts',
  'test/e2e/browser/learn-keys.test.ts',
];

/**
 * unit: sources, properties and conformance. keys, browser and electron: the built product under real input.
 * Every end-to-end file brings its own display and ports.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/support/temporary-folder.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'drivers/**/*.test.ts',
            'build/**/*.test.ts',
            'test/{conformance,properties,crash,cli}/**/*.test.ts',
          ],
          setupFiles: ['test/support/require-node.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // The runner would leave one core of two idle.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/e2e/browser/**/*.test.ts'],
          exclude: [...keyTimings],
          setupFiles: ['test/support/require-node.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'keys',
          include: [...keyTimings],
          setupFiles: ['test/support/require-node.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'electron',
          include: ['test/e2e/electron/**/*.test.ts'],
          setupFiles: ['test/support/require-node.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
