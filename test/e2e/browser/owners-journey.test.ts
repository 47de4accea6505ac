/** An owner whose shop stamps paper cards makes another programme of it from an example, and works with it the same day. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPin } from '../../../src/shared/domain/cards/demo-cards.ts';
import type { Language } from '../../../src/shared/kernel/language.ts';
import { cafe, regularCard, regulars } from '../../support/cafe.ts';
import {
  type Counter,
  openCounterPage,
  openFromMenu,
  press,
  setUpShop,
  signIn,
  smallShop,
  startBrowserProduct,
  type,
} from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { texts } from '../../support/texts.ts';

interface Journey {
  readonly language: Language;
  readonly before: string;
  readonly example: string;
  /** The rule that gives more from now on, and how much. */
  readonly rule: string;
  readonly quantity: string;
  /** What the bill that is tried earns, before and after. */
  readonly tried: readonly [string, string];
}

const prepaid: Journey = {
  language: 'vi',
  before: 'Thẻ tích tem',
  example: 'Thẻ cà phê trả trước',
  rule: 'Sao theo hóa đơn',
  quantity: '4',
  tried: ['+18 sao', '+72 sao'],
};

const carWash: Journey = {
  language: 'th',
  before: 'บัตรสะสมแสตมป์',
  example: 'ล้างรถสะสมแสตมป์',
  rule: 'แสตมป์ทุกครั้งที่ล้าง',
  quantity: '10',
  tried: ['+1 ดวง', '+10 ดวง'],
};

const starClub: Journey = {
  language: 'en',
  before: 'Stamp card',
  example: 'Star Club',
  rule: 'Stars for spending',
  quantity: '10',
  tried: ['+9 stars', '+90 stars'],
};

const button = (page: Page, name: string, within = 'body') =>
  page.locator(within).getByRole('button', { name, exact: true }).first();

async function openGallery(page: Page, language: Language): Promise<void> {
  const { common, editor, owner } = texts[language];
  await openFromMenu(page, common.menu.settings);
  const sections = page.locator('.settings-rail');
  await sections.getByText(owner.settings.sections.programme, { exact: true }).click();
  await press(button(page, editor.settings.open));
  // The examples come after what is in force.
  await page.locator('.gallery-card').nth(5).waitFor();
}

async function openCurrent(page: Page, language: Language): Promise<void> {
  await openGallery(page, language);
  await press(page.locator('.gallery-card[data-current]'));
  await page.locator('.editor-rail').waitFor();
}

/** Money and units stand together: their spaces do not break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

/** What an owner does, wherever the shop is; `atTheCounter` is how the programme then works. */
function travels(
  { language, before, example, rule, quantity, tried }: Journey,
  atTheCounter: (visit: CounterVisit) => void,
): void {
  const { common, counter: words, editor } = texts[language];
  let counter: Counter;
  let page: Page;

  beforeAll(async () => {
    const product = await startBrowserProduct();
    await setUpShop(product, { ...cafe(language), template: 'stamps' }, async (call) => {
      await call('reader.save', { kind: 'wedge', id: 'keyboard', name: 'USB', format: '8H10D' });
    });
    counter = await openCounterPage(product);
    page = counter.page;
    page.setDefaultTimeout(10_000);
    await signIn(page, smallShop.ownerName, smallShop.ownerPin);
  }, 90_000);
  afterAll(() => counter?.close());

  it('turns an example into the programme, from today', async () => {
    await openGallery(page, language);
    await press(page.locator('.gallery-card', { hasText: example }));
    const earned = page.locator('.editor-earned b');
    await earned.waitFor();
    expect(plain(await earned.innerText())).toBe(tried[0]);
    await press(page.locator('.editor-entry', { hasText: rule }).first());
    await page.getByLabel(editor.fields.quantity).first().fill(quantity);
    await expect.poll(async () => plain(await earned.innerText())).toBe(tried[1]);

    await press(button(page, editor.publish.open));
    await page.locator('.editor-changes').getByText(example).waitFor();
    await page.getByText(editor.publish.today, { exact: true }).click();
    await press(button(page, editor.publish.confirm, '.dialog-actions'));
    await page.locator('.settings').waitFor();
    await press(button(page, common.actions.back, '.page'));
  });

  it('enrols the first member with a card', async () => {
    await page.getByRole('heading', { name: words.ready.title }).waitFor();
    await scan(page, regularCard);
    await press(page.getByRole('button', { name: words.unknownCard.enrol }));
    await page.getByRole('textbox', { name: words.enrol.name }).fill(regulars[language]);
    await page.getByText(words.enrol.agrees, { exact: true }).click();
    await press(button(page, words.enrol.submit));
    await page.getByText(words.done.enrolled).first().waitFor();
  });

  atTheCounter({
    language,
    page: () => page,
    async scanned() {
      await press(button(page, words.done.next));
      await scan(page, regularCard);
    },
    async member() {
      await page.locator('.member').getByRole('heading', { name: regulars[language] }).waitFor();
      return plain(await page.locator('.member').innerText());
    },
    async done() {
      await page.locator('.done').waitFor();
      return plain(await page.locator('.done').innerText());
    },
    async redeem(reward) {
      await press(button(page, words.member.redeem));
      await press(page.locator('.rewards-list .tile', { hasText: reward }));
      await press(page.locator('.reward-pane .button').last());
      await press(button(page, words.redeem.confirm, '[role=alertdialog]'));
    },
  });

  it('finds what changed in the history of versions', async () => {
    await press(button(page, words.done.next));
    await openCurrent(page, language);
    await press(button(page, editor.versions.open));
    await page.locator('.editor-version').nth(1).waitFor();
    await page.locator('.editor-version-side select').selectOption('1');
    const renamed = page.locator('.editor-version-changes .editor-changes li').first();
    await renamed.waitFor();
    const [from, to] = await renamed
      .locator('p')
      .allInnerTexts()
      .then((lines) => lines.slice(1));
    expect(from).toContain(before);
    expect(to).toContain(example);
  });

  it('has no bills to back-test on before a day has passed, and says so', async () => {
    await press(button(page, editor.close, '.dialog-actions'));
    await press(button(page, editor.backTest.open));
    await page.getByText(editor.backTest.none).waitFor();
  });

  it('broke nowhere on the way', () => {
    expect(counter.faults).toEqual([]);
    expect(counter.product.complaints()).toBe('');
  });
}

