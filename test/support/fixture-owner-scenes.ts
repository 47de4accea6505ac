/** The owner's screens, scene by scene: how each is reached and what is done there. */
import type { Locator, Page } from 'playwright-core';
import type { TerminalView } from '../../src/shared/contract/view.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import {
  everyDisplay,
  everyMissingAccess,
  everyPrinter,
  everyReader,
  nothingPluggedIn,
} from './fixture-devices.ts';
import { customerView, type FixtureAnswers, ownerMemberView, ownerView } from './fixture-owner.ts';
import { importAt, peopleAnswers, runningTask } from './fixture-people.ts';

export interface OwnerScene {
  readonly name: string;
  readonly page?: 'customer.html';
  readonly view: (language: Language) => TerminalView;
  readonly answers?: FixtureAnswers | ((language: Language) => FixtureAnswers);
  readonly act?: (page: Page) => Promise<void>;
}

/** Longer than the time within which a second tap is taken for a slip of the finger. */
const tapPauseMs = 400;

export const menuPlaces = ['history', 'day', 'results', 'people', 'devices', 'settings'] as const;

/** Opens a screen through the menu of whoever is signed in. */
export async function goToScreen(page: Page, place: (typeof menuPlaces)[number]): Promise<void> {
  await page.locator('.top-staff').click();
  await page.locator('.menu .button[data-stretch]').nth(menuPlaces.indexOf(place)).click();
  await fetched(page.locator('.page-title'));
  await page.clock.runFor(tapPauseMs);
}

/** Waits for a screen that is fetched when first opened. React shows it 300 ms late, and the page's clock can hurry. */
async function fetched(place: Locator): Promise<void> {
  for (let time = 0; time < 100 && !(await place.isVisible()); time++) await place.page().clock.runFor(20);
  await place.waitFor();
}

const nth = async (page: Page, selector: string, index: number): Promise<void> => {
  await page.locator(selector).nth(index).click();
  await page.clock.runFor(tapPauseMs);
};

/** In the order of their rail. */
const settingsSections = ['shop', 'look', 'slips', 'staff', 'programme', 'items', 'backup', 'about'] as const;
type SettingsSection = (typeof settingsSections)[number];

export async function goToSettings(page: Page, section: SettingsSection): Promise<void> {
  await goToScreen(page, 'settings');
  await nth(page, '.settings-rail .choice-card', settingsSections.indexOf(section));
}

const settingsAt = (section: SettingsSection) => (page: Page) => goToSettings(page, section);

export const setupSteps = ['language', 'shop', 'day', 'owner', 'programme', 'summary'] as const;

/** Answers the set-up as a person would, up to a step; `at` is called on each step once it is answered. */
export async function answerSetup(
  page: Page,
  last: (typeof setupSteps)[number],
  at: (step: string) => Promise<void> = async () => {},
): Promise<void> {
  for (const step of setupSteps) {
    if (step === 'shop' || step === 'owner')
      await page.locator('.setup-body .field-input').first().fill('Quen 24');
    if (step === 'owner' && last !== 'owner') {
      await page.locator('.setup-title').click();
      await at('owner before the PIN');
      for (let time = 0; time < 2; time++) await typePin(page, '4711');
    }
    await at(step);
    if (step === last) return;
    await nth(page, '.setup-next', 0);
  }
}

export async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) {
    await page.keyboard.press(`Digit${digit}`);
    await page.clock.runFor(120);
  }
  await page.keyboard.press('Enter');
  await page.clock.runFor(tapPauseMs);
}

const withMember = (language: Language): TerminalView =>
  ownerView(language, {
    counter: { at: 'member', member: ownerMemberView(language), question: null, codes: [] },
  });

const memberTools = (tool: number) => async (page: Page) => {
  await page.locator('.member-tools-open').click();
  await nth(page, '.tools > .field .segment', tool);
};

const nothingFound = { kind: 'done', value: { lines: [], more: false } } as const;

const done = (value: unknown) => ({ kind: 'done', value }) as const;

const imports = (state: Parameters<typeof importAt>[1]) => (language: Language) =>
  peopleAnswers(language, { 'import.list': done([importAt(language, state)]) });

