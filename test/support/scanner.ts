import type { CDPSession, Page } from 'playwright-core';

/** Milliseconds from key to key: as a usual scanner is set. */
const paceMs = 4;

/** The keys of a scanner that plays keyboard, as Chromium's own input events, ended by Enter. */
export async function scan(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Not one after the other's answer: a scanner does not wait for the page.
  const sent: Promise<unknown>[] = [];
  for (const character of [...text, '\n']) {
    sent.push(...press(session, character));
    await new Promise((resolve) => setTimeout(resolve, paceMs));
  }
  await Promise.all(sent);
  await session.detach();
}

function press(session: CDPSession, character: string): Promise<unknown>[] {
  const isEnter = character === '\n';
  const shift = /[A-Z]/.test(character) ? 8 : 0;
  const key = {
    key: isEnter ? 'Enter' : character,
    code: isEnter ? 'Enter' : /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`,
    modifiers: shift,
    windowsVirtualKeyCode: isEnter ? 13 : character.toUpperCase().charCodeAt(0),
  };
  return [
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: isEnter ? '\r' : character, ...key }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ];
}
