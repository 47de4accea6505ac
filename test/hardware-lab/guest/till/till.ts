/** The till: an ordinary user with the project's own drivers. Everything it does to devices goes through the bench. */
import { runAll } from './scenario.ts';
import { printerScenarios } from './scenarios/printer.ts';
import { readerScenarios } from './scenarios/readers.ts';
import { rightsScenarios } from './scenarios/rights.ts';

process.setgroups?.(['plugdev', 'lp', 'dialout']);
process.setgid?.(1000);
process.setuid?.(1000);
const failed = await runAll([...rightsScenarios, ...readerScenarios, ...printerScenarios]);
process.exit(failed === 0 ? 0 : 1);
