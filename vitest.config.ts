import { defineConfig } from 'vitest/config';

/**
 * unit: sources, properties and conformance. browser and electron: the built product under real input.
 * End-to-end files share one display and one set of ports, so they run one after the other.
 */
export default defineConfig({
  test: {
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
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/e2e/browser/**/*.test.ts'],
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
