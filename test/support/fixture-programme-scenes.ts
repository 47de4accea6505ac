/** Scenes of a counter whose programme has everything, and that rings up items. */
import type { Page } from 'playwright-core';
import type { CodeView, MemberView, RewardView, TerminalView } from '../../src/shared/contract/view.ts';
import type { Evaluation } from '../../src/shared/domain/engine/evaluation.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import { type FixtureAnswers, ownerMember, ownerView } from './fixture-owner.ts';
import { goToSettings } from './fixture-owner-scenes.ts';
import { names, shopItems, shopProgramme } from './fixture-shop-programme.ts';
import {
  type CounterScene,
  counterView,
  doneView,
  earns,
  inTurn,
  line,
  memberView,
  press,
  rewards,
  tap,
  type,
} from './fixture-views.ts';

const price = (language: Language, dong: number): number =>
  ({ vi: dong, th: Math.round(dong / 7), en: Math.round(dong / 250) })[language];

const level = {
  level: 'gold',
  metric: 1_180,
  since: '2026-02-11',
  safeUntil: '2027-02-11',
  toKeep: 320,
  next: null,
  frozenUntil: null,
  name: names.gold,
  nextName: null,
  unit: 'points',
  measure: 'earned',
  freezeDaysLeft: 90,
} as const satisfies MemberView['tier'];

const otherRewards: readonly RewardView[] = (
  [
    ['tasting', 'experience', 300, 4, null, names.tasting],
    ['school', 'donation', 100, 12, null, names.school],
    ['credit', 'credit', 200, 6, null, names.wallet],
    [
      'next-time',
      'voucher',
      150,
      0,
      { vi: 'Mỗi tháng một phiếu', th: 'เดือนละหนึ่งคูปอง', en: 'One voucher a month' },
      names.off,
    ],
  ] as const
).map(([reward, kind, cost, most, reason, name]) => ({
  reward,
  kind,
  name,
  unit: 'points',
  price: cost,
  most,
  missing: 0,
  stepMinor: null,
  left: null,
  needsBill: false,
  reason,
}));

/** A regular who has a bit of everything. */
export function richMember(language: Language, changes: Partial<MemberView> = {}): MemberView {
  const plain = memberView(language);
  return {
    ...plain,
    balances: [
      ...plain.balances,
      {
        unit: 'wallet',
        available: price(language, 250_000),
        unconfirmed: 0,
        pending: price(language, 20_000),
        debt: 0,
        nextExpiry: null,
      },
      { unit: 'chances', available: 3, unconfirmed: 0, pending: 0, debt: 0, nextExpiry: null },
    ],
    tier: level,
    vouchers: [
      { voucher: 'cake', name: names.cake, uses: 1, until: '2026-12-05', reason: null, isItem: true },
      { voucher: 'off-20', name: names.off, uses: 2, until: '2026-12-21', reason: null, isItem: false },
    ],
    memberships: [{ id: 'club', name: names.club, until: '2027-03-31' }],
    birthday: 'near',
    favourites: shopItems(language)
      .slice(0, 3)
      .map(({ name }) => name),
    actions: [
      { action: 'review', name: null, rule: 'review', text: names.review, left: 1 },
      { action: 'referral', name: null, rule: 'friend', text: names.friend, left: null },
      { action: 'event', name: names.tasting[language], rule: 'event', text: names.review, left: 0 },
    ],
    rewards: [...rewards(language), ...otherRewards].sort((a, b) => a.missing - b.missing),
    ...changes,
  };
}

export const shopView = (language: Language, changes: Partial<TerminalView> = {}): TerminalView =>
  counterView(language, { programme: shopProgramme(language), catalogue: 7, ...changes });

export const memberOf = (
  language: Language,
  changes: Partial<MemberView> = {},
  codes: readonly CodeView[] = [],
) => ({ at: 'member', member: richMember(language, changes), question: null, codes }) as const;

