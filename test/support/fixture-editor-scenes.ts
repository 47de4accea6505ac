/** Scenes of the programme editor. */
import type { Page } from 'playwright-core';
import type { TerminalView } from '../../src/shared/contract/view.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import { editorAnswers } from './fixture-editor.ts';
import { ownerView } from './fixture-owner.ts';
import { goToSettings, type OwnerScene } from './fixture-owner-scenes.ts';
import { shopProgramme } from './fixture-shop-programme.ts';

/** Longer than the time within which a second tap is taken for a slip of the finger. */
const tapPauseMs = 400;

export const editorView = (language: Language): TerminalView =>
  ownerView(language, { programme: shopProgramme(language), catalogue: 1 });

const press = async (page: Page, selector: string, index = 0): Promise<void> => {
  await page.locator(selector).nth(index).click();
  await page.clock.runFor(tapPauseMs);
};

async function fetched(page: Page, selector: string): Promise<void> {
  const place = page.locator(selector).first();
  for (let time = 0; time < 100 && !(await place.isVisible()); time++) await page.clock.runFor(20);
  await place.waitFor();
}

/** The templates, as an owner comes to them. */
export async function openTemplates(page: Page): Promise<void> {
  await goToSettings(page, 'programme');
  await press(page, '.programme-ways .button');
  await fetched(page, '.gallery-card >> nth=6');
}

/** The editor on a draft that starts from what is in force. */
export async function openEditor(page: Page): Promise<void> {
  await openTemplates(page);
  await press(page, '.gallery-card');
  await fetched(page, '.editor-rail');
  await page.clock.runFor(tapPauseMs);
}

const inSection = (section: number, then?: (page: Page) => Promise<void>) => async (page: Page) => {
  await openEditor(page);
  await press(page, '.editor-section', section);
  await then?.(page);
};

const openEntry = (entry: number) => async (page: Page) => {
  await press(page, '.editor-entry', entry);
};

async function openFolds(page: Page): Promise<void> {
  const count = await page.locator('.editor-fold-head[aria-expanded="false"]').count();
  for (let time = 0; time < count; time++) await press(page, '.editor-fold-head[aria-expanded="false"]');
}

/** Adds each condition that there is, one after another. */
async function addConditions(page: Page): Promise<void> {
  await press(page, '.editor-fold-head');
  const select = page.locator('.editor-fold-body .editor-optionals > .field select').first();
  for (let time = 0; time < 15 && (await select.isVisible()); time++) {
    await select.selectOption({ index: 1 });
    await page.clock.runFor(50);
  }
}

export const sectionNames = [
  'collect',
  'earn',
  'cards',
  'levels',
  'rewards',
  'discounts',
  'wallets',
  'more',
  'house',
] as const;

const scene = (name: string, act: (page: Page) => Promise<void>, answers = editorAnswers()): OwnerScene => ({
  name: `editor ${name}`,
  view: editorView,
  answers,
  act,
});

/** Makes the draft differ: more points for money. */
const changeRule = inSection(1, async (page) => {
  await openEntry(0)(page);
  await page.locator('.editor-number .field-input').first().fill('2');
  await page.clock.runFor(tapPauseMs);
});

