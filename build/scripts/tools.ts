/** The exact script of each tool that the scripts start. Where a tool moves it, the build says so at once. */
export const tools = {
  types: 'typescript/bin/tsc',
  lint: 'oxlint/bin/oxlint',
  format: '@biomejs/biome/bin/biome',
  build: 'electron-vite/bin/electron-vite.js',
  tests: 'vitest/vitest.mjs',
} as const;