const giftCard = (language: Language): CodeView => ({
  code: 'QG1.7F3K.9PZ2',
  kind: 'giftCard',
  name: names.wallet,
  id: 'wallet',
  available: price(language, 100_000),
  until: null,
  gives: [],
});
const claim: CodeView = {
  code: 'QC1.4H8M.2XTY',
  kind: 'claim',
  name: { vi: '', th: '', en: '' },
  id: '',
  available: 1,
  until: '2026-12-21',
  gives: [{ unit: 'points', quantity: 12 }],
};

/** 35.000 + 2 × 55.000 less what happy hour takes off, part of it from the wallet. */
function preview(language: Language): Evaluation {
  const off = price(language, 14_500);
  const totalMinor = price(language, 145_000);
  const walletMinor = price(language, 50_000);
  return {
    ...earns,
    effects: [...earns.effects, { kind: 'discount', amountMinor: off, reward: 'happy-hour', lines: [] }],
    due: { totalMinor, discountMinor: off, walletMinor, payableMinor: totalMinor - off - walletMinor },
  };
}

/** A square of one colour, so that a picture is told from a drawing. */
const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGO4FhP9PzqGAUjhpAFyqg6/1wV8fQAAAABJRU5ErkJggg==';

export const shopAnswers = (language: Language): FixtureAnswers => ({
  'catalogue.list': { kind: 'done', value: shopItems(language) },
  'catalogue.earns': {
    kind: 'done',
    value: shopItems(language).map(({ id }, index) => ({
      item: id,
      earns: [
        { unit: 'points', quantity: 1 + (index % 4) },
        ...(index % 3 === 0 ? [{ unit: 'stamps', quantity: 1 }] : []),
      ],
    })),
  },
  'catalogue.picture': { kind: 'done', value: { picture } },
  'bill.preview': { kind: 'done', value: preview(language) },
});

/** A coffee, and two cakes from another category. */
const ringUp = inTurn(
  tap('.item-key >> nth=0'),
  tap('.item-tab >> nth=3'),
  tap('.item-key >> nth=2'),
  tap('.item-key >> nth=2'),
);
const more = (tool: number) => inTurn(tap('.more-open'), tap(`.more-choice >> nth=${tool}`));
const items = (page: Page) => goToSettings(page, 'items');

const scene = (
  name: string,
  view: CounterScene['view'],
  act?: (page: Page) => Promise<void>,
): CounterScene => ({ name, view, answers: shopAnswers, ...(act ? { act } : {}) });

const member = (language: Language) => shopView(language, { counter: memberOf(language) });
const amountOnly = (language: Language) => shopView(language, { catalogue: 0, counter: memberOf(language) });

