import { describe, expect, it } from 'vitest';
import { languages } from '../../kernel/language.ts';
import type { ProgrammeInput } from './document.ts';
import { parseProgramme } from './parse.ts';
import { templateProgramme } from './templates.ts';

const text = (word: string) => ({ vi: word, th: word, en: word });

const template = templateProgramme('pointsAndStamps', 'VND', '2026-01-01');
const visit = {
  id: 'come',
  name: text('Come'),
  unit: 'points',
  on: { kind: 'action', action: 'visit' },
} as const;
const club = { id: 'club', name: text('Club'), priceMinor: 500_000, days: 365 };
const voucher = {
  id: 'treat',
  name: text('Treat'),
  gives: { kind: 'moneyOff', amountMinor: 20_000 },
} as const;

/** Every part of a document, each sound. */
const sound: ProgrammeInput = {
  ...template,
  units: [
    ...template.units,
    {
      id: 'wallet',
      kind: 'money',
      name: text('wallet'),
      scale: 0,
      expiry: { kind: 'never' },
      topUp: { leastMinor: 50_000, mostMinor: 2_000_000 },
    },
    { id: 'chances', kind: 'entries', name: text('chances'), scale: 0, expiry: { kind: 'never' } },
    { id: 'credit', kind: 'credit', name: text('credit'), scale: 0, expiry: { kind: 'never' } },
  ],
  earn: [
    ...template.earn,
    { ...visit, amount: { kind: 'fixed', quantity: 2 } },
    {
      id: 'double',
      name: text('Double'),
      unit: 'points',
      on: { kind: 'bill' },
      amount: { kind: 'multiplier', times: 200, of: ['spend'] },
    },
    {
      id: 'bonus',
      name: text('Bonus'),
      unit: 'wallet',
      on: { kind: 'topUp', unit: 'wallet' },
      amount: { kind: 'percent', basisPoints: 1_000, unitMinor: 1 },
    },
    {
      id: 'welcome',
      name: text('Welcome'),
      unit: 'treat',
      on: { kind: 'membership', membership: 'club' },
      amount: { kind: 'fixed', quantity: 1 },
    },
  ],
  tiers: {
    metric: { kind: 'earned', unit: 'credit' },
    window: { kind: 'rolling', days: 365 },
    levels: [
      { id: 'green', name: text('Green'), threshold: 0 },
      { id: 'gold', name: text('Gold'), threshold: 300, keep: 250 },
    ],
    review: 'oneStep',
    graceDays: 30,
    freezeDays: 60,
  },
  promotions: [
    {
      id: 'spring',
      name: text('Spring'),
      code: 'SPRING',
      when: { minimumMinor: 1, hours: [{ from: '09:00', until: '11:00' }] },
      gives: { kind: 'percentOff', basisPoints: 1_000 },
    },
  ],
  vouchers: [voucher, { ...voucher, id: 'slip', bearer: true }],
  memberships: [club],
  partners: [{ id: 'bakery', name: 'Bakery', settlement: [{ unit: 'points', minor: 500 }] }],
  draws: [
    {
      id: 'new-year',
      name: text('New year'),
      unit: 'chances',
      drawnOn: '2027-01-01',
      prizes: [{ name: text('Bicycle'), count: 1, costMinor: 5_000_000 }],
    },
  ],
  campaigns: [
    {
      id: 'birthday',
      name: text('Birthday'),
      voucher: 'treat',
      trigger: { kind: 'birthday', daysBefore: 7 },
    },
  ],
};

const common = { when: {}, limits: {}, stacking: {}, name: text('x') };
const unit = (index: number, change: object) => ({
  [`units.${index}`]: { ...sound.units[index], ...change },
});
const rule = (index: number, change: object) => ({ [`earn.${index}`]: { ...sound.earn[index], ...change } });
const levels = sound.tiers?.levels ?? [];
const priced = { ...common, price: { unit: 'points', quantity: 5 } };

