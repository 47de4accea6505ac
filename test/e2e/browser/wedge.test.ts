/** Real keys of a real X server, and real key events of Chromium, against the listener that the screens use. */
import type { Server } from 'node:http';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { type Display, runOn, startDisplay } from '../../support/x-display.ts';
import { keystrokes, numpadStrokes } from '../../support/x-keys.ts';
import type { Probe } from './wedge-page/page.ts';
import { servePage } from './wedge-page/serve.ts';

type Place = 'name' | 'amount' | 'note' | 'pin' | 'short' | 'drink' | 'pay' | 'aria' | 'nothing';
const fields: Place[] = ['name', 'amount', 'note', 'pin', 'short', 'nothing'];
const places: Place[] = [...fields, 'drink', 'pay', 'aria'];

let address: string;
let server: Server;
beforeAll(async () => {
  ({ address, server } = await servePage());
});
afterAll(() => {
  server.close();
});

describe('On an X server', () => {
  let display: Display;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    display = await startDisplay();
    browser = await launchChromium({ display: display.display });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await display?.stop();
  });

  const layout = async (...name: string[]) => {
    await runOn(display, 'setxkbmap', '-layout', ...name);
  };
  const press = async (keys: string[]) => {
    await runOn(display, 'xdotool', ...keys);
  };

  const scan = (keys: string[], prepare: () => Promise<void>, typedBefore = 0): Promise<Probe> =>
    atScannersPace(
      page,
      async () => {
        await prepare();
        await press(keys);
      },
      typedBefore,
    );

  describe.each([
    ['us', places],
    ['th', ['name', 'pin', 'pay', 'nothing']],
    ['vn', ['name', 'pin', 'pay', 'nothing']],
  ] as [string, Place[]][])('under the %s layout', (name, places) => {
    beforeAll(() => layout(name));

    it.each(places)('a scan reaches nothing but the scan listener: focus on %s', async (place) => {
      const probe = await scan(keystrokes('8934563138165\n', 2), () => fresh(page, place));
      expect(probe.scans.map(({ text }) => text)).toEqual(['8934563138165']);
      expect(await untouched(page)).toEqual(nothingHappened(place));
    });

    it('a scan carries letters, capitals, signs and the number pad', async () => {
      const text = ']C1Quen-7/b';
      const probe = await scan(keystrokes(`${text}\n`, 2), () => fresh(page, 'name'));
      expect(probe.scans.map(({ text }) => text)).toEqual([text]);

      const byNumpad = await scan(numpadStrokes('0040856634\n', 2), () => fresh(page, 'name'));
      expect(byNumpad.scans.map(({ text }) => text)).toEqual(['0040856634']);
      expect(await untouched(page)).toEqual(nothingHappened('name'));
    });

    it('a scan with Tab leaves the focus where it was', async () => {
      const probe = await scan(keystrokes('0040856634\t', 2), () => fresh(page, 'name'));
      expect(probe.scans.map(({ text }) => text)).toEqual(['0040856634']);
      expect(await untouched(page)).toEqual(nothingHappened('name'));
    });

    it('a scan in the middle of a text leaves the text, the caret and the selection alone', async () => {
      const probe = await scan(keystrokes('0040856634\n', 2), async () => {
        await fresh(page, 'name');
        await page.fill('#name', 'Nguyễn Lan');
        await page.evaluate(() => {
          document.querySelector<HTMLInputElement>('#name')?.setSelectionRange(3, 6);
        });
      });
      expect(probe.scans).toHaveLength(1);
      const field = await page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('#name');
        return [field?.value, field?.selectionStart, field?.selectionEnd];
      });
      expect(field).toEqual(['Nguyễn Lan', 3, 6]);
    });

    it.each(places.filter((place) => fields.includes(place)))(
      'what a person types is what the browser makes of it: %s',
      async (place) => {
        const typing = place === 'name' ? 'Ca phe 25a-8\b\b9 ' : '1234\b56';
        await fresh(page, place, '?plain');
        await press(keystrokes(typing, 4));
        await settled(page);
        const expected = await written(page);

        await fresh(page, place);
        await press(keystrokes(typing, place === 'name' ? 110 : 60));
        await settled(page);
        expect(await written(page)).toEqual(expected);
        expect((await probeOf(page)).scans).toEqual([]);
        if (place === 'name') expect(expected['name']).not.toBe('');
      },
    );

    it('what a person types in front of a scan stays, and the scan does not join it', async () => {
      await fresh(page, 'note', '?plain');
      await press(keystrokes('tra da', 4));
      await settled(page);
      const expected = await written(page);

      const keys = [...keystrokes('tra da', 80), 'sleep', '0.15', ...keystrokes('0040856634\n', 2)];
      const probe = await scan(keys, () => fresh(page, 'note'), 'tra da'.length);
      expect(await written(page)).toEqual(expected);
      expect(probe.scans.map(({ text }) => text)).toEqual(['0040856634']);
    });
  });

  it('types Thai under the Thai layout and Vietnamese under the Vietnamese one', async () => {
    const typing = async (name: string) => {
      await layout(name);
      await fresh(page, 'note');
      await press(keystrokes('1234567890 [', 70));
      await settled(page);
      return page.inputValue('#note');
    };
    expect(await typing('th')).toBe('ๅ/-ภถุึคตจ บ');
    const vietnamese = 'ăâêô\u0300\u0309\u0303\u0301\u0323đ ư';
    expect((await typing('vn')).normalize('NFC')).toBe(vietnamese.normalize('NFC'));
  });

  it('lets dead keys compose', async () => {
    await layout('us', '-variant', 'intl');
    const typing = "ca 'a`e~n x";
    await fresh(page, 'note', '?plain');
    await press(keystrokes(typing, 10));
    await settled(page);
    const expected = await page.inputValue('#note');
    expect(expected).toContain('áèñ');

    await fresh(page, 'note');
    await press(keystrokes(typing, 70));
    await settled(page);
    expect(await page.inputValue('#note')).toBe(expected);
  });

  it('reports trouble when dead keys spoil a scan, puts the field back and presses nothing', async () => {
    await layout('us', '-variant', 'intl');
    const probe = await scan(keystrokes("kh'a'e00417\n", 2), async () => {
      await fresh(page, 'name');
      await page.fill('#name', 'Lan');
    });
    expect(probe).toMatchObject({ scans: [], troubles: 1, entered: 0 });
    expect(await page.inputValue('#name')).toBe('Lan');
  });

  it('lets a person press the button and send the form with Enter, once', async () => {
    await layout('us');
    await fresh(page, 'pay');
    await press(keystrokes('\n', 60));
    await settled(page);
    await press(keystrokes(' ', 60));
    await settled(page);
    await expect.poll(async () => (await probeOf(page)).presses).toBe(2);

    await fresh(page, 'aria');
    await press(keystrokes('\n', 60));
    await press(keystrokes(' ', 60));
    await press(keystrokes(' ', 120));
    await settled(page);
    await expect.poll(async () => (await probeOf(page)).presses).toBe(3);

    await fresh(page, 'name');
    await press(keystrokes('12345\n', 60));
    await settled(page);
    expect(await probeOf(page)).toMatchObject({ entered: 1, scans: [] });
    expect(await page.inputValue('#name')).toBe('12345');
  });

  it('lets a person choose from a list, and hears a scan while the list is open', async () => {
    await layout('us');
    await fresh(page, 'drink');
    await press(keystrokes('s', 80));
    await settled(page);
    expect(await page.inputValue('#drink')).toBe('Sữa chua');

    const isOpen = () => page.evaluate(() => document.querySelector('#drink')?.matches(':open'));
    const probe = await scan(
      keystrokes('8934563138165\n', 2),
      async () => {
        await fresh(page, 'drink');
        await press(keystrokes(' ', 80));
        await expect.poll(isOpen).toBe(true);
      },
      1,
    );
    expect(probe.scans.map(({ text }) => text)).toEqual(['8934563138165']);
    expect(await isOpen()).toBe(true);
    expect(await page.inputValue('#drink')).toBe('Cà phê');
  });

  it('hears scans that follow one another, each once and in order', async () => {
    await layout('th');
    const texts = Array.from({ length: 6 }, (_, index) => String(8_934_563_138_165 + index * 7919));
    const keys = texts.flatMap((text) => [...keystrokes(`${text}\n`, 2), 'sleep', '0.03']);
    const probe = await scan(keys, () => fresh(page, 'name'));
    expect(probe.scans.map(({ text }) => text)).toEqual(texts);
    expect(probe.scans.every(({ keyMs, heardMs }) => keyMs !== null && heardMs >= keyMs)).toBe(true);
    expect(await untouched(page)).toEqual(nothingHappened('name'));
  });
});

