/** The Results screen on fixtures: every scene in every language, and what its buttons ask the terminal for. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../src/shared/kernel/language.ts';
import { openInsight } from '../../support/fixture-insights.ts';
import type { FixtureAnswers } from '../../support/fixture-owner.ts';
import { typePin } from '../../support/fixture-owner-scenes.ts';
import { type FixturePage, type FixtureScreens, fixtureScreens } from '../../support/fixture-page.ts';
import { memberOf, shopAnswers, shopView } from '../../support/fixture-programme-scenes.ts';
import {
  openDrawPin,
  openResults,
  resultScenes,
  resultsAnswers,
  resultsView,
  resultTabs,
} from '../../support/fixture-results-scenes.ts';
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

describe.each(languages)('In %s', (language) => {
  it.each(resultScenes)('$name is accessible, whole, and in one language', async (scene) => {
    const own = typeof scene.answers === 'function' ? scene.answers(language) : scene.answers;
    const answers = { ...(await resultsAnswers(language)), ...own };
    const open = await screens.open({ view: scene.view(language), answers });
    await scene.act?.(open.page);
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

async function openIn(answers: FixtureAnswers = {}): Promise<FixturePage> {
  const all = { ...(await resultsAnswers('en')), ...answers };
  return screens.open({ view: resultsView('en'), answers: all });
}

async function requestsOf(open: FixturePage, method: string): Promise<unknown[]> {
  return (await open.calls()).filter((call) => call.method === method).map(({ request }) => request);
}

describe('Insights', () => {
  it('come first, one question to the terminal for each part that is looked at', async () => {
    const open = await openIn();
    await openResults(open.page, 'insights');
    await openInsight(open.page, 'share');
    await openInsight(open.page, 'sellers');
    const asked = (await open.calls()).filter(({ method }) => method.startsWith('insight.'));
    expect(asked).toEqual([
      { method: 'insight.months', request: {} },
      { method: 'insight.months', request: {} },
      { method: 'insight.sellers', request: { days: 90 } },
    ]);
    await open.close();
  });

  it('say what members bring, and what that does not prove', async () => {
    const open = await openIn();
    await openResults(open.page, 'insights');
    await openInsight(open.page, 'share');
    const figures = await open.page.locator('.insight-figures .results-figure').allTextContents();
    expect(figures).toEqual([
      'Of all money70%12 months',
      'Of all bills64%12 months',
      'Average with a member$3.68+30% on without',
      'Average without$2.84',
    ]);
    expect(await open.page.locator('.insight-note').textContent()).toContain('not all the work');
    await open.close();
  });

  it('say that it is too early where it is', async () => {
    const open = await openIn();
    await openResults(open.page, 'insights');
    await openInsight(open.page, 'lifetime');
    const expected = await open.page.locator('.insight-panel tbody tr td:last-child').allTextContents();
    expect(expected.slice(0, 3)).toEqual(['Too early', 'Too early', '$48.00']);
    await open.close();
    const young = await openIn({
      'insight.forecast': { kind: 'done', value: { kind: 'early', days: 12, needed: 28 } },
    });
    await openResults(young.page, 'insights');
    await openInsight(young.page, 'forecast');
    await young.page
      .getByText('A forecast needs 28 days with bills behind it; there are 12 so far.')
      .waitFor();
    await young.close();
  });

  it('look back as far as the owner likes, and hand that over as a file', async () => {
    const open = await openIn();
    await openResults(open.page, 'insights');
    await openInsight(open.page, 'habits');
    await open.page.locator('.insight-head .segment').nth(2).click();
    await open.page.clock.runFor(400);
    expect(await requestsOf(open, 'insight.habits')).toEqual([{ days: 90 }, { days: 365 }]);
    const saved = open.page.waitForEvent('download');
    await open.page.getByRole('button', { name: 'Save as CSV' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('quen-share-2026-11-21.csv');
    expect(await requestsOf(open, 'insight.csv')).toEqual([{ part: 'habits', days: 365 }]);
    await open.close();
  });

  it('are reached by keyboard', async () => {
    const open = await openIn();
    await openResults(open.page, 'insights');
    await open.page.locator('.insights-part').first().focus();
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Enter');
    expect(await open.page.locator('.insights-part').nth(1).getAttribute('aria-pressed')).toBe('true');
    await open.page.getByRole('heading', { name: 'What do members bring?' }).waitFor();
    await open.close();
  });
});

describe('How a member liked it', () => {
  it.each([
    ['a touch on a face', '.rating-choice >> nth=3', { action: 'review', rating: 4 }],
    ['a touch on the deed itself', '.more-deed .tile >> nth=0', { action: 'review' }],
  ])('is recorded, or not, by %s and nothing else', async (_, place, request) => {
    const open = await screens.open({
      view: shopView('en', { catalogue: 0, counter: memberOf('en') }),
      answers: shopAnswers('en'),
    });
    await open.page.locator('.more-open').click();
    await open.page.clock.runFor(400);
    await open.page.locator(place).click();
    expect(await requestsOf(open, 'action.post')).toEqual([
      { ...request, operationId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
    await open.close();
  });
});

describe('Stamp cards', () => {
  it('say in a sentence what the head start did, or that it is too early to say', async () => {
    const open = await openIn();
    await openResults(open.page, 'cards');
    const words = await open.page.locator('.results-card').allTextContents();
    expect(words[0]).toContain('34 of 100 with 2 stamps given filled it, 19 of 100 without.');
    expect(words[0]).toContain('15 more of every 100');
    expect(words[1]).toContain('each group needs at least 30');
    expect(words[1]).not.toContain('of 100');
    expect(words[2]).toContain('25 of 100 members filled a card.');
    await open.close();
  });
});

describe('A draw', () => {
  it('is drawn once the owner has confirmed and given the PIN, and is read anew', async () => {
    const open = await openIn();
    await openDrawPin(open.page);
    expect(await requestsOf(open, 'draw.run')).toEqual([]);
    await typePin(open.page, '4711');
    expect(await requestsOf(open, 'draw.run')).toEqual([{ draw: 'autumn', ownerPin: '4711' }]);
    await open.page.locator('.dialog').waitFor({ state: 'detached' });
    expect(await requestsOf(open, 'draw.list')).toHaveLength(2);
    await open.close();
  });

  it('stays undrawn, with the dialog open, when the PIN is wrong', async () => {
    const open = await openIn({ 'draw.run': { kind: 'refused', refusal: { code: 'wrongPin' } } });
    await openDrawPin(open.page);
    await typePin(open.page, '1111');
    expect(await open.page.locator('.dialog .pin-pad').count()).toBe(1);
    expect(await requestsOf(open, 'draw.list')).toHaveLength(1);
    await open.close();
  });

  it('cannot be drawn before its day, nor while nobody takes part', async () => {
    const open = await openIn();
    await openResults(open.page, 'draws');
    await open.page.locator('.results-row').nth(2).click();
    expect(await open.page.getByRole('button', { name: 'Draw now' }).isDisabled()).toBe(true);
    expect(await open.page.locator('.results-wait').textContent()).toContain('6 Feb 2027');
    await open.close();
  });

  it('has its secret fixed where that has not been done', async () => {
    const open = await openIn();
    await openResults(open.page, 'draws');
    await open.page.locator('.results-row').nth(3).click();
    await open.page.getByRole('button', { name: 'Fix the secret' }).click();
    expect(await requestsOf(open, 'draw.commit')).toEqual([{ draw: 'spring' }]);
    await open.close();
  });

  it('hands over the file that anyone can check, and prints the slip that is looked at', async () => {
    const open = await openIn();
    await openResults(open.page, 'draws');
    await open.page.locator('.results-row').nth(1).click();
    const saved = open.page.waitForEvent('download');
    await open.page.getByRole('button', { name: 'Save the file' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('draw-summer.json');
    expect(await readFile(await file.path(), 'utf8')).toBe('{}\n');
    await open.page.clock.runFor(400);
    await open.page.getByRole('button', { name: 'Slip', exact: true }).click();
    await open.page.clock.runFor(400);
    await open.page.getByRole('button', { name: 'Print', exact: true }).click();
    expect(await requestsOf(open, 'slip.preview')).toEqual([{ event: 't1.1.640' }]);
    expect(await requestsOf(open, 'slip.reprint')).toEqual([{ event: 't1.1.640' }]);
    await open.close();
  });
});

describe('Partners', () => {
  it('are settled month by month, never past this one', async () => {
    const open = await openIn();
    await openResults(open.page, 'partners');
    expect(await open.page.getByRole('button', { name: 'Month after' }).isDisabled()).toBe(true);
    await open.page.getByRole('button', { name: 'Month before' }).click();
    expect(await open.page.locator('.results-month').textContent()).toBe('October 2026');
    expect(await requestsOf(open, 'partner.settlement')).toEqual([
      { from: '2026-11-01', until: '2026-11-30' },
      { from: '2026-10-01', until: '2026-10-31' },
    ]);
    await open.close();
  });

  it('show who owes whom', async () => {
    const open = await openIn();
    await openResults(open.page, 'partners');
    expect(await open.page.locator('.results-balance').allTextContents()).toEqual([
      'Star Cinema owes the shop $17.00',
      'The shop owes Corner Bakery $6.50',
      'Nobody owes anything',
    ]);
    await open.close();
  });

  it('get their key once it is whole, however it was written down', async () => {
    const open = await openIn();
    await openResults(open.page, 'partners');
    await open.page.getByRole('button', { name: 'Enter key' }).nth(1).click();
    await open.page.clock.runFor(400);
    const save = open.page.getByRole('button', { name: 'Save the key' });
    const field = open.page.locator('.dialog .field-input');
    await field.fill(`${'00 FF-'.repeat(15)}00F`);
    expect(await save.isDisabled()).toBe(true);
    await field.fill('00 FF-'.repeat(16));
    await save.click();
    expect(await requestsOf(open, 'partner.saveKey')).toEqual([
      { partner: 'partner1', key: '00ff'.repeat(16) },
    ]);
    await open.close();
  });

  it('have their statement as a file', async () => {
    const open = await openIn();
    await openResults(open.page, 'partners');
    const saved = open.page.waitForEvent('download');
    await open.page.getByRole('button', { name: 'Save as CSV' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('partners-2026-11-01-2026-11-30.csv');
    expect(await readFile(await file.path(), 'utf8')).toBe('\uFEFFpartner\r\n');
    await open.close();
  });
});

describe('The whole screen', () => {
  it('is worked by keyboard alone', async () => {
    const open = await openIn();
    await openResults(open.page, 'cards');
    await open.page.locator('.results-tabs .segment').nth(resultTabs.indexOf('cards')).focus();
    await open.page.keyboard.press('ArrowRight');
    await open.page.locator('.results-row').first().waitFor();
    await open.page.locator('.results-row').first().focus();
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.press('Enter');
    expect(await open.page.locator('.results-row').nth(1).getAttribute('aria-pressed')).toBe('true');
    await open.page.keyboard.press('Escape');
    await open.page.locator('.results-draws').waitFor({ state: 'detached' });
    await open.close();
  });

  it('asks for nothing while somebody else than the owner is signed in', async () => {
    const view = resultsView('en');
    const open = await screens.open({
      view: { ...view, signedIn: view.staff[1] ?? null },
      answers: await resultsAnswers('en'),
    });
    await open.page.locator('.top-staff').click();
    await open.page.getByRole('button', { name: 'Results' }).click();
    await open.page.clock.runFor(400);
    await open.page.getByText('Only the owner can change this').waitFor();
    expect(await requestsOf(open, 'card.completion')).toEqual([]);
    expect(await requestsOf(open, 'insight.months')).toEqual([]);
    await open.close();
  });
});
