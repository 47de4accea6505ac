/** `npx node test/golden/update.ts`: takes what slips look like now for right. Look at what changed before it is kept. */
import { goldenFolder, writeGoldens } from './slip-pictures.ts';

process.stdout.write(`${writeGoldens()} pictures in ${goldenFolder}\n`);