const openImport = async (page: Page) => {
  await goToScreen(page, 'people');
  await nth(page, '.page-actions .segment', 1);
  await nth(page, 'button.people-row', 0);
};

const peopleScenes: readonly OwnerScene[] = [
  { name: 'people', view: ownerView, answers: peopleAnswers, act: (page) => goToScreen(page, 'people') },
  {
    name: 'people none',
    view: ownerView,
    answers: (language) =>
      peopleAnswers(language, { 'group.list': done({ groups: [], lists: [], members: 0 }) }),
    act: (page) => goToScreen(page, 'people'),
  },
  {
    name: 'people running',
    view: ownerView,
    answers: (language) => peopleAnswers(language, { 'people.task': done(runningTask) }),
    act: (page) => goToScreen(page, 'people'),
  },
  {
    name: 'people for a cashier',
    view: (language) => ownerView(language, { signedIn: ownerView(language).staff[1] ?? null }),
    act: (page) => goToScreen(page, 'people'),
  },
  {
    name: 'people editor',
    view: ownerView,
    answers: peopleAnswers,
    act: async (page) => {
      await goToScreen(page, 'people');
      await nth(page, 'button.people-row', 2);
      await nth(page, '.people-deeds .button', 2);
      await page.clock.runFor(1_000);
    },
  },
  {
    name: 'people members',
    view: ownerView,
    answers: peopleAnswers,
    act: async (page) => {
      await goToScreen(page, 'people');
      await nth(page, '.people-deeds .button', 0);
    },
  },
  {
    name: 'people send',
    view: ownerView,
    answers: peopleAnswers,
    act: async (page) => {
      await goToScreen(page, 'people');
      await nth(page, '.people-deeds .button', 1);
    },
  },
  {
    name: 'people export',
    view: ownerView,
    answers: peopleAnswers,
    act: async (page) => {
      await goToScreen(page, 'people');
      await nth(page, '.people-deeds .button', 3);
    },
  },
  {
    name: 'people imports',
    view: ownerView,
    answers: peopleAnswers,
    act: async (page) => {
      await goToScreen(page, 'people');
      await nth(page, '.page-actions .segment', 1);
    },
  },
  { name: 'people columns', view: ownerView, answers: imports('received'), act: openImport },
  { name: 'people dry run', view: ownerView, answers: imports('checked'), act: openImport },
  { name: 'people imported', view: ownerView, answers: imports('done'), act: openImport },
  { name: 'member tools profile', view: withMember, answers: peopleAnswers, act: memberTools(4) },
];

const readerColumn = '.devices-column:nth-child(1)';
const printerColumn = '.devices-column:nth-child(2)';

const withEveryDevice = (language: Language): TerminalView =>
  ownerView(language, {
    readers: everyReader(language),
    printers: everyPrinter(language),
    displays: everyDisplay(language),
  });

/** Opens the devices and presses one button after the other: a selector and which of those it finds. */
const devicesThen =
  (...presses: readonly (readonly [selector: string, index: number])[]) =>
  async (page: Page) => {
    await goToScreen(page, 'devices');
    for (const [selector, index] of presses) await nth(page, selector, index);
  };

