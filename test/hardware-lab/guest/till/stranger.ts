/** A user of the computer who belongs to none of the groups. Prints what became of the attempt to use the devices. */
import { strangersReport } from './scenarios/rights.ts';

process.stdout.write(JSON.stringify(await strangersReport()));
process.exit(0);
