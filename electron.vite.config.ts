import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { fileList } from './build/plugins/file-list.ts';

const here = import.meta.dirname;

/** Three bundles: the hosts and the terminal (Node), the preload (sandboxed), the screens (browser). */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      minify: true,
      externalizeDeps: true,
      rollupOptions: {
        input: {
          electron: resolve(here, 'src/main/hosts/electron/main.ts'),
          browser: resolve(here, 'src/main/hosts/browser/main.ts'),
          terminal: resolve(here, 'src/main/hosts/terminal-process.ts'),
          quen: resolve(here, 'src/main/cli/quen.ts'),
          backup: resolve(here, 'src/main/backup/worker.ts'),
          'device-helper': resolve(here, 'drivers/helpers/main.ts'),
          insights: resolve(here, 'src/main/reports/insights/worker.ts'),
        },
        external: ['electron', 'better-sqlite3', 'harfbuzzjs', 'koffi', 'node-hid', 'serialport', 'usb'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { counter: resolve(here, 'src/preload/counter.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'src/renderer'),
    plugins: [react(), fileList()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      assetsInlineLimit: 0,
      // Read from disk or loopback, never over a line: one file is quicker than many.
      chunkSizeWarningLimit: 1_000,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          counter: resolve(here, 'src/renderer/index.html'),
          customer: resolve(here, 'src/renderer/customer.html'),
        },
      },
    },
  },
});