interface CounterVisit {
  readonly language: Language;
  page(): Page;
  /** The member's card, after whoever was there has gone. */
  scanned(): Promise<void>;
  /** What the member's screen shows. */
  member(): Promise<string>;
  /** What was done. */
  done(): Promise<string>;
  redeem(reward: string): Promise<void>;
}

describe('A café in Vietnam takes money in advance', () => {
  travels(prepaid, ({ language, page, scanned, member, done, redeem }) => {
    const { counter: words } = texts[language];

    it('fills the wallet, with the bonus', async () => {
      await scanned();
      await member();
      await press(button(page(), words.member.more));
      await press(button(page(), words.more.topUp, '.more-rail'));
      await press(button(page(), '500.000 ₫', '.pay-in-quick'));
      const text = await done();
      expect(text).toContain('+500.000 ₫ ví trả trước');
      expect(text).toContain('+50.000 ₫ ví thưởng');
    });

    it('pays a bill from it, which earns more', async () => {
      await scanned();
      expect(await member()).toContain('500.000 ₫');
      await type(page(), '150000');
      await press(button(page(), words.member.payWith, '.member'));
      await press(button(page(), words.member.earn));
      const text = await done();
      // 15 × 4, and 15 because the wallet paid.
      expect(text).toContain('+75 sao');
      expect(text).toContain('150.000 ₫');
    });

    it('turns stars into money', async () => {
      await scanned();
      const text = await member();
      expect(text).toContain('350.000 ₫');
      expect(text).toMatch(/\b75\s/);
      await redeem('Đổi sao thành tiền ví');
      const given = await done();
      expect(given).toContain('−50 sao');
      expect(given).toContain('+25.000 ₫ ví thưởng');
    });
  });
});

describe('A car wash in Thailand stamps a card', () => {
  travels(carWash, ({ scanned, member, done, redeem, page }) => {
    it('stamps with the scan alone', async () => {
      await scanned();
      await page().locator('.headline-number', { hasText: '+10 ดวง' }).waitFor();
    });

    it('gives a wash for the full card and begins the next', async () => {
      await scanned();
      expect(await member()).toContain('ล้างรถฟรี');
      await redeem('ล้างรถฟรี');
      // Half of the cards begin with two stamps and have ten boxes, the others eight: the same way to go.
      const text = await done();
      expect(text).toMatch(/−(8|10) ดวง/);
      expect(text).toMatch(/2 \/ (8|10)/);
      expect(text).toContain('1 × ล้างรถฟรี');
    });
  });
});

describe('A café in America counts stars', () => {
  travels(starClub, ({ scanned, member, done, redeem, page }) => {
    it('earns stars and a level', async () => {
      await scanned();
      expect(await member()).toContain('300 stars more to Gold');
      await type(page(), '40');
      await page().keyboard.press('Enter');
      const text = await done();
      expect(text).toContain('+320 stars');
      expect(text).toContain('Welcome to Gold!');
    });

    it('gives a drink at the price of the level', async () => {
      await scanned();
      expect(await member()).toContain('Gold');
      await redeem('Free drink');
      const text = await done();
      expect(text).toContain('−108 stars');
      expect(text).toContain('1 × Free drink');
    });
  });
});

describe('The owner of the demonstration', () => {
  const { editor } = texts.vi;
  let counter: Counter;
  let page: Page;

  beforeAll(async () => {
    counter = await openCounterPage(await startBrowserProduct({ demo: true }));
    page = counter.page;
    await signIn(page, 'Lan', demoPin);
  }, 90_000);
  afterAll(() => counter?.close());

  it('sees what more points would have cost on the bills of the last month', async () => {
    await openCurrent(page, 'vi');
    await press(page.locator('.editor-entry').first());
    await page.getByLabel(editor.fields.quantity).first().fill('3');
    await press(button(page, editor.backTest.open));
    await page.locator('.editor-figures').waitFor();
    const [now = 0, draft = 0] = (await page.locator('.editor-figures b').allInnerTexts()).map((text) =>
      Number(text.replaceAll(/\D/g, '')),
    );
    expect(now).toBeGreaterThan(0);
    expect(draft).toBeGreaterThan(now);
    expect(counter.faults).toEqual([]);
    expect(counter.product.complaints()).toBe('');
  });
});
