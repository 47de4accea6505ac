/** `node out/main/browser.js OPTIONS` */
import { browserHost } from './host.ts';

process.exitCode = await browserHost(process.argv.slice(2));
