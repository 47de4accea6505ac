/** The programme editor on fixtures: every scene in every language, and what an owner does with it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateProgramme } from '../../../src/shared/domain/programme/templates.ts';
import { type Language, languages } from '../../../src/shared/kernel/language.ts';
import { editorAnswers } from '../../support/fixture-editor.ts';
import { editorScenes, editorView, openEditor, openTemplates } from '../../support/fixture-editor-scenes.ts';
import { ownerAnswers } from '../../support/fixture-owner.ts';
import { type FixturePage, type FixtureScreens, fixtureScreens } from '../../support/fixture-page.ts';
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

async function openScene(language: Language, scene: (typeof editorScenes)[number]): Promise<FixturePage> {
  const own = typeof scene.answers === 'function' ? scene.answers(language) : scene.answers;
  const answers = { ...(await ownerAnswers(language)), ...own };
  const open = await screens.open({ view: scene.view(language), answers });
  await scene.act?.(open.page);
  return open;
}

describe.each(languages)('In %s', (language) => {
  it.each(editorScenes)('$name is accessible, whole, and in one language', async (scene) => {
    const open = await openScene(language, scene);
    expect([
      ...(await layoutFaults(open.page)),
      ...(await foreignTexts(open.page, language)),
      ...(language === closelyExamined ? await axeFindings(open.page) : []),
      ...open.problems,
    ]).toEqual([]);
    if (language === closelyExamined) expect(await layoutFaultsWhenLarge(open.page)).toEqual([]);
    await open.close();
  });
});

async function openIn(act: (page: Page) => Promise<void>): Promise<FixturePage> {
  const answers = { ...(await ownerAnswers('en')), ...editorAnswers()('en') };
  const open = await screens.open({ view: editorView('en'), answers });
  await act(open.page);
  return open;
}

const tap = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.clock.runFor(400);
};

const requestsOf = async (open: FixturePage, method: string) =>
  (await open.calls()).filter((call) => call.method === method).map(({ request }) => request);

describe('An owner', () => {
  it('starts from a template and sees what a bill would earn change with every key', async () => {
    const open = await openIn(openTemplates);
    const { page } = open;
    await page.locator('.gallery-card').nth(1).click();
    await page.locator('.editor-earned b').waitFor();
    expect(await page.locator('.editor-earned b').textContent()).toBe('+12 points');
    await page.locator('.editor-entry').first().click();
    await page.getByLabel('How many?').fill('3');
    expect(await page.locator('.editor-earned b').textContent()).toBe('+36 points');
    await page.getByLabel('Bill', { exact: true }).fill('20');
    expect(await page.locator('.editor-earned b').textContent()).toBe('+60 points');
    await open.close();
  });

  it('takes changes back and makes them again', async () => {
    const open = await openIn(openEditor);
    const { page } = open;
    await page.locator('.editor-entry').first().click();
    await page.getByLabel('What is it called?').fill('Spend and smile');
    await tap(page, 'Undo');
    expect(await page.getByLabel('What is it called?').inputValue()).toBe('Spending');
    await tap(page, 'Redo');
    expect(await page.getByLabel('What is it called?').inputValue()).toBe('Spend and smile');
    await open.close();
  });

  it('adds, copies, moves and removes entries', async () => {
    const open = await openIn(openEditor);
    const { page } = open;
    const names = async () => {
      await tap(page, 'Back to the list');
      return page.locator('.editor-entry b').allTextContents();
    };
    await page.locator('.editor-section').nth(4).click();
    const before = await page.locator('.editor-entry b').allTextContents();
    await tap(page, 'Add a reward');
    expect(await names()).toEqual([...before, 'New reward']);
    await page.locator('.editor-entry').first().click();
    await tap(page, 'Copy');
    await tap(page, 'Move down');
    const [first = '', second = ''] = before;
    expect(await names()).toEqual([first, second, first, ...before.slice(2), 'New reward']);
    await page.locator('.editor-entry').nth(2).click();
    await tap(page, 'Remove');
    expect(await page.locator('.editor-entry b').allTextContents()).toEqual([...before, 'New reward']);
    await open.close();
  });

  it('is told beside the field what is wrong, and cannot publish it', async () => {
    const open = await openIn(openEditor);
    const { page } = open;
    await page.locator('.editor-entry').first().click();
    await page.getByLabel('How many?').fill('0');
    expect(await page.locator('.field', { hasText: 'How many?' }).locator('.field-error').textContent()).toBe(
      'Must be at least 1.',
    );
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await page.getByLabel('How many?').fill('2');
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(false);
    await open.close();
  });

  it('publishes from tomorrow unless another day is chosen, and the draft is gone then', async () => {
    const open = await openIn(openEditor);
    const { page } = open;
    await page.locator('.editor-entry').first().click();
    await page.getByLabel('How many?').fill('2');
    await tap(page, 'Publish');
    await page.locator('.editor-changes').waitFor();
    await page.locator('.dialog-actions .button').nth(1).click();
    await page.locator('.settings').waitFor();
    const [request] = await requestsOf(open, 'programme.publish');
    expect(request).toMatchObject({
      startsOn: '2026-11-22',
      document: { startsOn: '2026-11-22', earn: [{ amount: { quantity: 2 } }, {}, {}, {}, {}] },
    });
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
    ).toEqual([]);
    await open.close();
  });

  it('asks for the last 30 days, or the last 90', async () => {
    const open = await openIn(openEditor);
    const { page } = open;
    await tap(page, 'Back-test');
    await page.getByText('Last 90 days').click();
    await page.locator('.editor-figures').waitFor();
    expect(await requestsOf(open, 'programme.backTest')).toMatchObject([
      { from: '2026-10-22', until: '2026-11-20' },
      { from: '2026-08-23', until: '2026-11-20' },
    ]);
    await open.close();
  });

  it('takes a file as the draft', async () => {
    const open = await openIn(openEditor);
    const { page } = open;
    await tap(page, 'More');
    const document = templateProgramme('stamps', 'USD', '2026-12-01');
    await page.locator('input[type=file]').setInputFiles({
      name: 'stamps.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(document)),
    });
    await page.getByText('Stamp for a visit').first().waitFor();
    expect(await requestsOf(open, 'programme.publish')).toEqual([]);
    await open.close();
  });

  it('is led from a warning to its place', async () => {
    const open = await openIn(openEditor);
    const { page } = open;
    await page.locator('.editor-foot .button').first().click();
    await tap(page, 'Show');
    expect(await page.locator('.editor-form-title').textContent()).toBe('chances');
    await open.close();
  });

  it('finds the draft again', async () => {
    const open = await openIn(openEditor);
    const { page } = open;
    await page.locator('.editor-entry').first().click();
    await page.getByLabel('What is it called?').fill('Kept for later');
    await page.reload();
    await page.locator('.top-staff').waitFor();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('Kept for later');
    await open.close();
  });
});