const deviceScenes: readonly OwnerScene[] = [
  { name: 'devices', view: ownerView, act: devicesThen() },
  { name: 'devices of every kind', view: withEveryDevice, act: devicesThen() },
  {
    name: 'devices of every kind, further down',
    view: withEveryDevice,
    act: async (page) => {
      await goToScreen(page, 'devices');
      await page.locator('.device').last().scrollIntoViewIfNeeded();
    },
  },
  ...everyMissingAccess.map((access) => ({
    name: `devices refused, ${access.advice}`,
    view: (language: Language) =>
      ownerView(language, {
        readers: everyReader(language).filter(({ fault }) => fault === 'noPermission'),
      }),
    answers: { 'device.access': done(access) },
    act: async (page: Page) => {
      await goToScreen(page, 'devices');
      await page
        .locator('.device-fault')
        .getByText(access.group ?? access.path)
        .first()
        .waitFor();
    },
  })),
  {
    name: 'devices none',
    view: (language) => ownerView(language, { readers: [], printers: [], demo: false }),
    act: devicesThen(),
  },
  {
    name: 'devices for a cashier',
    view: (language) => ({ ...withEveryDevice(language), signedIn: ownerView(language).staff[1] ?? null }),
    act: devicesThen(),
  },
  {
    name: 'devices scanned',
    view: withEveryDevice,
    act: async (page) => {
      await goToScreen(page, 'devices');
      await page.evaluate(scanNow, '•••• 0417');
      await page.locator('[data-what="scan"]').waitFor();
    },
  },
  {
    name: 'devices answered',
    view: withEveryDevice,
    act: devicesThen([`${printerColumn} .device-actions .button`, 1]),
  },
  {
    name: 'devices not answered',
    view: withEveryDevice,
    answers: {
      'printer.status': { kind: 'refused', refusal: { code: 'deviceFault', values: { fault: 'timeout' } } },
    },
    act: devicesThen([`${printerColumn} .device-actions .button`, 1]),
  },
  {
    name: 'devices test slip',
    view: ownerView,
    act: devicesThen([`${printerColumn} .device-actions .button`, 0]),
  },
  { name: 'devices log', view: withEveryDevice, act: devicesThen(['.page-actions .button:last-child', 0]) },
  {
    name: 'devices log empty',
    view: withEveryDevice,
    answers: { 'devices.log': done({ name: 'quen.log', text: '' }) },
    act: devicesThen(['.page-actions .button:last-child', 0]),
  },
  ...[readerColumn, printerColumn].map((column) => ({
    name: `devices connections of ${column === readerColumn ? 'readers' : 'printers'}`,
    view: ownerView,
    act: devicesThen([`${column} .devices-head .button`, 0]),
  })),
  {
    name: 'devices connections of displays',
    view: ownerView,
    act: devicesThen([`${printerColumn} .devices-head .button`, 1]),
  },
  {
    name: 'devices connections none',
    view: ownerView,
    answers: { 'devices.find': done(nothingPluggedIn) },
    act: devicesThen([`${printerColumn} .devices-head .button`, 0]),
  },
  {
    name: 'devices reader',
    view: ownerView,
    act: devicesThen([`${readerColumn} .device-actions .button`, 0]),
  },
  {
    name: 'devices reader on a typed port',
    view: ownerView,
    act: devicesThen([`${readerColumn} .devices-head .button`, 0], ['.connections .tile', 8]),
  },
  {
    name: 'devices printer',
    view: ownerView,
    act: devicesThen([`${printerColumn} .device-actions .button`, 2]),
  },
  {
    name: 'devices printer searched for',
    view: ownerView,
    act: devicesThen([`${printerColumn} .device-actions .button`, 2], ['.device-network .button', 0]),
  },
  {
    name: 'devices printer not found',
    view: ownerView,
    answers: { 'network.search': done([]) },
    act: devicesThen([`${printerColumn} .device-actions .button`, 2], ['.device-network .button', 0]),
  },
  {
    name: 'devices printer on a serial port',
    view: ownerView,
    act: devicesThen([`${printerColumn} .devices-head .button`, 0], ['.connections .tile', 7]),
  },
  {
    name: 'devices printer models',
    view: ownerView,
    act: devicesThen([`${printerColumn} .device-actions .button`, 2], ['.pick', 1]),
  },
  {
    name: 'devices printer models none',
    view: ownerView,
    act: async (page) => {
      await devicesThen([`${printerColumn} .device-actions .button`, 2], ['.pick', 1])(page);
      await page.locator('.profiles-find input').first().fill('zzz');
    },
  },
  {
    name: 'devices display',
    view: withEveryDevice,
    act: devicesThen([`${printerColumn} .devices-family:nth-child(2) .device-actions .button`, 1]),
  },
  {
    name: 'devices remove',
    view: ownerView,
    act: devicesThen([`${printerColumn} .device-actions .button`, 2], ['.dialog-actions .button', 0]),
  },
  {
    name: 'drawer at the counter',
    view: (language) => ({ ...withMember(language), printers: everyPrinter(language) }),
    act: async (page) => {
      await nth(page, '.more-open', 0);
      await nth(page, '.more-choice', 1);
    },
  },
];

