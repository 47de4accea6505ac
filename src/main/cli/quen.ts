/** `quen COMMAND`: all that needs no screen. Each command is loaded when it is asked for. */
import type { Command } from './command.ts';
import type { Output } from './data-argument.ts';

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  host: async () => (await import('./host.ts')).hostCommand,
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand,
  draw: async () => (await import('./draw.ts')).drawCommand,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  key: async () => (await import('./key.ts')).keyCommand,
  devices: async () => (await import('./devices.ts')).devicesCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
};

const output: Output = {
  stdout: (line) => process.stdout.write(`${line}\n`),
  stderr: (line) => process.stderr.write(`${line}\n`),
};

// A reader that has seen enough, as `head` has, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await quen(process.argv.slice(2));

async function quen([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    output.stdout(await usage());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    output.stderr(`There is no command "${name}".\n\n${await usage()}`);
    return 2;
  }
  const command = await load();
  if (args.includes('--help')) {
    output.stdout(command.help);
    return 0;
  }
  try {
    return await command.run(args, output);
  } catch (error) {
    output.stderr(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function usage(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const lines = all.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
  return `Usage: quen COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\nquen COMMAND --help says more.`;
}
