// The built desktop host, held back until Playwright is attached: its windows open before the eyes of the suite.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const loader = new URL('../../../node_modules/playwright-core/lib/server/electron/loader.js', import.meta.url);
createRequire(import.meta.url)(fileURLToPath(loader));
await import('../../../out/main/electron.js');