describe('In Chromium by itself', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it.each(places)('a scan reaches nothing but the scan listener: focus on %s', async (place) => {
    const probe = await atScannersPace(page, async () => {
      await fresh(page, place);
      await burst(page, 'KHACH0040856634\n');
    });
    expect(probe.scans.map(({ text }) => text)).toEqual(['KHACH0040856634']);
    expect(await untouched(page)).toEqual(nothingHappened(place));
  });

  it('a page that is busy in the middle of a scan hears it all the same', async () => {
    const session = await page.context().newCDPSession(page);
    const beBusy = () => {
      const untilMs = performance.now() + 400;
      while (performance.now() < untilMs);
    };
    const probe = await atScannersPace(page, async () => {
      await fresh(page, 'name');
      await sendKeys(session, '8934563138165\n', (index) => {
        if (index === 4) void page.evaluate(beBusy);
      });
    });
    expect(probe.scans.map(({ text }) => text)).toEqual(['8934563138165']);
    expect(await untouched(page)).toEqual(nothingHappened('name'));
  });

  it('a page that is busy while a person types loses no key', async () => {
    await fresh(page, 'name');
    const typing = page.keyboard.type('tra sua 25', { delay: 70 });
    await page.evaluate(async () => {
      for (let round = 0; round < 6; round += 1) {
        const until = performance.now() + 90;
        while (performance.now() < until);
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    });
    await typing;
    await settled(page);
    expect(await page.inputValue('#name')).toBe('tra sua 25');
  });

  it('a person who rolls keys over each other loses none, in a field and on the pad', async () => {
    for (const place of ['name', 'nothing'] as const) {
      await fresh(page, place);
      for (const pair of ['12', '34', '56']) {
        for (const digit of pair) await page.keyboard.down(digit);
        await page.waitForTimeout(60);
        for (const digit of pair) await page.keyboard.up(digit);
      }
      await settled(page);
      const typed = place === 'name' ? await page.inputValue('#name') : (await probeOf(page)).pad;
      expect(typed).toBe('123456');
    }
  });

  it('a number typed at full speed without Enter is typed', async () => {
    await fresh(page, 'nothing');
    await page.keyboard.type('25000');
    await settled(page);
    expect((await probeOf(page)).pad).toBe('25000');
    await fresh(page, 'amount');
    await page.keyboard.type('1250000');
    await settled(page);
    expect(await page.inputValue('#amount')).toBe('1.250.000');
  });

  it('a key pressed just before a tap acts before it', async () => {
    await fresh(page, 'name');
    await page.keyboard.down('7');
    await page.click('#note');
    await page.keyboard.up('7');
    await settled(page);
    expect(await page.inputValue('#name')).toBe('7');
    expect(await page.inputValue('#note')).toBe('');
  });

  it('the number pad without NumLock moves the caret for a person', async () => {
    await fresh(page, 'name');
    await page.fill('#name', 'Lan');
    const session = await page.context().newCDPSession(page);
    for (const [code, key] of [
      ['Numpad7', 'Home'],
      ['Numpad6', 'ArrowRight'],
      ['NumpadDecimal', 'Delete'],
    ] as const) {
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code, key });
      await page.waitForTimeout(70);
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key });
    }
    await settled(page);
    expect(await page.inputValue('#name')).toBe('Ln');
  });

  it('an input method that takes the keys of a scan is reported, and the field is put back', async () => {
    const session = await page.context().newCDPSession(page);
    const probe = await atScannersPace(page, async () => {
      await fresh(page, 'name');
      await page.fill('#name', 'Lan');
      await composeKeys(session, 'KHACHAA');
    });
    expect(probe).toMatchObject({ scans: [], troubles: 1, entered: 0 });
    expect(await page.inputValue('#name')).toBe('Lan');
  });
});

