/** The counter's screens on fixtures: every scene in every language, as a person and as a screen reader meet it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../src/shared/kernel/language.ts';
import type { FixtureAnswers } from '../../support/fixture-owner.ts';
import { type FixturePage, type FixtureScreens, fixtureScreens } from '../../support/fixture-page.ts';
import { memberOf, programmeScenes, shopAnswers, shopView } from '../../support/fixture-programme-scenes.ts';
import {
  counterAnswers,
  counterScenes,
  counterView,
  doneView,
  memberView,
  press,
  tap,
  type,
} from '../../support/fixture-views.ts';
import {
  axeFindings,
  closelyExamined,
  contrastFindings,
  foreignTexts,
  layoutFaults,
  layoutFaultsWhenLarge,
} from './screen-checks.ts';

const scenes = [...counterScenes, ...programmeScenes];

let screens: FixtureScreens;
beforeAll(async () => {
  screens = await fixtureScreens();
});
afterAll(() => screens.close());

describe.each(languages)('In %s', (language) => {
  it.each(scenes)('$name is accessible, whole, and in one language', async ({ view, act, answers, page }) => {
    const open = await screens.open({
      ...(page ? { page } : {}),
      view: view(language),
      answers: { ...(await counterAnswers(language)), ...answers?.(language) },
    });
    await act?.(open.page);
    expect(await layoutFaults(open.page)).toEqual([]);
    expect(await foreignTexts(open.page, language)).toEqual([]);
    if (language === closelyExamined) {
      expect(await axeFindings(open.page)).toEqual([]);
      expect(await layoutFaultsWhenLarge(open.page)).toEqual([]);
    }
    expect(open.problems).toEqual([]);
    await open.close();
  });
});

describe('Every look', () => {
  it('keeps its contrast on the member and done screens', async () => {
    const { shop } = counterView('vi');
    if (!shop) throw new Error('the fixture shop is set up');
    const member = { at: 'member', member: memberView('vi'), question: null, codes: [] } as const;
    const done = { at: 'done', done: doneView('vi') } as const;
    const open = await screens.open({ view: counterView('vi'), answers: await counterAnswers('vi') });
    let revision = 1;
    for (const accent of ['green', 'blue', 'plum', 'terracotta', 'ink'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        for (const counter of [member, done]) {
          revision += 1;
          const look = { ...shop, accent, theme, mirrored: theme === 'dark' };
          await open.push(counterView('vi', { shop: look, counter, revision }));
          expect(await contrastFindings(open.page), `${accent} ${theme} ${counter.at}`).toEqual([]);
        }
      }
    }
    await open.close();
  });
});

describe('By keyboard alone', () => {
  const member = { at: 'member', member: memberView('en'), question: null, codes: [] } as const;
  const openMember = async () =>
    screens.open({ view: counterView('en', { counter: member }), answers: await counterAnswers('en') });

  it('earns on a typed amount with Enter, and a second Enter within 300 ms posts nothing more', async () => {
    const open = await openMember();
    for (const digit of '4250') {
      await open.page.keyboard.press(`Digit${digit}`);
      await open.page.clock.runFor(120);
    }
    // From here on only the test moves the time, however long the machine takes between the two.
    await open.page.clock.pauseAt((await open.page.evaluate(() => Date.now())) + 10_000);
    await open.page.keyboard.press('Enter');
    await open.page.clock.runFor(200);
    await open.page.keyboard.press('Enter');
    await open.page.clock.runFor(200);
    const posts = (await open.calls()).filter(({ method }) => method === 'bill.post');
    expect(posts).toEqual([
      {
        method: 'bill.post',
        request: { totalMinor: 425_000, itemCount: 1, operationId: expect.stringMatching(/^[0-9a-f]{32}$/) },
      },
    ]);
    await open.close();
  });

  it('keeps the operation id when an unanswered press is repeated', async () => {
    const open = await screens.open({
      view: counterView('en', { counter: member }),
      answers: { ...(await counterAnswers('en')), 'bill.post': { kind: 'failed' } },
    });
    await open.page.keyboard.press('Digit7');
    await open.page.clock.runFor(400);
    await open.page.keyboard.press('Enter');
    await open.page.clock.runFor(400);
    await open.page.keyboard.press('Enter');
    const ids = (await open.calls())
      .filter(({ method }) => method === 'bill.post')
      .map(({ request }) => (request as { operationId: string }).operationId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await open.page.textContent('[role=status]')).toMatch(/press again/i);
    await open.close();
  });

  it('undoes with F8, prints with F9 and goes on with Enter', async () => {
    const open = await screens.open({
      view: counterView('en', { counter: { at: 'done', done: doneView('en') } }),
      answers: await counterAnswers('en'),
    });
    await open.page.keyboard.press('F8');
    await open.page.keyboard.press('F9');
    await open.page.clock.runFor(400);
    await open.page.keyboard.press('Enter');
    const methods = (await open.calls()).map(({ method }) => method);
    expect(methods).toEqual(['slip.preview', 'event.undo', 'slip.reprint', 'done.dismiss']);
    await open.close();
  });

  it('reaches every control by Tab, with a visible outline', async () => {
    const open = await openMember();
    const wanted = await open.page.locator('button:enabled').count();
    const reached = new Set<string>();
    for (let step = 0; step < wanted + 4; step++) {
      await open.page.keyboard.press('Tab');
      await open.page.clock.runFor(120);
      const seen = await open.page.evaluate(() => {
        const focused = document.activeElement;
        if (!(focused instanceof HTMLButtonElement)) return null;
        return (
          [...document.querySelectorAll('button')].indexOf(focused) + getComputedStyle(focused).outlineStyle
        );
      });
      if (seen?.endsWith('solid')) reached.add(seen);
    }
    expect(reached.size).toBe(wanted);
    await open.close();
  });
});

describe('Ringing up items', () => {
  const openShop = async (language: 'vi' | 'en', answers: FixtureAnswers = {}) =>
    screens.open({
      view: shopView(language, { counter: memberOf(language) }),
      answers: { ...(await counterAnswers(language)), ...shopAnswers(language), ...answers },
    });
  const posted = async (open: FixturePage, method: string) =>
    (await open.calls()).filter((call) => call.method === method).map(({ request }) => request);
  const operationId = expect.stringMatching(/^[0-9a-f]{32}$/);

  it('posts lines and their sum by keyboard alone, an amount typed between them', async () => {
    const open = await openShop('vi');
    await open.page.locator('.item-key').first().waitFor();
    await press('ArrowDown')(open.page);
    await press('Enter')(open.page);
    await press('ArrowRight')(open.page);
    await press('Enter')(open.page);
    await press('Enter')(open.page);
    await press('Escape')(open.page);
    await type('20000')(open.page);
    await press('Enter')(open.page);
    await open.page.clock.runFor(400);
    await press('Enter')(open.page);
    expect(await posted(open, 'bill.post')).toEqual([
      {
        totalMinor: 35_000 + 2 * 29_000 + 20_000,
        itemCount: 1,
        lines: [
          { kind: 'item', item: 'milk-coffee', quantity: 1 },
          { kind: 'item', item: 'black-coffee', quantity: 2 },
          { kind: 'typed', amountMinor: 20_000 },
        ],
        operationId,
      },
    ]);
    await open.close();
  });

  it('pays from a wallet and the rest by card, with a voucher on the bill', async () => {
    const open = await openShop('vi');
    await tap('.item-key >> nth=0')(open.page);
    await tap('.paid-choice >> nth=1')(open.page);
    await tap('.paid-choice >> nth=4')(open.page);
    await tap('.member .segment >> nth=1')(open.page);
    await tap('.holding .button >> nth=2')(open.page);
    await press('Enter')(open.page);
    expect(await posted(open, 'bill.post')).toEqual([
      {
        totalMinor: 35_000,
        itemCount: 1,
        lines: [{ kind: 'item', item: 'milk-coffee', quantity: 1 }],
        tenders: [
          { kind: 'wallet', unit: 'wallet', amountMinor: null },
          { kind: 'card', amountMinor: null },
        ],
        rewards: [{ reward: 'off-20', quantity: 1 }],
        operationId,
      },
    ]);
    await open.close();
  });

  it('fetches the items once, and again when a price has changed', async () => {
    const open = await openShop('en', {
      'bill.post': { kind: 'refused', refusal: { code: 'pricesChanged' } },
    });
    await tap('.item-key >> nth=0')(open.page);
    expect(await posted(open, 'catalogue.list')).toHaveLength(1);
    await press('Enter')(open.page);
    expect(await posted(open, 'catalogue.list')).toHaveLength(2);
    expect(await open.page.textContent('[role=status].visually-hidden, .cue')).toMatch(/price changed/i);
    await open.close();
  });

  it('begins before the card is there, and the scanned member takes the bill over', async () => {
    const open = await screens.open({
      view: shopView('vi'),
      answers: { ...(await counterAnswers('vi')), ...shopAnswers('vi') },
    });
    await tap('.item-key >> nth=1')(open.page);
    await open.page.locator('.guest-bill').waitFor();
    await open.push(
      shopView('vi', {
        revision: 2,
        counter: memberOf('vi'),
        cue: { id: 1, kind: 'found', refusal: null },
      }),
    );
    expect(await open.page.locator('.bill-line').first().textContent()).toContain('Cà phê đen');
    await open.close();
  });

  it('takes a line off, and hands over a thing that waits where there is no bill', async () => {
    const open = await openShop('vi');
    await tap('.item-key >> nth=0')(open.page);
    await tap('.bill-quantity .button >> nth=0')(open.page);
    expect(await open.page.locator('.bill-line').count()).toBe(0);
    await tap('.member .segment >> nth=1')(open.page);
    await tap('.holding .button >> nth=1')(open.page);
    expect(await posted(open, 'reward.redeem')).toEqual([
      { rewards: [{ reward: 'cake', quantity: 1 }], operationId },
    ]);
    await open.close();
  });
});

describe('More for a member', () => {
  it.each`
    what              | taps                                                                         | method               | request
    ${'a deed'}       | ${['.more-open', '.more-tiles .tile >> nth=0']}                              | ${'action.post'}     | ${{ action: 'review' }}
    ${'a top-up'}     | ${['.more-open', '.more-choice >> nth=1', '.pay-in-quick .button >> nth=1']} | ${'wallet.topUp'}    | ${{ unit: 'wallet', paidMinor: 200_000 }}
    ${'a membership'} | ${['.more-open', '.more-choice >> nth=2', '.more-tiles .tile >> nth=0']}     | ${'membership.sell'} | ${{ membership: 'club' }}
    ${'a gift card'}  | ${['.more-open', '.more-choice >> nth=3', '.pay-in-quick .button >> nth=0']} | ${'giftCard.sell'}   | ${{ unit: 'wallet', paidMinor: 100_000 }}
  `('is $what in at most three touches', async ({ taps, method, request }) => {
    const open = await screens.open({
      view: shopView('vi', { counter: memberOf('vi') }),
      answers: { ...(await counterAnswers('vi')), ...shopAnswers('vi') },
    });
    for (const target of taps as string[]) await tap(target)(open.page);
    const calls = (await open.calls()).filter((call) => call.method === method);
    expect(calls.map((call) => call.request)).toEqual([
      { ...request, operationId: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
    expect((taps as string[]).length).toBeLessThanOrEqual(3);
    await open.close();
  });

  it('gives a slip of a guest to the member', async () => {
    const codes = programmeScenes.find(({ name }) => name === 'programme codes');
    if (!codes) throw new Error('the scene with codes exists');
    const open = await screens.open({ view: codes.view('vi'), answers: await counterAnswers('vi') });
    await tap('.code[data-kind="claim"] .button >> nth=0')(open.page);
    await tap('.code[data-kind="giftCard"] .button >> nth=0')(open.page);
    const calls = await open.calls();
    expect(calls.map(({ method }) => method)).toEqual(expect.arrayContaining(['claim.post', 'code.remove']));
    await open.close();
  });
});

describe('Rewards on one bill', () => {
  it('are taken one after the other and posted with it', async () => {
    const open = await screens.open({
      view: shopView('vi', { catalogue: 0, counter: memberOf('vi') }),
      answers: { ...(await counterAnswers('vi')), ...shopAnswers('vi') },
    });
    await type('145000')(open.page);
    await press('F6')(open.page);
    for (const reward of [1, 2]) {
      await tap(`.rewards-list .tile >> nth=${reward}`)(open.page);
      await tap('.reward-foot .button >> nth=0')(open.page);
    }
    await press('Escape')(open.page);
    await press('Enter')(open.page);
    const posts = (await open.calls()).filter(({ method }) => method === 'bill.post');
    expect(posts.map(({ request }) => request)).toEqual([
      {
        totalMinor: 145_000,
        itemCount: 1,
        rewards: [
          { reward: 'iced', quantity: 1 },
          { reward: 'tote', quantity: 1 },
        ],
        operationId: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
    await open.close();
  });
});

describe('Whoever brought a new member', () => {
  it('is told by scanning their card, and the form stays', async () => {
    const open = await screens.open({ view: shopView('vi'), answers: await counterAnswers('vi') });
    await press('F4')(open.page);
    await type('0901234567')(open.page);
    await tap('.consent')(open.page);
    await tap('.enrol > .button')(open.page);
    await open.push(
      shopView('vi', {
        revision: 2,
        counter: memberOf('vi'),
        cue: { id: 1, kind: 'found', refusal: null },
      }),
    );
    await open.page.locator('.enrol-referrer .chip').waitFor();
    await press('Enter')(open.page);
    const [enrolment] = (await open.calls()).filter(({ method }) => method === 'member.enrol');
    expect(enrolment?.request).toMatchObject({
      phone: '0901234567',
      consent: true,
      referrer: memberOf('vi').member.member,
    });
    await open.close();
  });
});

describe('The items of the shop', () => {
  const openItems = async () => {
    const items = programmeScenes.find(({ name }) => name === 'settings items');
    if (!items) throw new Error('the scene of the items exists');
    const open = await screens.open({
      view: items.view('vi'),
      answers: { ...(await counterAnswers('vi')), ...shopAnswers('vi') },
    });
    await items.act?.(open.page);
    return open;
  };
  const saves = async (open: FixturePage) =>
    (await open.calls())
      .filter(({ method }) => method === 'catalogue.save' || method === 'catalogue.remove')
      .map(({ method, request }) => [
        method,
        (request as { id?: string; item?: string }).id ?? (request as { item?: string }).item,
      ]);

  it('change places by keyboard, both of them saved', async () => {
    const open = await openItems();
    await open.page.locator('.items-row .button >> nth=1').focus();
    await press('Enter')(open.page);
    expect(await saves(open)).toEqual([
      ['catalogue.save', 'black-coffee'],
      ['catalogue.save', 'milk-coffee'],
    ]);
    await open.close();
  });

  it('change places by dragging', async () => {
    const open = await openItems();
    await open.page.locator('.items-handle').nth(2).dragTo(open.page.locator('.items-row').nth(0));
    await open.page.clock.runFor(300);
    expect((await saves(open)).map(([, id]) => id)).toEqual(['bac-xiu', 'milk-coffee', 'black-coffee']);
    await open.close();
  });

  it('come back whole when a removal is undone', async () => {
    const open = await openItems();
    await tap('.items-row .button >> nth=2')(open.page);
    await tap('.dialog-actions .button >> nth=0')(open.page);
    await tap('.items-removed .button')(open.page);
    expect(await saves(open)).toEqual([
      ['catalogue.remove', 'milk-coffee'],
      ['catalogue.save', 'milk-coffee'],
    ]);
    await open.close();
  });

  it('get a picture that is made small', async () => {
    const open = await openItems();
    await tap('.items-row .button >> nth=2')(open.page);
    const large = await open.page.screenshot({ type: 'png' });
    await open.page
      .locator('.dialog input[type=file]')
      .setInputFiles({ name: 'coffee.png', mimeType: 'image/png', buffer: large });
    await open.page.locator('.item-photo img').waitFor();
    await tap('.dialog-actions .button[data-tone="primary"]')(open.page);
    const [save] = (await open.calls()).filter(({ method }) => method === 'catalogue.save');
    const picture = (save?.request as { picture: string } | undefined)?.picture ?? '';
    expect(picture).toMatch(/^data:image\/webp;base64,/);
    expect(picture.length).toBeLessThan(33_000);
    await open.close();
  });
});

describe('A scan', () => {
  it('shows its edge, says it once, and leaves the search for the member it found', async () => {
    const open = await screens.open({ view: counterView('en'), answers: await counterAnswers('en') });
    await open.page.keyboard.press('F2');
    await open.page.waitForSelector('.search');
    const found = counterView('en', {
      revision: 2,
      counter: { at: 'member', member: memberView('en'), question: null, codes: [] },
      cue: { id: 1, kind: 'found', refusal: null },
    });
    await open.push(found);
    expect(await open.page.textContent('[role=status]')).toBe('FoundAmelia Thornton');
    expect(await open.page.locator('h1').textContent()).toBe('Amelia Thornton');
    await open.page.clock.runFor(3_000);
    await open.push({ ...found, revision: 3 });
    expect(await open.page.textContent('[role=status]')).toBe('');
    await open.close();
  });

  it('keeps an amount that was typed before it', async () => {
    const open = await screens.open({ view: counterView('vi'), answers: await counterAnswers('vi') });
    await open.page.click('.counter-actions .button >> nth=0');
    for (const digit of '45000') {
      await open.page.keyboard.press(`Digit${digit}`);
      await open.page.clock.runFor(120);
    }
    await open.push(
      counterView('vi', {
        revision: 2,
        counter: { at: 'member', member: memberView('vi'), question: null, codes: [] },
        cue: { id: 1, kind: 'found', refusal: null },
      }),
    );
    expect(await open.page.locator('.amount-value').textContent()).toContain('45.000');
    await open.close();
  });
});