export const editorScenes: readonly OwnerScene[] = [
  scene('templates', openTemplates),
  ...sectionNames.map((name, index) => scene(`section ${name}`, inSection(index))),
  scene(
    'unit',
    inSection(0, async (page) => {
      await openEntry(0)(page);
      await openFolds(page);
    }),
  ),
  scene('rule', inSection(1, openEntry(0))),
  scene(
    'rule conditions',
    inSection(1, async (page) => {
      await openEntry(2)(page);
      await addConditions(page);
    }),
  ),
  scene(
    'rule folds',
    inSection(1, async (page) => {
      await openEntry(0)(page);
      await openFolds(page);
    }),
  ),
  scene('stamp card', inSection(2, openEntry(0))),
  scene('ladder', inSection(3, openEntry(0))),
  scene('level', inSection(3, openEntry(3))),
  scene('reward', inSection(4, openEntry(3))),
  scene(
    'discount',
    inSection(5, async (page) => {
      await openEntry(0)(page);
      await page.locator('.editor-fields select').first().selectOption('buyGet');
      await openFolds(page);
    }),
  ),
  scene(
    'bundle',
    inSection(5, async (page) => {
      await openEntry(0)(page);
      await page.locator('.editor-fields select').first().selectOption('bundle');
    }),
  ),
  scene(
    'voucher',
    inSection(5, async (page) => {
      await openEntry(1)(page);
      await openFolds(page);
    }),
  ),
  scene('wallet', inSection(6, openEntry(0))),
  scene('draw', inSection(7, openEntry(1))),
  scene('campaign', inSection(7, openEntry(2))),
  scene(
    'house rules',
    inSection(8, async (page) => {
      await press(page, '.editor-group > .button');
      await openFolds(page);
    }),
  ),
  scene(
    'other languages',
    inSection(4, async (page) => {
      await openEntry(0)(page);
      await press(page, '.editor-link');
    }),
  ),
  scene(
    'invalid entry',
    inSection(1, async (page) => {
      await openEntry(0)(page);
      await page.locator('.editor-number .field-input').first().fill('0');
      await page.clock.runFor(tapPauseMs);
    }),
  ),
  scene(
    'invalid list',
    inSection(1, async (page) => {
      await openEntry(0)(page);
      await page.locator('.editor-number .field-input').first().fill('');
      await press(page, '.editor-form-head .button');
    }),
  ),
  scene('preview settings', async (page) => {
    await openEditor(page);
    await press(page, '.editor-preview-head .button');
  }),
  scene('preview with a reward', async (page) => {
    await openEditor(page);
    await press(page, '.editor-preview-head .button');
    const inputs = page.locator('.editor-sample .field-input');
    await page.locator('.editor-sample select').first().selectOption('milk-coffee');
    await page.locator('.editor-sample select').last().selectOption('points-money');
    await inputs.nth(4).fill('100');
    await press(page, '.editor-preview-head .button');
  }),
  scene('warnings', async (page) => {
    await openEditor(page);
    await press(page, '.editor-foot .button');
  }),
  scene('back-test', async (page) => {
    await changeRule(page);
    await press(page, '.editor-foot .button', 2);
    await fetched(page, '.recharts-line');
  }),
  {
    ...scene(
      'back-test running',
      async (page) => {
        await openEditor(page);
        await press(page, '.editor-foot .button', 2);
        await fetched(page, '.editor-progress');
      },
      editorAnswers({ 'programme.backTest': { kind: 'done', value: null } }),
    ),
    view: (language) => ({ ...editorView(language), work: { name: 'backTest', done: 412, of: 3_104 } }),
  },
  scene('publish', async (page) => {
    await changeRule(page);
    await press(page, '.page-actions .button', 3);
    await fetched(page, '.editor-changes');
  }),
  scene('publish on another day', async (page) => {
    await changeRule(page);
    await press(page, '.page-actions .button', 3);
    await press(page, '.editor-publish .segment', 2);
    await page.locator('.editor-publish .field-input').fill('1/11/2026');
  }),
  scene('versions', async (page) => {
    await changeRule(page);
    await press(page, '.editor-foot .button', 1);
    await press(page, '.editor-version', 2);
    await fetched(page, '.editor-changes');
  }),
  scene('more', async (page) => {
    await openEditor(page);
    await press(page, '.page-actions .button', 2);
  }),
  scene('discard', async (page) => {
    await openEditor(page);
    await press(page, '.page-actions .button', 2);
    await press(page, '.editor-more .button', 3);
  }),
  scene('broken file', async (page) => {
    await openEditor(page);
    await press(page, '.page-actions .button', 2);
    const buffer = Buffer.from('{"schema":1,"id":"x","version":0}');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
    await page.locator('.editor-problem').waitFor();
  }),
  {
    name: 'editor for a cashier',
    view: (language) => ({ ...editorView(language), signedIn: editorView(language).staff[1] ?? null }),
    answers: editorAnswers(),
    act: (page) => goToSettings(page, 'programme'),
  },
];