/** Plays again when this machine was too busy to play a scanner: that would say nothing about the listener. */
async function atScannersPace(page: Page, play: () => Promise<void>, typedBefore = 0): Promise<Probe> {
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    await play();
    await settled(page);
    const probe = await probeOf(page);
    if (largestGapMs(probe.downMs.slice(typedBefore)) < 80) return probe;
  }
  throw new Error('this machine is too busy to play a scanner');
}

/** The keys of a scanner while an input method composes a word of them. */
async function composeKeys(session: CDPSession, letters: string): Promise<void> {
  const keyDown = { type: 'rawKeyDown' } as const;
  let composed = '';
  for (const letter of letters) {
    composed += letter.toLowerCase();
    const code = `Key${letter}`;
    await session.send('Input.dispatchKeyEvent', {
      ...keyDown,
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code,
    });
    await session.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: composed.length,
      selectionEnd: composed.length,
    });
  }
  await session.send('Input.dispatchKeyEvent', {
    ...keyDown,
    windowsVirtualKeyCode: 13,
    key: 'Enter',
    code: 'Enter',
  });
}

/** The keys of a scanner as Chromium's own input events, without waiting for each to be answered. */
async function burst(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await sendKeys(session, text, () => {});
}

async function sendKeys(session: CDPSession, text: string, before: (index: number) => void): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const [index, character] of Array.from(text).entries()) {
    before(index);
    const key = character === '\n' ? 'Enter' : character;
    const code =
      character === '\n' ? 'Enter' : /\d/.test(character) ? `Digit${character}` : `Key${character}`;
    const shift = /[A-Z]/.test(character) ? 8 : 0;
    const keyCode = character === '\n' ? 13 : character.charCodeAt(0);
    const common = { key, code, modifiers: shift, windowsVirtualKeyCode: keyCode };
    const typed = character === '\n' ? '\r' : character;
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: typed, ...common }));
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common }));
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  await Promise.all(sent);
}

