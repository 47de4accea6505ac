/** A shop with items and everything that a programme can have: by keyboard alone in one country, by fingers in another. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cafe, furnishCafe, itemsOf, offered, regularCard, regulars } from '../../support/cafe.ts';
import { names } from '../../support/fixture-shop-programme.ts';
import {
  type Counter,
  handMs,
  openCounterPage,
  setUpShop,
  signIn,
  smallShop,
  startBrowserProduct,
  type,
} from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { texts } from '../../support/texts.ts';

/** How a person works the screen. */
interface Hand {
  press(target: Locator): Promise<void>;
  /** The other one of two that exclude each other. */
  turnTo(target: Locator): Promise<void>;
  amount(digits: string): Promise<void>;
}

const byKeyboard = (page: Page): Hand => {
  const reach = async (target: Locator) => {
    await target.waitFor();
    // A hand takes its time; keys on the heels of a scan would be the scanner's.
    await page.waitForTimeout(handMs);
    for (let presses = 0; presses < 120; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${String(target)}`);
  };
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press('Enter');
    },
    async turnTo(target) {
      const group = page.getByRole('radiogroup').filter({ has: target });
      await reach(group.locator('input:checked'));
      await page.keyboard.press('ArrowRight');
    },
    amount: (digits) => type(page, digits),
  };
};

const byFingers = (page: Page): Hand => ({
  async press(target) {
    await page.waitForTimeout(handMs);
    await target.tap();
  },
  async turnTo(target) {
    await page.waitForTimeout(handMs);
    await target.locator('xpath=ancestor::label').tap();
  },
  async amount(digits) {
    for (const digit of digits)
      await page.locator('.keypad').last().getByRole('button', { name: digit, exact: true }).tap();
  },
});

/** Amounts as they are typed, and as the screens say them. */
const money = {
  vi: {
    topUp: '500.000 ₫',
    inWallet: '550.000 ₫',
    giftCard: '100.000 ₫',
    part: '50000',
    /** 2 × 35.000 + 32.000, less 10 %, less 50.000 from the wallet. */
    toPay: '41.800 ₫',
    large: '1000000',
    largeLessCard: '900.000 ₫',
    ofGuest: 1,
    /** What the 10 % reward takes off. */
    off: '−10.200 ₫',
  },
  th: {
    topUp: '฿500.00',
    inWallet: '฿550.00',
    giftCard: '฿100.00',
    part: '50',
    toPay: '฿81.14',
    large: '1000',
    largeLessCard: '฿900.00',
    ofGuest: 2,
    off: '−฿14.57',
  },
} as const;

describe.each([
  { language: 'vi', way: 'keyboard', hasTouch: false },
  { language: 'th', way: 'fingers', hasTouch: true },
] as const)('In $language, by $way', ({ language, hasTouch }) => {
  const { counter: words, common, owner } = texts[language];
  const sums = money[language];
  const items = itemsOf(language);
  let counter: Counter;
  let page: Page;
  let hand: Hand;

  beforeAll(async () => {
    const product = await startBrowserProduct();
    await setUpShop(product, cafe(language), (call) => furnishCafe(call, language));
    counter = await openCounterPage(product, { hasTouch });
    page = counter.page;
    page.setDefaultTimeout(10_000);
    hand = hasTouch ? byFingers(page) : byKeyboard(page);
    await signIn(page, smallShop.ownerName, smallShop.ownerPin);
  }, 90_000);
  afterAll(() => counter?.close());

  const button = (name: string, within: string = 'body') =>
    page.locator(within).getByRole('button', { name, exact: true }).first();
  const shows = (text: string, within: string) => page.locator(within).getByText(text).first().waitFor();
  const done = () => page.locator('.done').waitFor();
  /** Money stands together: its spaces do not break. */
  const headline = async () => (await page.locator('.headline-number').innerText()).replaceAll('\u00a0', ' ');

  /** The member steps up to the counter; whoever was there has gone. */
  async function regular(): Promise<void> {
    if (await page.locator('.done').isVisible()) await next();
    await scan(page, regularCard);
    await page.locator('.member').getByRole('heading', { name: regulars[language] }).waitFor();
  }

  async function next(): Promise<void> {
    await hand.press(button(words.done.next));
    await page.locator('.ready').waitFor();
  }

  async function more(tool: string): Promise<void> {
    await hand.press(button(words.member.more));
    await hand.press(button(tool, '.more-rail'));
  }

  const details = () => hand.turnTo(page.getByRole('radio', { name: words.member.detailsTab }));
  const ring = (item: string) =>
    hand.press(page.locator('.item-key:visible').filter({ hasText: items[item] ?? item }));
  const points = () => page.locator('.member-quantity').first().innerText();

  /** What any reader finds on the slip that the screen shows. */
  async function codeOnSlip(): Promise<string> {
    const source = await page.locator('.slip-picture img').getAttribute('src');
    const file = join(counter.product.folder, 'slip.png');
    writeFileSync(file, Buffer.from(source?.split(',')[1] ?? '', 'base64'));
    return execFileSync('zbarimg', ['-q', '--raw', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  it('records a deed, fills the wallet with its bonus, and sells a membership', async () => {
    await regular();
    expect(await page.locator('.tier-strip').innerText()).toContain(names.green[language]);
    await more(words.more.actions);
    await hand.press(page.locator('.more-tiles button').first());
    await done();
    expect(await headline()).toMatch(/^\+20 /);

    await regular();
    await more(words.more.topUp);
    await hand.press(button(sums.topUp, '.pay-in-quick'));
    await done();
    expect(await headline()).toContain(`+${sums.inWallet}`);

    await regular();
    await more(words.more.membership);
    await hand.press(page.locator('.more-tiles button').first());
    await done();
    await shows(names.club[language], '.next-reward');
  });

  it('gives a voucher', async () => {
    await regular();
    await more(words.more.promise);
    await hand.press(page.locator('.more-tiles button').filter({ hasText: names.cake[language] }));
    await done();
    await shows(names.cake[language], '.next-reward');
  });

  it('rings up items with a voucher, two rewards and a part from the wallet', async () => {
    await regular();
    await ring('milk-coffee');
    await ring('milk-coffee');
    await ring('banh-mi');
    await details();
    await hand.press(button(words.member.useVoucher, '.holdings'));
    await hand.press(button(words.member.redeem));
    for (const reward of [offered.custard, offered.tenOff]) {
      await hand.press(page.locator('.rewards-list .tile').filter({ hasText: reward[language] }));
      await hand.press(button(words.redeem.addToBill));
      await page.locator('.on-bill').getByText(reward[language]).waitFor();
    }
    expect(await page.locator('.rewards-balance').innerText()).toBe('0');
    await hand.press(button(common.actions.back, '.rewards'));
    await shows(sums.off, '.bill-list');
    await hand.press(button(words.tender.split, '.paid-by'));
    await hand.amount(sums.part);
    await hand.press(button(names.wallet[language], '.split-choices'));
    await hand.press(button(common.actions.done, '.split ~ .dialog-actions'));
    await shows(sums.toPay, '.bill-sum');
    await hand.press(button(words.member.earn));
    await done();
    await shows(sums.toPay, '.headline-facts');
    const given = page.locator('.next-reward', { hasText: words.done.handOver });
    await given.getByText(names.cake[language]).waitFor();
    await given.getByText(offered.custard[language]).waitFor();
  });

  it('gives everything back when the bill is refunded', async () => {
    await next();
    await hand.press(page.locator('.top-staff'));
    await hand.press(button(common.menu.history, '.menu'));
    await hand.press(page.locator('.history-row').first());
    await hand.press(button(owner.history.reverse));
    await hand.press(button(owner.history.reasons.returned, '.refund'));
    await hand.press(button(owner.history.reverseDo, '.dialog-actions'));
    await page.locator('.history-final').waitFor();
    await hand.press(button(common.actions.back, '.page'));
    await page.locator('.headline[data-back]').waitFor();
    await regular();
    expect(await points()).toBe('20');
    await details();
    await shows(sums.inWallet, '.holdings');
    await shows(names.cake[language], '.holdings');
  });

  it('sells a gift card whose code pays, on a bill that reaches the next level', async () => {
    await more(words.more.giftCard);
    await hand.press(button(sums.giftCard, '.pay-in-quick'));
    await done();
    expect(await headline()).toBe(sums.giftCard);
    const code = await codeOnSlip();
    await regular();
    await scan(page, code);
    await shows(sums.giftCard, '.code');
    await hand.press(button(words.bill.type));
    await hand.amount(sums.large);
    await hand.press(button(words.bill.add, '.counter-actions'));
    await shows(sums.largeLessCard, '.bill-sum');
    await hand.press(button(words.member.earn));
    await done();
    await shows(names.silver[language], '.done-level');
    await shows(sums.largeLessCard, '.headline-facts');
  });

  it('gives a member what the bill of a guest earned, by the code of its slip, once', async () => {
    await next();
    await ring('milk-coffee');
    await hand.press(button(words.anonymous.post));
    await done();
    const code = await codeOnSlip();
    await regular();
    const before = Number(await points());
    await scan(page, code);
    await hand.press(button(words.codes.claimGive));
    await done();
    expect(await headline()).toContain(`+${sums.ofGuest} `);
    await regular();
    expect(Number(await points())).toBe(before + sums.ofGuest);
    await scan(page, code);
    await page.locator('.cue', { hasText: common.refusals.alreadyClaimed }).waitFor();
  });

  it('broke nowhere on the way', () => {
    expect(counter.faults).toEqual([]);
    expect(counter.product.complaints()).toBe('');
  });
});
