import { browserHost } from '../hosts/browser/host.ts';
import { hostUsage } from '../hosts/options.ts';
import type { Command } from './command.ts';

export const hostCommand: Command = {
  name: 'host',
  summary: 'serve the terminal to a browser on this machine',
  help: `Usage: quen host [OPTIONS]

Serves the terminal to one browser of the same person on this machine, at a one-time address that it prints.
Enter prints a new one, Ctrl-C ends it.

${hostUsage}

Exit code: 0 stopped as asked, 1 could not start, 2 wrong use.`,
  run: (args) => browserHost(args),
};