export const programmeScenes: readonly CounterScene[] = [
  scene('items ready', (language) => shopView(language)),
  scene('items guest', (language) => shopView(language), ringUp),
  scene('items member', member),
  scene('items rung up', member, inTurn(ringUp, tap('.paid-choice >> nth=4'))),
  scene('items long bill', member, async (page) => {
    for (const tab of [1, 2, 3, 4]) {
      await tap(`.item-tab >> nth=${tab}`)(page);
      for (const key of [0, 1]) await tap(`.item-key >> nth=${key}`)(page);
    }
  }),
  scene('items category', member, tap('.item-tab >> nth=3')),
  scene('items typed amount', member, inTurn(tap('.item-key >> nth=1'), type('45000'))),
  scene('items member details', member, tap('.member .segment >> nth=1')),
  scene('items split', member, inTurn(ringUp, tap('.paid-choice >> nth=5'), type('50000'))),
  scene('programme member', amountOnly, type('145000')),
  scene(
    'programme voucher chosen',
    amountOnly,
    inTurn(type('145000'), tap('.holding .button >> nth=2'), tap('.holding .button >> nth=0')),
  ),
  scene('programme news', (language) =>
    shopView(language, {
      catalogue: 0,
      counter: memberOf(language, {
        birthday: 'today',
        news: [
          {
            vi: 'Chúc mừng sinh nhật! Một bánh đang chờ.',
            th: 'สุขสันต์วันเกิด! มีเค้กรออยู่',
            en: 'Happy birthday! A cake is waiting.',
          },
        ],
        tier: { ...level, frozenUntil: '2026-12-31' },
      }),
    }),
  ),
  scene('programme codes', (language) =>
    shopView(language, { catalogue: 0, counter: memberOf(language, {}, [giftCard(language), claim]) }),
  ),
  scene('ready codes', (language) =>
    shopView(language, {
      catalogue: 0,
      counter: { at: 'ready', recent: [ownerMember(language)], codes: [claim] },
    }),
  ),
  scene('more actions', amountOnly, more(0)),
  scene('more top up', amountOnly, inTurn(more(1), type('300000'))),
  scene('more membership', amountOnly, more(2)),
  scene('more gift card', amountOnly, more(3)),
  scene(
    'more promise',
    (language) =>
      shopView(language, {
        catalogue: 0,
        counter: memberOf(language),
        signedIn: ownerView(language).signedIn,
      }),
    more(4),
  ),
  scene('more freeze', amountOnly, more(4)),
  scene('more freeze pin', amountOnly, inTurn(more(4), tap('.freeze > .button'))),
  scene('more code', amountOnly, more(5)),
  scene('rewards of every kind', amountOnly, press('F6')),
  scene('reward experience', amountOnly, inTurn(press('F6'), tap('.rewards-list .tile >> nth=3'))),
  scene(
    'rewards on one bill',
    amountOnly,
    inTurn(
      type('145000'),
      press('F6'),
      tap('.rewards-list .tile >> nth=1'),
      tap('.reward-foot .button >> nth=0'),
    ),
  ),
  scene(
    'enrol with referrer',
    (language) => shopView(language),
    inTurn(press('F4'), tap('.enrol > .button')),
  ),
  scene('done with level', (language) =>
    shopView(language, {
      counter: {
        at: 'done',
        done: doneView(language, {
          member: richMember(language),
          changes: [
            { unit: 'points', quantity: 9 },
            { unit: 'off-20', quantity: 1 },
          ],
          freshStamps: [],
          walletMinor: price(language, 50_000),
          payableMinor: price(language, 80_500),
          tier: { before: names.silver, after: names.gold, up: true },
        }),
      },
    }),
  ),
  scene('done top up', (language) =>
    shopView(language, {
      counter: {
        at: 'done',
        done: doneView(language, {
          kind: 'topUp',
          member: richMember(language),
          totalMinor: price(language, 200_000),
          payableMinor: price(language, 200_000),
          changes: [{ unit: 'wallet', quantity: price(language, 220_000) }],
          freshStamps: [],
          why: [],
        }),
      },
    }),
  ),
  scene('history of deeds', (language) =>
    shopView(language, {
      catalogue: 0,
      counter: memberOf(language, {
        vouchers: [],
        balances: [],
        stampCards: [],
        recent: (['action', 'topUp', 'membership', 'claim', 'frozen'] as const).map((kind, index) =>
          line(language, index, { kind, totalMinor: null, changes: [] }),
        ),
      }),
    }),
  ),
  {
    name: 'customer with level',
    page: 'customer.html',
    view: (language) =>
      shopView(language, {
        customer: {
          at: 'done',
          name: richMember(language).name,
          changes: [{ unit: 'points', quantity: 9 }],
          balances: richMember(language).balances,
          stampCards: [],
          freshStamps: [],
          tier: { before: names.silver, after: names.gold, up: true },
        },
      }),
  },
  {
    name: 'settings items',
    view: (language) => shopView(language, { signedIn: ownerView(language).signedIn }),
    answers: shopAnswers,
    act: items,
  },
  {
    name: 'settings items none',
    view: (language) => counterView(language, { signedIn: ownerView(language).signedIn }),
    act: items,
  },
  {
    name: 'settings item',
    view: (language) => shopView(language, { signedIn: ownerView(language).signedIn }),
    answers: shopAnswers,
    act: inTurn(items, tap('.items-row .button >> nth=2')),
  },
  {
    name: 'settings item wrong',
    view: (language) => counterView(language, { signedIn: ownerView(language).signedIn }),
    act: inTurn(items, tap('.items-empty .button'), tap('.dialog-actions .button[data-tone="primary"]')),
  },
];
