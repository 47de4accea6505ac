/** The owner's screens on fixtures: every scene in every language, as a person and as a screen reader meet it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../src/shared/kernel/language.ts';
import { ownerAnswers, setupView } from '../../support/fixture-owner.ts';
import { answerSetup, chooseSetupDevice, ownerScenes } from '../../support/fixture-owner-scenes.ts';
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

async function faultsOf(open: FixturePage, language: Language): Promise<string[]> {
  return [
    ...(await layoutFaults(open.page)),
    ...(await foreignTexts(open.page, language)),
    ...(language === closelyExamined ? await axeFindings(open.page) : []),
    ...open.problems,
  ];
}

describe.each(languages)('In %s', (language) => {
  it.each(ownerScenes)('$name is accessible, whole, and in one language', async (scene) => {
    const own = typeof scene.answers === 'function' ? scene.answers(language) : scene.answers;
    const answers = { ...(await ownerAnswers(language)), ...own };
    const page = scene.page ? { page: scene.page } : {};
    const open = await screens.open({ view: scene.view(language), answers, ...page });
    await scene.act?.(open.page);
    expect(await faultsOf(open, language)).toEqual([]);
    if (language === closelyExamined) expect(await layoutFaultsWhenLarge(open.page)).toEqual([]);
    await open.close();
  });

  it('every step of the set-up is accessible, whole, and in one language', async () => {
    const open = await screens.open({ view: setupView(language), answers: await ownerAnswers(language) });
    const faults: Record<string, string[]> = {};
    await answerSetup(open.page, 'summary', async (step) => {
      if (step === 'reader') await chooseSetupDevice(open.page, 2);
      if (step === 'printer') {
        await chooseSetupDevice(open.page, 1);
        await open.page.locator('.setup-body .field-input').first().fill('192.168.1.50');
      }
      const found = await faultsOf(open, language);
      if (found.length > 0) faults[step] = found;
    });
    expect(faults).toEqual({});
    await open.close();
  });
});