describe('A programme document', () => {
  it('is taken with every part that there is', () => {
    expect(parseProgramme(sound)).toMatchObject({ ok: true });
  });

  it.each`
    wrong                              | change                                                                                                                                     | path                                   | says
    ${'voucher named as a unit'}       | ${{ 'vouchers.0.id': 'points', 'campaigns.0.voucher': 'slip' }}                                                                            | ${'vouchers[0].id'}                    | ${'The id "points" is already used.'}
    ${'draw named as a rule'}          | ${{ 'draws.0.id': 'spend' }}                                                                                                               | ${'draws[0].id'}                       | ${'The id "spend" is already used.'}
    ${'campaign named as membership'}  | ${{ 'campaigns.0.id': 'club' }}                                                                                                            | ${'campaigns[0].id'}                   | ${'The id "club" is already used.'}
    ${'level twice'}                   | ${{ 'tiers.levels.1.id': 'green' }}                                                                                                        | ${'tiers.levels[1].id'}                | ${'The id "green" is already used.'}
    ${'partner twice'}                 | ${{ 'partners.1': sound.partners?.[0] }}                                                                                                   | ${'partners[1].id'}                    | ${'The id "bakery" is already used.'}
    ${'code of another offer'}         | ${{ 'vouchers.0.claimCode': 'SPRING' }}                                                                                                    | ${'vouchers[0].claimCode'}             | ${'The code SPRING already belongs to another offer.'}
    ${'promotion backwards'}           | ${{ 'promotions.0.when.dates': { from: '2026-03-02', until: '2026-03-01' } }}                                                              | ${'promotions[0].when.dates.until'}    | ${'The end must not lie before the start.'}
    ${'campaign backwards'}            | ${{ 'campaigns.0.trigger': { kind: 'date', from: '2026-03-02', until: '2026-03-01' } }}                                                    | ${'campaigns[0].trigger.until'}        | ${'The end must not lie before the start.'}
    ${'voucher over before'}           | ${{ 'vouchers.0.until': '2025-12-31' }}                                                                                                    | ${'vouchers[0].until'}                 | ${'The end must not lie before the start.'}
    ${'voucher until no day'}          | ${{ 'vouchers.0.until': '2026-02-30' }}                                                                                                    | ${'vouchers[0].until'}                 | ${'Must be a day that exists, written 2026-12-31.'}
    ${'drawn before the start'}        | ${{ 'draws.0.drawnOn': '2025-12-31' }}                                                                                                     | ${'draws[0].drawnOn'}                  | ${'The end must not lie before the start.'}
    ${'earns nothing known'}           | ${rule(0, { unit: 'miles' })}                                                                                                              | ${'earn[0].unit'}                      | ${'There is no unit "miles".'}
    ${'no such membership sold'}       | ${rule(5, { on: { kind: 'membership', membership: 'gym' } })}                                                                              | ${'earn[5].on.membership'}             | ${'There is no membership "gym".'}
    ${'a hundredth of a wallet'}       | ${rule(4, { amount: { kind: 'percent', basisPoints: 500, unitMinor: 100 } })}                                                              | ${'earn[4].amount.unitMinor'}          | ${'A percentage paid into a wallet needs the "unitMinor" 1: one of money for one of money.'}
    ${'multiplies no rule'}            | ${rule(3, { amount: { kind: 'multiplier', times: 200, of: ['spend', 'spent'] } })}                                                         | ${'earn[3].amount.of[1]'}              | ${'There is no earn rule "spent".'}
    ${'no such level'}                 | ${rule(0, { when: { tiers: ['gold', 'black'] } })}                                                                                         | ${'earn[0].when.tiers[1]'}             | ${'There is no level "black".'}
    ${'levels of no ladder'}           | ${{ tiers: undefined, 'promotions.0.when.tiers': ['gold'] }}                                                                               | ${'promotions[0].when.tiers[0]'}       | ${'There is no level "gold".'}
    ${'no such membership held'}       | ${{ 'promotions.0.when.memberships': ['gym'] }}                                                                                            | ${'promotions[0].when.memberships[0]'} | ${'There is no membership "gym".'}
    ${'priced in a voucher'}           | ${{ 'rewards.2': { ...priced, id: 'thing', kind: 'donation', worthMinor: 1, price: { unit: 'treat', quantity: 1 } } }}                     | ${'rewards[2].price.unit'}             | ${'There is no unit "treat".'}
    ${'gives no voucher'}              | ${{ 'rewards.2': { ...priced, id: 'thing', kind: 'voucher', voucher: 'cake' } }}                                                           | ${'rewards[2].voucher'}                | ${'There is no voucher "cake".'}
    ${'gives no unit'}                 | ${{ 'rewards.2': { ...priced, id: 'thing', kind: 'credit', unit: 'miles', quantity: 1 } }}                                                 | ${'rewards[2].unit'}                   | ${'There is no unit "miles".'}
    ${'no such partner'}               | ${{ 'rewards.2': { ...priced, id: 'thing', kind: 'partner', partner: 'gym', worthMinor: 1 } }}                                             | ${'rewards[2].partner'}                | ${'There is no partner "gym".'}
    ${'ladder of no unit'}             | ${{ 'tiers.metric': { kind: 'earned', unit: 'miles' } }}                                                                                   | ${'tiers.metric.unit'}                 | ${'There is no unit "miles".'}
    ${'loses nothing known'}           | ${{ 'tiers.lostWithLevel': ['miles'] }}                                                                                                    | ${'tiers.lostWithLevel[0]'}            | ${'There is no unit "miles".'}
    ${'settles nothing known'}         | ${{ 'partners.0.settlement.0.unit': 'miles' }}                                                                                             | ${'partners[0].settlement[0].unit'}    | ${'There is no unit "miles".'}
    ${'campaign of no voucher'}        | ${{ 'campaigns.0.voucher': 'cake' }}                                                                                                       | ${'campaigns[0].voucher'}              | ${'There is no voucher "cake".'}
    ${'campaign for no level'}         | ${{ 'campaigns.0.trigger': { kind: 'tier', levels: ['black'] } }}                                                                          | ${'campaigns[0].trigger.levels[0]'}    | ${'There is no level "black".'}
    ${'tops up points'}                | ${rule(4, { unit: 'points', on: { kind: 'topUp', unit: 'points' } })}                                                                      | ${'earn[4].on.unit'}                   | ${'Nothing can be paid into this unit: give it a "topUp".'}
    ${'priced in credit'}              | ${{ 'rewards.2': { ...priced, id: 'thing', kind: 'item', costMinor: 1, price: { unit: 'credit', quantity: 1 } } }}                         | ${'rewards[2].price.unit'}             | ${'Credit for a level and chances in a draw cannot be spent.'}
    ${'chances as money'}              | ${{ 'rewards.1.unit': 'chances' }}                                                                                                         | ${'rewards[1].unit'}                   | ${'Credit for a level and chances in a draw cannot be spent.'}
    ${'chances in parts'}              | ${unit(3, { scale: 2 })}                                                                                                                   | ${'units[3].scale'}                    | ${'Chances in a draw are whole: the scale must be 0.'}
    ${'đồng with cents'}               | ${unit(2, { scale: 2 })}                                                                                                                   | ${'units[2].scale'}                    | ${'A wallet in VND has the scale 0.'}
    ${'points paid in'}                | ${unit(0, { topUp: { leastMinor: 1, mostMinor: 2 } })}                                                                                     | ${'units[0].topUp'}                    | ${'Only a unit of the kind "money" can be paid in.'}
    ${'most below least'}              | ${unit(2, { topUp: { leastMinor: 2, mostMinor: 1 } })}                                                                                     | ${'units[2].topUp.mostMinor'}          | ${'The most that can be paid in must not be less than the least.'}
    ${'points of a card'}              | ${unit(0, { expiry: { kind: 'fromFirstStamp', days: 90 } })}                                                                               | ${'units[0].expiry.kind'}              | ${'Only stamps can end with their card.'}
    ${'pending for too long'}          | ${unit(0, { pendingDays: 31, expiry: { kind: 'days', days: 30 } })}                                                                        | ${'units[0].pendingDays'}              | ${'Waits longer than it lasts: it could end before it can be spent.'}
    ${'pending over a February'}       | ${unit(0, { pendingDays: 29, expiry: { kind: 'monthEnd', months: 1 } })}                                                                   | ${'units[0].pendingDays'}              | ${'Waits longer than it lasts: it could end before it can be spent.'}
    ${'pending over new year'}         | ${unit(0, { pendingDays: 1, expiry: { kind: 'yearEnd', years: 0 } })}                                                                      | ${'units[0].pendingDays'}              | ${'Waits longer than it lasts: it could end before it can be spent.'}
    ${'pending stamps of a card'}      | ${unit(1, { pendingDays: 1, expiry: { kind: 'fromFirstStamp', days: 90 } })}                                                               | ${'units[1].pendingDays'}              | ${'Waits longer than it lasts: it could end before it can be spent.'}
    ${'no hour'}                       | ${{ 'promotions.0.when.hours': [{ from: '09:00', until: '09:00' }] }}                                                                      | ${'promotions[0].when.hours[0]'}       | ${'Begins and ends at the same time: it would never apply.'}
    ${'hour that is none'}             | ${{ 'promotions.0.when.hours': [{ from: '25:00', until: '09:00' }] }}                                                                      | ${'promotions[0].when.hours[0].from'}  | ${'Must be a time from 00:00 to 24:00, written 09:30.'}
    ${'code in small letters'}         | ${{ 'promotions.0.code': 'spring' }}                                                                                                       | ${'promotions[0].code'}                | ${'A code is 3 to 24 of A–Z, 0–9 and hyphens.'}
    ${'minimum of nothing'}            | ${{ 'promotions.0.when': { minimumOf: { tags: ['new'] } } }}                                                                               | ${'promotions[0].when.minimumOf'}      | ${'Needs a "minimumMinor" or a "minimumQuantity" as well.'}
    ${'campaign that asks for a bill'} | ${{ 'campaigns.0.when': { minimumMinor: 5 } }}                                                                                             | ${'campaigns[0].when.minimumMinor'}    | ${'A campaign gives at the scan, when there is no bill yet.'}
    ${'visit of at least'}             | ${rule(2, { when: { minimumMinor: 5 } })}                                                                                                  | ${'earn[2].when.minimumMinor'}         | ${'Only a bill has an amount and items; any other action gives a fixed quantity.'}
    ${'visit with items'}              | ${rule(2, { when: { minimumQuantity: 5 } })}                                                                                               | ${'earn[2].when.minimumQuantity'}      | ${'Only a bill has items and ways of paying.'}
    ${'visit in cash'}                 | ${rule(2, { tenders: ['cash'] })}                                                                                                          | ${'earn[2].tenders'}                   | ${'Only a bill has items and ways of paying.'}
    ${'visit to some lines'}           | ${rule(2, { of: { tags: ['new'] } })}                                                                                                      | ${'earn[2].of'}                        | ${'Only a bill has items and ways of paying.'}
    ${'top-up by the piece'}           | ${rule(4, { amount: { kind: 'perItem', quantity: 1 } })}                                                                                   | ${'earn[4].amount.kind'}               | ${'Only a bill has items and ways of paying.'}
    ${'paper for the referrer'}        | ${rule(2, { unit: 'slip', to: 'referrer' })}                                                                                               | ${'earn[2].to'}                        | ${'A printed voucher goes to whoever is at the counter; the one who brought them is not.'}
    ${'multiplies another unit'}       | ${rule(3, { amount: { kind: 'multiplier', times: 200, of: ['drink'] } })}                                                                  | ${'earn[3].amount.of[0]'}              | ${'Cannot multiply the rule "drink": it gives another unit, to another, or for another occasion.'}
    ${'multiplies other occasions'}    | ${rule(3, { amount: { kind: 'multiplier', times: 200, of: ['come'] } })}                                                                   | ${'earn[3].amount.of[0]'}              | ${'Cannot multiply the rule "come": it gives another unit, to another, or for another occasion.'}
    ${'multiplies itself'}             | ${rule(3, { amount: { kind: 'multiplier', times: 200, of: ['double'] } })}                                                                 | ${'earn[3].amount.of[0]'}              | ${'Cannot multiply the rule "double": it gives another unit, to another, or for another occasion.'}
    ${'multiplies nothing'}            | ${rule(3, { to: 'referrer', amount: { kind: 'multiplier', times: 200 } })}                                                                 | ${'earn[3].amount'}                    | ${'There is nothing to multiply: no other rule gives this unit for the same occasion.'}
    ${'fortune of a top-up'}           | ${rule(4, { amount: { kind: 'perAmount', perMinor: 1, quantity: 1_000_000_000, steps: 'full' } })}                                         | ${'earn[4].amount'}                    | ${'This rule would give too much on a large bill.'}
    ${'group of two kinds'}            | ${{ 'earn.0.stacking': { group: 'g' }, 'promotions.0.stacking': { group: 'g' } }}                                                          | ${'promotions[0].stacking.group'}      | ${'The group "g" holds earn rules and discounts: make two groups of it.'}
    ${'group picked two ways'}         | ${{ 'earn.0.stacking': { group: 'g' }, 'earn.3.stacking': { group: 'g', pick: 'first' } }}                                                 | ${'earn[3].stacking.pick'}             | ${'All of the group "g" must be picked alike: "best" or "first".'}
    ${'control of nothing'}            | ${{ 'stampCards.0.headStart': 0, 'stampCards.0.controlPercent': 50 }}                                                                      | ${'stampCards[0].controlPercent'}      | ${'A control group needs a head start to compare with.'}
    ${'first level not free'}          | ${{ 'tiers.levels.0.threshold': 5 }}                                                                                                       | ${'tiers.levels[0].threshold'}         | ${'The first level is everybody’s: its threshold must be 0.'}
    ${'levels side by side'}           | ${{ 'tiers.levels.2': { ...levels[1], id: 'black' } }}                                                                                     | ${'tiers.levels[2].threshold'}         | ${'Must be higher than the threshold of the level before it.'}
    ${'hard to keep'}                  | ${{ 'tiers.levels.1.keep': 301 }}                                                                                                          | ${'tiers.levels[1].keep'}              | ${'Keeping a level must not ask for more than reaching it.'}
    ${'grace that nobody needs'}       | ${{ 'tiers.review': 'neverDown' }}                                                                                                         | ${'tiers.graceDays'}                   | ${'There is no review to wait for: none takes a level here.'}
    ${'freeze that nobody needs'}      | ${{ 'tiers.metric': { kind: 'balance', unit: 'points' }, 'tiers.graceDays': 0 }}                                                           | ${'tiers.freezeDays'}                  | ${'There is no review to wait for: none takes a level here.'}
    ${'loss that would not come back'} | ${{ 'tiers.metric': { kind: 'balance', unit: 'points' }, 'tiers.graceDays': 0, 'tiers.freezeDays': 0, 'tiers.lostWithLevel': ['points'] }} | ${'tiers.lostWithLevel'}               | ${'A level by balance goes and comes back with every posting that is made or taken back: nothing can be lost with it.'}
    ${'grace beyond safety'}           | ${{ 'tiers.safeDays': 29 }}                                                                                                                | ${'tiers.graceDays'}                   | ${'The grace must not be longer than the time a level is safe.'}
    ${'ten thousand and one'}          | ${{ 'promotions.0.gives': { kind: 'buyGet', buy: {}, buyQuantity: 10_000, get: {}, getQuantity: 1 } }}                                     | ${'promotions[0].gives'}               | ${'A bill has at most 10000 things: this could never be had.'}
    ${'bundle too large'}              | ${{ 'vouchers.0.gives': { kind: 'bundle', parts: [{ of: {}, quantity: 10_001 }], priceMinor: 1 } }}                                        | ${'vouchers[0].gives'}                 | ${'A bill has at most 10000 things: this could never be had.'}
    ${'item with two prices'} | ${{ 'promotions.0.gives': { kind: 'priceList', prices: [{ item: 'tea', priceMinor: 1 }, { item: 'tea', priceMinor: 2 }] } }} | ${'promotions[0].gives.prices[1].item'} | ${'"tea" has two prices in one list.'}
    ${'points for points'}             | ${{ 'rewards.2': { ...priced, id: 'thing', kind: 'credit', unit: 'points', quantity: 6 } }}                                                | ${'rewards[2].unit'}                   | ${'Must give another unit than the one it is paid with.'}
    ${'voucher that waits too long'}   | ${{ 'vouchers.0.validDays': 6, 'vouchers.0.validFrom': { days: 7 } }}                                                                      | ${'vouchers[0].validFrom.days'}        | ${'The voucher would end before it can be used.'}
    ${'voucher that comes too late'}   | ${{ 'vouchers.0.until': '2026-01-05', 'vouchers.0.validFrom': { days: 7 } }}                                                               | ${'vouchers[0].validFrom.days'}        | ${'The voucher would end before it can be used.'}
    ${'paper claimed by a word'}       | ${{ 'vouchers.1.claimCode': 'PAPER' }}                                                                                                     | ${'vouchers[1].claimCode'}             | ${'Only a personal voucher is claimed with a word; a printed one has a code of its own.'}
    ${'campaign of paper'}             | ${{ 'campaigns.0.voucher': 'slip' }}                                                                                                       | ${'campaigns[0].voucher'}              | ${'A campaign needs a personal voucher, not a printed one.'}
    ${'drawn among points'}            | ${{ 'draws.0.unit': 'points' }}                                                                                                            | ${'draws[0].unit'}                     | ${'A draw needs a unit of the kind "entries".'}
    ${'settled twice'}                 | ${{ 'partners.0.settlement.1': { unit: 'points', minor: 4 } }}                                                                             | ${'partners[0].settlement[1].unit'}    | ${'"points" has two rates with one partner.'}
  `('is refused for $wrong, in every language', ({ change, path, says }) => {
    const result = parseProgramme(changed(change));
    expect(result).toMatchObject({ ok: false, refusal: { path, text: { en: says } } });
    if (result.ok) throw new Error('it is refused');
    expect(new Set(languages.map((language) => result.refusal.text[language])).size).toBe(3);
  });

  it('may hold two rules that differ in what they count, and no two that do not', () => {
    const document = structuredClone(sound);
    const first = { ...template.earn[0], id: 'again' } as (typeof document.earn)[number];
    document.earn.push({ ...first, tenders: ['wallet'] });
    expect(parseProgramme(document)).toMatchObject({ ok: true });
    document.earn.push({ ...first, id: 'more', stacking: { order: 7 } });
    expect(parseProgramme(document)).toMatchObject({ ok: false, refusal: { path: 'earn[7]' } });
  });

  it('may wait as long as it lasts', () => {
    const result = parseProgramme(changed(unit(0, { pendingDays: 30, expiry: { kind: 'days', days: 30 } })));
    expect(result).toMatchObject({ ok: true });
  });
});

/** The sound document with some places changed: `units.0.scale`. */
function changed(change: Readonly<Record<string, unknown>>): unknown {
  const document = structuredClone(sound) as unknown;
  for (const [at, value] of Object.entries(change)) {
    const keys = at.split('.');
    const last = keys.pop() ?? '';
    let place = document as Record<string, unknown>;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    if (value === undefined) delete place[last];
    else place[last] = value;
  }
  return document;
}
