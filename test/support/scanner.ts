import type { CDPSession, Page } from 'playwright-core';

/** Milliseconds from key to key: as a usual scanner is set. */
const paceMs = 4;
/** How far ahead of themselves the keys are sent: so long a starved machine may take to deliver them. */
const aheadMs = 250;

/**
 * The keys of a scanner that plays keyboard, as Chromium's own input events, ended by Enter. Each says when it happened,
 * so that a busy machine does not turn a scanner into a slow hand. Settles when the time of the last one has come.
 */
export async function scan(
  page: Page,
  text: string,
  /** What the desktop's layout makes of each character of the US one; nothing else unless told. */
  layout: (character: string) => string = (character) => character,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const startMs = Date.now() + aheadMs;
  // Not one after the other's answer: a scanner does not wait for the page.
  const sent = Array.from(`${text}\n`).flatMap((character, index) =>
    press(session, character, layout(character), (startMs + index * paceMs) / 1000),
  );
  await Promise.all(sent);
  await session.detach();
  const endMs = startMs + (text.length + 1) * paceMs;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, endMs - Date.now())));
}

function press(
  session: CDPSession,
  character: string,
  written: string,
  timestamp: number,
): Promise<unknown>[] {
  const { code, shift, keyCode } = keyOf(character);
  const isEnter = character === '\n';
  const key = {
    key: isEnter ? 'Enter' : written,
    code,
    modifiers: shift ? 8 : 0,
    windowsVirtualKeyCode: keyCode,
  };
  const text = isEnter ? '\r' : written;
  return [
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, timestamp, ...key }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp: timestamp + 0.001, ...key }),
  ];
}

interface Key {
  readonly code: string;
  readonly shift: boolean;
  readonly keyCode: number;
}

const signs: Readonly<Record<string, Key>> = {
  '\n': { code: 'Enter', shift: false, keyCode: 13 },
  ':': { code: 'Semicolon', shift: true, keyCode: 186 },
  '.': { code: 'Period', shift: false, keyCode: 190 },
  '/': { code: 'Slash', shift: false, keyCode: 191 },
  '-': { code: 'Minus', shift: false, keyCode: 189 },
  _: { code: 'Minus', shift: true, keyCode: 189 },
  '+': { code: 'Equal', shift: true, keyCode: 187 },
  ';': { code: 'Semicolon', shift: false, keyCode: 186 },
  '?': { code: 'Slash', shift: true, keyCode: 191 },
};

/** On a US keyboard, which is what scanners play. */
function keyOf(character: string): Key {
  const sign = signs[character];
  if (sign) return sign;
  const upper = character.toUpperCase();
  const isDigit = /\d/.test(character);
  return {
    code: isDigit ? `Digit${character}` : `Key${upper}`,
    shift: !isDigit && character === upper,
    keyCode: upper.charCodeAt(0),
  };
}
