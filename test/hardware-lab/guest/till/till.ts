/** The till: an ordinary user with the project's own drivers. Everything it does to devices goes through the bench. */
import { figureLines } from './figures.ts';
import { runAll, say } from './scenario.ts';
import { printerScenarios } from './scenarios/printer.ts';
import { keyboardScenarios, scannerScenarios, serialScenarios } from './scenarios/readers.ts';
import { rightsScenarios } from './scenarios/rights.ts';

process.setgroups?.(['plugdev', 'lp', 'dialout']);
process.setgid?.(1000);
process.setuid?.(1000);
const failed =
  (await runAll(rightsScenarios)) +
  (await runAll(keyboardScenarios, scannerScenarios, serialScenarios, printerScenarios));
for (const line of figureLines()) say(line);
process.exit(failed === 0 ? 0 : 1);
