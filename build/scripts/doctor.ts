/** `npm run doctor`: what the tests need of this machine. Installs it as root on Debian, names the command elsewhere. */
import { existsSync } from 'node:fs';
import { electronRuntime } from './electron-runtime.ts';
import { isOnPath, outputOf, project, runToEnd, say } from './run.ts';

interface Need {
  readonly what: string;
  readonly packages: readonly string[];
  isMet(): boolean;
}

const program = (name: string, ...packages: string[]): Need => ({
  what: name,
  packages,
  isMet: () => isOnPath(name),
});

const reading = (language: string): Need => ({
  what: `tesseract for ${language}`,
  packages: [`tesseract-ocr-${language}`],
  isMet: () => outputOf('tesseract', ['--list-langs'])?.split('\n').includes(language) === true,
});

const needs: readonly Need[] = [
  program('chromium', 'chromium'),
  program('Xvfb', 'xvfb', 'xauth'),
  program('xdotool', 'xdotool'),
  program('setxkbmap', 'x11-xkb-utils', 'xkb-data'),
  program('xkbcomp', 'x11-xkb-utils'),
  program('socat', 'socat'),
  program('zbarimg', 'zbar-tools'),
  program('tesseract', 'tesseract-ocr'),
  reading('vie'),
  reading('tha'),
  program('udevadm', 'udev'),
  {
    what: 'the libraries of Electron',
    packages: [
      'libgtk-3-0',
      'libnss3',
      'libasound2',
      'libgbm1',
      'libxss1',
      'libatspi2.0-0',
      'libdrm2',
      'libxkbcommon0',
      'libsecret-1-0',
      'libnotify4',
      'libxtst6',
    ],
    isMet: electronHasItsLibraries,
  },
];

/** Without these some tests have no other end; the others run all the same, and the run names those that did not. */
const wishes: readonly Need[] = [
  {
    what: 'a PC/SC service and its drivers',
    packages: ['pcscd', 'libccid', 'vsmartcard-vpcd'],
    isMet: () =>
      existsSync('/usr/sbin/pcscd') &&
      ['libccidtwin.so', 'libifdvpcd.so'].every((name) => existsSync(`/usr/lib/pcsc/drivers/serial/${name}`)),
  },
  { what: 'a print service', packages: ['cups-daemon'], isMet: () => existsSync('/usr/sbin/cupsd') },
];

if (import.meta.main) process.exitCode = await doctor();

/** 0: everything is here, perhaps since now. 1: something is missing, and the command that brings it was named. */
export async function doctor(): Promise<number> {
  const missing = needs.filter((need) => !need.isMet());
  const wished = wishes.filter((wish) => !wish.isMet());
  if (missing.length === 0) say('Everything that the tests need is here.');
  else say(`Missing: ${namesOf(missing)}.`);
  if (missing.length + wished.length === 0) return 0;
  if (!mayInstall()) {
    say(
      `Install it with:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packagesOf([...missing, ...wished]).join(' ')}`,
    );
    return missing.length === 0 ? 0 : 1;
  }
  await runToEnd('apt-get', ['update', '-qq'], withoutQuestions());
  await install(missing);
  // One by one: what one cannot have, another may.
  for (const wish of wished) await install([wish]);
  const absent = wished.filter((wish) => !wish.isMet());
  if (absent.length > 0) say(`Could not be had: ${namesOf(absent)}.`);
  const still = missing.filter((need) => !need.isMet());
  if (still.length === 0) return 0;
  say(`Still missing after apt-get install ${packagesOf(missing).join(' ')}: ${namesOf(still)}.`);
  return 1;
}

async function install(needed: readonly Need[]): Promise<void> {
  if (needed.length === 0) return;
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packagesOf(needed)];
  await runToEnd('apt-get', args, withoutQuestions());
}

const namesOf = (needed: readonly Need[]): string => needed.map((need) => need.what).join(', ');
const packagesOf = (needed: readonly Need[]): string[] => [
  ...new Set(needed.flatMap((need) => need.packages)),
];
const withoutQuestions = (): NodeJS.ProcessEnv => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive' });

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && isOnPath('apt-get');
}

/** True as well where there is no Electron: then there is nothing to run. */
function electronHasItsLibraries(): boolean {
  const runtime = process.platform === 'linux' ? electronRuntime(project) : null;
  return runtime === null || outputOf('ldd', [runtime.executable])?.includes('not found') !== true;
}
