/** The owner's screens on fixtures: every scene in every language, and the deeds that only an owner does. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TerminalView } from '../../../src/shared/contract/view.ts';
import { type Language, languages } from '../../../src/shared/kernel/language.ts';
import { checkScenes } from '../../support/fixture-check-scenes.ts';
import { deviceLog, everyMissingAccess, everyPrinter, everyReader } from '../../support/fixture-devices.ts';
import {
  type FixtureAnswers,
  ownerAnswers,
  ownerMemberView,
  ownerView,
  setupView,
} from '../../support/fixture-owner.ts';
import {
  answerSetup,
  goToScreen,
  goToSettings,
  ownerScenes,
  typePin,
} from '../../support/fixture-owner-scenes.ts';
import { type FixturePage, type FixtureScreens, fixtureScreens } from '../../support/fixture-page.ts';
import { texts } from '../../support/texts.ts';
import {
  axeFindings,
  closelyExamined,
  foreignTexts,
  layoutFaults,
  layoutFaultsWhenLarge,
} from './screen-checks.ts';

let screens: FixtureScreens;
beforeAll(async () => {
  screens = await fixtureScreens();
});
afterAll(() => screens.close());

async function faultsOf(open: FixturePage, language: Language): Promise<string[]> {
  return [
    ...(await layoutFaults(open.page)),
    ...(await foreignTexts(open.page, language)),
    ...(language === closelyExamined ? await axeFindings(open.page) : []),
    ...open.problems,
  ];
}

describe.each(languages)('In %s', (language) => {
  it.each([...ownerScenes, ...checkScenes])(
    '$name is accessible, whole, and in one language',
    async (scene) => {
      const own = typeof scene.answers === 'function' ? scene.answers(language) : scene.answers;
      const answers = { ...(await ownerAnswers(language)), ...own };
      const page = scene.page ? { page: scene.page } : {};
      const open = await screens.open({ view: scene.view(language), answers, ...page });
      await scene.act?.(open.page);
      expect(await faultsOf(open, language)).toEqual([]);
      if (language === closelyExamined) expect(await layoutFaultsWhenLarge(open.page)).toEqual([]);
      await open.close();
    },
  );

  it('every step of the set-up is accessible, whole, and in one language', async () => {
    const open = await screens.open({ view: setupView(language), answers: await ownerAnswers(language) });
    const faults: Record<string, string[]> = {};
    await open.page.getByRole('heading', { level: 1 }).first().waitFor();
    await answerSetup(open.page, 'summary', async (step) => {
      const found = await faultsOf(open, language);
      if (found.length > 0) faults[step] = found;
    });
    expect(faults).toEqual({});
    await open.close();
  });
});

async function openIn(view: TerminalView, answers: FixtureAnswers = {}): Promise<FixturePage> {
  return screens.open({ view, answers: { ...(await ownerAnswers('en')), ...answers } });
}

async function requestsOf(open: FixturePage, method: string): Promise<unknown[]> {
  return (await open.calls()).filter((call) => call.method === method).map(({ request }) => request);
}

describe('Set-up', () => {
  it('asks the terminal for exactly what was answered', async () => {
    const open = await openIn(setupView('en'));
    await answerSetup(open.page, 'summary');
    await open.page.locator('.setup-next').click();
    expect(await requestsOf(open, 'setup.complete')).toEqual([
      {
        name: 'Quen 24',
        language: 'en',
        currency: 'USD',
        zone: 'America/New_York',
        closingHour: 4,
        era: 'gregorian',
        ownerName: 'Quen 24',
        ownerPin: '4711',
        template: 'pointsAndStamps',
        printer: null,
        reader: null,
      },
    ]);
    await open.close();
  });

  it('goes on after a reload where it stopped, and asks for the PIN again', async () => {
    const open = await openIn(setupView('en'));
    await answerSetup(open.page, 'programme');
    await open.page.reload();
    await open.page.locator('.pin-pad').waitFor();
    expect(await open.page.locator('.setup-body .field-input').first().inputValue()).toBe('Quen 24');
    await open.close();
  });

  it('does not go on when the two PINs differ', async () => {
    const open = await openIn(setupView('en'));
    await answerSetup(open.page, 'owner');
    await open.page.locator('.setup-title').click();
    await typePin(open.page, '4711');
    await typePin(open.page, '4712');
    expect(await open.page.locator('.pin-error').textContent()).toBe(
      'The two PINs differ. Enter them again.',
    );
    expect(await open.page.locator('.setup-next').isDisabled()).toBe(true);
    await open.close();
  });

  it('tells why the terminal refused, and keeps the answers', async () => {
    const refusal = { code: 'diskFull' };
    const open = await openIn(setupView('en'), { 'setup.complete': { kind: 'refused', refusal } });
    await answerSetup(open.page, 'summary');
    await open.page.locator('.setup-next').click();
    await open.page.getByText('The disk is full').waitFor();
    expect(await open.page.locator('.summary').textContent()).toContain('Quen 24');
    await open.close();
  });
});

describe('History', () => {
  it('takes a bill back with a reason and, when asked, the owner’s PIN, under one operation id', async () => {
    const open = await openIn(ownerView('en'), {
      'event.refund': { kind: 'refused', refusal: { code: 'ownerPinNeeded' } },
    });
    await goToScreen(open.page, 'history');
    await open.page.locator('.history-back .button').nth(1).click();
    await open.page.locator('.reason-ready .button').first().click();
    await open.page.clock.runFor(400);
    await open.page.locator('.dialog-actions .button').nth(1).click();
    await typePin(open.page, '4711');
    const reversal = { event: 't1.1.900', refundMinor: null, reason: 'Wrong amount entered' };
    const operationId = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(await requestsOf(open, 'event.refund')).toEqual([
      { ...reversal, operationId, ownerPin: null },
      { ...reversal, operationId, ownerPin: '4711' },
    ]);
    await open.close();
  });

  it('refuses more than is left of the bill before anything is sent', async () => {
    const open = await openIn(ownerView('en'));
    await goToScreen(open.page, 'history');
    await open.page.keyboard.press('ArrowDown');
    await open.page.keyboard.press('ArrowDown');
    await open.page.locator('.history-back .button').first().click();
    for (const digit of '999') {
      await open.page.keyboard.press(`Digit${digit}`);
      await open.page.clock.runFor(120);
    }
    await open.page.locator('.reason-ready .button').first().click();
    expect(await open.page.locator('.refund [role=alert]').textContent()).toContain('$2.56');
    expect(await open.page.locator('.dialog-actions .button').nth(1).isDisabled()).toBe(true);
    await open.close();
  });

  it('asks for the next page after the last line', async () => {
    const open = await openIn(ownerView('en'));
    await goToScreen(open.page, 'history');
    const more = open.page.getByRole('button', { name: 'Show more' });
    await more.waitFor();
    const shown = await open.page.locator('.history-rows .history-row').count();
    await more.click();
    const asked = (await requestsOf(open, 'history.list')) as { offset: number; date: string }[];
    expect(asked.map(({ offset }) => offset)).toEqual([0, shown]);
    expect(asked[0]?.date).toBe('2026-11-21');
    await open.close();
  });
});

describe('The daily sheet', () => {
  it('hands its CSV over as a file, byte order mark included', async () => {
    const open = await openIn(ownerView('en'));
    await goToScreen(open.page, 'day');
    const saved = open.page.waitForEvent('download');
    await open.page.locator('.page-actions > .button').nth(1).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('quen-2026-11-21.csv');
    expect(await readFile(await file.path(), 'utf8')).toBe('\uFEFFdate\n2026-11-21\n');
    await open.close();
  });

  it('is read day by day, never past today', async () => {
    const open = await openIn(ownerView('en'));
    await goToScreen(open.page, 'day');
    expect(await open.page.getByRole('button', { name: 'Day after' }).isDisabled()).toBe(true);
    await open.page.getByRole('button', { name: 'Day before' }).click();
    await open.page.getByRole('button', { name: 'Day after' }).click();
    const dates = (await requestsOf(open, 'day.sheet')) as { date: string }[];
    expect(dates.map(({ date }) => date)).toEqual(['2026-11-21', '2026-11-20', '2026-11-21']);
    await open.close();
  });
});

describe('Devices', () => {
  it('lets a person decide about a slip whose fate is not known', async () => {
    const open = await openIn(ownerView('en'));
    await goToScreen(open.page, 'devices');
    await open.page.getByRole('button', { name: 'Print again as copy' }).click();
    expect(await requestsOf(open, 'printer.resolveJob')).toEqual([{ job: 412, decision: 'again' }]);
    await open.close();
  });

  it('asks what Linux lacks for a refused device alone, and for those who may know', async () => {
    const view = ownerView('en', { readers: everyReader('en') });
    const open = await openIn(view, { 'device.access': { kind: 'done', value: everyMissingAccess[0] } });
    await goToScreen(open.page, 'devices');
    await open.page.getByText('sudo usermod -aG dialout quay1', { exact: true }).waitFor();
    expect(await requestsOf(open, 'device.access')).toEqual([{ family: 'reader', id: 'reader2' }]);
    await open.close();

    const cashier = await openIn({ ...view, signedIn: view.staff[1] ?? null });
    await goToScreen(cashier.page, 'devices');
    await cashier.page.getByText(texts.en.owner.faults.noPermission.todo).waitFor();
    expect(await requestsOf(cashier, 'device.access')).toEqual([]);
    await cashier.close();
  });

  it('saves a network printer only when it can be reached under what was typed', async () => {
    const open = await openIn(ownerView('en', { printers: [] }));
    await goToScreen(open.page, 'devices');
    await open.page.getByRole('button', { name: 'Add printer' }).click();
    await open.page.getByRole('button', { name: 'Network printer' }).click();
    const save = open.page.getByRole('button', { name: 'Save' });
    expect(await save.isDisabled()).toBe(true);
    await open.page.getByLabel('Address').fill('10.0.0.7');
    await open.page.clock.runFor(400);
    await save.click();
    expect(await requestsOf(open, 'printer.save')).toEqual([
      {
        kind: 'tcp',
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        name: 'Counter printer',
        width: 80,
        host: '10.0.0.7',
        port: 9100,
      },
    ]);
    await open.close();
  });

  it('adds what is plugged in without a path being typed, with model and drawer', async () => {
    const open = await openIn(ownerView('en', { printers: [] }));
    const { page } = open;
    await goToScreen(page, 'devices');
    await page.getByRole('button', { name: 'Add printer' }).click();
    await page.getByRole('button', { name: /^Xprinter XP-58IIH Directly by USB/ }).click();
    await page.getByRole('button', { name: 'Maker and model: I do not know' }).click();
    await page.locator('.profiles-find .segment').nth(2).click();
    await page.getByLabel('Search').fill('xp58');
    await page.clock.runFor(400);
    await page.locator('.profile').first().click();
    await page.getByLabel('Cash drawer').selectOption('pin2');
    await page.clock.runFor(400);
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await requestsOf(open, 'printer.save')).toEqual([
      {
        kind: 'usb',
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        name: 'Counter printer',
        width: 58,
        profile: 'xprinter-xp-58',
        drawer: 'pin2',
        identity: { vendorId: '0483', productId: '5743', serialNumber: 'XP58-0923' },
      },
    ]);
    await open.close();
  });

  it('offers what is plugged in before anybody asks', async () => {
    const open = await openIn(ownerView('en', { readers: [] }));
    const { page } = open;
    await goToScreen(page, 'devices');
    await page.getByRole('button', { name: /^Honeywell Voyager 1450g/ }).click();
    await page.clock.runFor(400);
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await requestsOf(open, 'reader.save')).toEqual([
      {
        kind: 'hid',
        id: expect.stringMatching(/^[0-9a-f]{12}$/),
        name: 'Counter reader',
        format: 'text',
        identity: { vendorId: '0c2e', productId: '0b61', serialNumber: '22104B0F1C' },
        use: 'pos',
      },
    ]);
    await open.close();
  });

  it('does not offer what can only be refused, and says why', async () => {
    const open = await openIn(ownerView('en'));
    await goToScreen(open.page, 'devices');
    await open.page.getByRole('button', { name: 'Add reader' }).click();
    const magnetic = open.page.getByRole('button', { name: /^MagTek/ });
    expect(await magnetic.isDisabled()).toBe(true);
    expect(await magnetic.textContent()).toContain('Reads payment cards');
    await open.close();
  });

  it('hands its log over as a file', async () => {
    const open = await openIn(ownerView('en'));
    await goToScreen(open.page, 'devices');
    await open.page.getByRole('button', { name: 'Device log' }).click();
    const saved = open.page.waitForEvent('download');
    await open.page.getByRole('button', { name: 'Save as file' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe(deviceLog.name);
    expect(await readFile(await file.path(), 'utf8')).toBe(deviceLog.text);
    await open.close();
  });

  it('lets a cashier open the drawer only where the shop does', async () => {
    const view = ownerView('en', {
      printers: everyPrinter('en'),
      signedIn: ownerView('en').staff[1] ?? null,
    });
    const drawers = async (open: FixturePage) => {
      await goToScreen(open.page, 'devices');
      return open.page.getByRole('button', { name: 'Open drawer' });
    };
    const closed = await openIn(view);
    expect(await (await drawers(closed)).count()).toBe(0);
    await closed.close();

    const shop = view.shop && { ...view.shop, cashiersOpenDrawer: true };
    const open = await openIn({ ...view, shop });
    await (await drawers(open)).click();
    expect(await requestsOf(open, 'printer.openDrawer')).toEqual([{ id: 'printer1' }]);
    await open.close();
  });
});

describe('Settings', () => {
  it('shows a look before it is saved and takes it back when left', async () => {
    const open = await openIn(ownerView('en'));
    await goToSettings(open.page, 'look');
    await open.page.locator('.settings-group .choice-card').nth(2).click();
    const accent = () => open.page.evaluate(() => document.documentElement.dataset['accent']);
    expect(await accent()).toBe('plum');
    await open.page.keyboard.press('Escape');
    await open.page.locator('.settings').waitFor({ state: 'detached' });
    expect(await accent()).toBe('green');
    expect(await requestsOf(open, 'settings.shop')).toEqual([]);
    await open.close();
  });

  it('lets nobody but the owner change anything', async () => {
    const open = await openIn(ownerView('en', { signedIn: ownerView('en').staff[1] ?? null }));
    await goToScreen(open.page, 'settings');
    expect(await open.page.locator('.settings-body :is(input, select):enabled:not([inert] *)').count()).toBe(
      0,
    );
    await goToSettings(open.page, 'staff');
    expect(await open.page.locator('.settings-panel .button:enabled').count()).toBe(0);
    await open.close();
  });
});

describe('Member tools', () => {
  const member = { at: 'member', member: ownerMemberView('en'), question: null, codes: [] } as const;

  it('adjusts by hand with a reason and the owner’s PIN', async () => {
    const open = await openIn(ownerView('en', { counter: member }));
    await open.page.locator('.member-tools-open').click();
    await open.page.locator('.tool-words .segment').nth(1).click();
    for (const digit of '25') {
      await open.page.keyboard.press(`Digit${digit}`);
      await open.page.clock.runFor(120);
    }
    await open.page.locator('.reason-ready .button').nth(2).click();
    await open.page.clock.runFor(400);
    await open.page.locator('.tools .dialog-actions .button').nth(1).click();
    await typePin(open.page, '4711');
    expect(await requestsOf(open, 'points.adjust')).toEqual([
      {
        member: member.member.member,
        unit: 'points',
        quantity: -25,
        reason: 'Mistake corrected',
        ownerPin: '4711',
        operationId: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
    await open.close();
  });

  it('is for owners only', async () => {
    const cashier = ownerView('en').staff[1] ?? null;
    const open = await openIn(ownerView('en', { counter: member, signedIn: cashier }));
    await open.page.locator('.member').waitFor();
    expect(await open.page.locator('.member-tools-open').count()).toBe(0);
    await open.close();
  });
});

describe('The device shelf', () => {
  it('holds a card to the reader and makes way for the counter', async () => {
    const open = await openIn(ownerView('en'));
    await open.page.locator('.shelf-handle').click();
    await open.page.locator('.shelf-card').nth(1).click();
    expect(await requestsOf(open, 'scan.simulate')).toEqual([{ reader: 'reader2', text: '0000100002' }]);
    await open.page.locator('.shelf').waitFor({ state: 'detached' });
    await open.close();
  });

  it('runs the printer out of paper', async () => {
    const open = await openIn(ownerView('en'));
    await open.page.locator('.shelf-handle').click();
    await open.page.locator('.shelf .segment').nth(2).click();
    expect(await requestsOf(open, 'simulated.set')).toEqual([{ printer: 'printer2', paper: 'out' }]);
    await open.close();
  });
});

describe('The check of a serial reader', () => {
  it('goes on with its reader while the port is tried and no reader of the counter', async () => {
    const view = (checkScenes.find(({ name }) => name === 'check reader') ?? checkScenes[0]!).view('en');
    const { act } = checkScenes[0]!;
    const open = await openIn(view);
    await act?.(open.page);
    const name = view.readers[0]?.setting.name ?? '';
    const began = await requestsOf(open, 'learn.start');
    const speed = { state: 'trying', baudRate: 9600, framing: 'line', step: 2, of: 16 } as const;
    const learning = view.learning && { ...view.learning, speed };
    await open.push({ ...view, readers: [], learning, revision: view.revision + 1 });
    await open.page.getByText(texts.en.check.reader.speedScan).waitFor();
    expect(await open.page.locator('.check-side').innerText()).toContain(name);
    await open.push({ ...view, revision: view.revision + 2 });
    expect(await requestsOf(open, 'learn.start')).toEqual(began);
    expect(await requestsOf(open, 'learn.stop')).toEqual([]);
    await open.close();
  });
});
