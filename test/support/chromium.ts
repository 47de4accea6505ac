import { type Browser, chromium } from 'playwright-core';

/** The system's own Chromium. With a `display` it opens a real window there and hears that display's keys. */
export function launchChromium(options: { headless?: boolean; display?: string } = {}): Promise<Browser> {
  const environment = options.display ? { ...process.env, DISPLAY: options.display } : process.env;
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: options.headless ?? options.display === undefined,
    env: Object.fromEntries(
      Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