/** An empty page with the focus there. */
async function fresh(page: Page, place: Place, query = ''): Promise<void> {
  await page.goto(address + query);
  await page.bringToFront();
  await page.waitForSelector('#pay');
  if (place !== 'nothing') await page.focus(`#${place}`);
  await page.evaluate(() => {
    window.probe.focusMoves = 0;
  });
}

/** Until the keys have stopped coming and what was held has been decided. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const quietMs = 170;
    const startedMs = performance.now();
    while (performance.now() - Math.max(startedMs, window.probe.downMs.at(-1) ?? 0) < quietMs) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

const probeOf = (page: Page): Promise<Probe> => page.evaluate(() => window.probe);

async function written(page: Page): Promise<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const id of ['name', 'amount', 'note', 'pin', 'short']) fields[id] = await page.inputValue(`#${id}`);
  const { pad, pins } = await probeOf(page);
  const drink = await page.inputValue('#drink');
  return { ...fields, drink, pad, pins: pins.join(' ') };
}

async function untouched(page: Page): Promise<Record<string, unknown>> {
  const { presses, entered, focusMoves } = await probeOf(page);
  const focus = await page.evaluate(() => document.activeElement?.id ?? '');
  return { ...(await written(page)), presses, entered, focusMoves, focus };
}

const nothingHappened = (place: Place): Record<string, unknown> => ({
  name: '',
  amount: '',
  note: '',
  pin: '',
  short: '',
  drink: 'Cà phê',
  pad: '',
  pins: '',
  presses: 0,
  entered: 0,
  focusMoves: 0,
  focus: place === 'nothing' ? '' : place,
});

const gapsOf = (moments: readonly number[]): number[] =>
  moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment));
const largestGapMs = (moments: readonly number[]): number => Math.max(0, ...gapsOf(moments));
