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

if (import.meta.main) process.exitCode = await doctor();

/** 0: everything is here, perhaps since now. 1: something is missing, and the command that brings it was named. */
export async function doctor(): Promise<number> {
  const missing = needs.filter((need) => !need.isMet());
  if (missing.length === 0) {
    say('Everything that the tests need is here.');
    return 0;
  }
  const packages = [...new Set(missing.flatMap((need) => need.packages))];
  say(`Missing: ${missing.map((need) => need.what).join(', ')}.`);
  if (!mayInstall()) {
    say(
      `Install it with:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    );
    return 1;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runToEnd('apt-get', ['update', '-qq'], env);
  await runToEnd('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
  const still = missing.filter((need) => !need.isMet());
  if (still.length === 0) return 0;
  say(
    `Still missing after apt-get install ${packages.join(' ')}: ${still.map((need) => need.what).join(', ')}.`,
  );
  return 1;
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && isOnPath('apt-get');
}

/** True as well where there is no Electron: then there is nothing to run. */
function electronHasItsLibraries(): boolean {
  const runtime = process.platform === 'linux' ? electronRuntime(project) : null;
  return runtime === null || outputOf('ldd', [runtime.executable])?.includes('not found') !== true;
}