/** Runs in the page: the first reader has read a card this very moment. */
function scanNow(masked: string): void {
  const { quenFixture } = globalThis as unknown as {
    quenFixture: { latest(): TerminalView; push(view: TerminalView): void };
  };
  const view = quenFixture.latest();
  const lastEvent = { atMs: Date.now(), what: 'scan' } as const;
  quenFixture.push({
    ...view,
    revision: view.revision + 1,
    readers: view.readers.map((reader, index) =>
      index === 0 ? { ...reader, scans: 1, lastScan: { kind: 'barcode', masked }, lastEvent } : reader,
    ),
  });
}

export const ownerScenes: readonly OwnerScene[] = [
  ...peopleScenes,
  { name: 'history', view: ownerView, act: (page) => goToScreen(page, 'history') },
  {
    name: 'history empty',
    view: ownerView,
    answers: { 'history.list': nothingFound },
    act: (page) => goToScreen(page, 'history'),
  },
  {
    name: 'history rated',
    view: ownerView,
    act: async (page) => {
      await goToScreen(page, 'history');
      await nth(page, '.history-row', 8);
    },
  },
  {
    name: 'history refund',
    view: ownerView,
    act: async (page) => {
      await goToScreen(page, 'history');
      await nth(page, '.history-back .button', 0);
      await page.keyboard.press('Digit9');
      await nth(page, '.reason-ready .button', 0);
    },
  },
  {
    name: 'history owner pin',
    view: ownerView,
    answers: { 'event.refund': { kind: 'refused', refusal: { code: 'ownerPinNeeded' } } },
    act: async (page) => {
      await goToScreen(page, 'history');
      await nth(page, '.history-back .button', 1);
      await nth(page, '.reason-ready .button', 0);
      await nth(page, '.dialog-actions .button', 1);
    },
  },
  {
    name: 'day',
    view: ownerView,
    act: async (page) => {
      await goToScreen(page, 'day');
      await page.locator('.recharts-bar-rectangle').first().waitFor();
    },
  },
  {
    name: 'day takings',
    view: ownerView,
    act: async (page) => {
      await goToScreen(page, 'day');
      await nth(page, '.day-hours .segment', 1);
      await nth(page, '.day-details .segment', 2);
    },
  },
  {
    name: 'day staff',
    view: ownerView,
    act: async (page) => {
      await goToScreen(page, 'day');
      await nth(page, '.day-details .segment', 3);
    },
  },
  {
    name: 'day slip',
    view: ownerView,
    act: async (page) => {
      await goToScreen(page, 'day');
      await nth(page, '.page-actions > .button', 0);
    },
  },
  ...deviceScenes,
  ...settingsSections.map((section) => ({
    name: `settings ${section}`,
    view: (language: Language) => ownerView(language),
    answers: peopleAnswers,
    act: settingsAt(section),
  })),
  {
    name: 'settings unsaved in the dark',
    view: ownerView,
    act: async (page) => {
      await goToSettings(page, 'look');
      await nth(page, '.settings-group .choice-card', 3);
      await nth(page, '.settings-body .segment', 1);
    },
  },
  {
    name: 'settings for a cashier',
    view: (language) => ownerView(language, { signedIn: ownerView(language).staff[1] ?? null }),
    act: settingsAt('shop'),
  },
  {
    name: 'settings new person',
    view: ownerView,
    act: async (page) => {
      await goToSettings(page, 'staff');
      await nth(page, '.settings-head .button', 0);
    },
  },
  { name: 'member tools adjust', view: withMember, act: memberTools(0) },
  {
    name: 'member tools merge',
    view: withMember,
    act: async (page) => {
      await memberTools(1)(page);
      await page.locator('.tool-merge input').fill('90');
      await nth(page, '.tool-found .tile', 0);
    },
  },
  { name: 'member tools rename', view: withMember, act: memberTools(2) },
  {
    name: 'member tools cards',
    view: withMember,
    act: async (page) => {
      await memberTools(3)(page);
      await nth(page, '.tools .dialog-actions .button', 1);
    },
  },
  {
    name: 'device shelf',
    view: ownerView,
    act: async (page) => {
      await page.locator('.shelf-handle').click();
      await fetched(page.locator('.shelf-paper'));
    },
  },
  ...(['idle', 'member', 'done'] as const).map((at) => ({
    name: `customer ${at}`,
    page: 'customer.html' as const,
    view: (language: Language) => customerView(language, at),
  })),
];
