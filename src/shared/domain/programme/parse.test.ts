import { describe, expect, it } from 'vitest';
import { parseProgramme, readProgramme } from './parse.ts';
import { templateProgramme } from './templates.ts';

describe('A programme document', () => {
  it('is taken with its defaults filled in', () => {
    const result = parseProgramme({
      schema: 1,
      id: 'corner-shop',
      version: 1,
      startsOn: '2026-11-21',
      name: text,
      currency: 'VND',
      units: [{ id: 'points', kind: 'points', name: text, scale: 0, expiry: { kind: 'never' } }],
      earn: [],
      stampCards: [],
      rewards: [],
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        policies: {
          rounding: 'down',
          pointsPaid: 'earnsNothing',
          taxBase: 'withTax',
          earnedUsable: 'nextBill',
          scanIsVisit: false,
        },
      },
    });
  });

  it.each`
    wrong                    | at                            | value                                                                         | path                          | says
    ${'no object'}           | ${''}                         | ${5}                                                                          | ${''}                         | ${'Must be a group of settings in { }.'}
    ${'newer schema'}        | ${'schema'}                   | ${2}                                                                          | ${'schema'}                   | ${'This programme was made by a newer version of Quen. Update Quen first.'}
    ${'unknown schema'}      | ${'schema'}                   | ${'one'}                                                                      | ${'schema'}                   | ${'Must be one of: 1.'}
    ${'missing setting'}     | ${'currency'}                 | ${undefined}                                                                  | ${'currency'}                 | ${'The setting "currency" is missing.'}
    ${'misspelt setting'}    | ${'earnings'}                 | ${[]}                                                                         | ${'earnings'}                 | ${'There is no setting "earnings".'}
    ${'unknown currency'}    | ${'currency'}                 | ${'EUR'}                                                                      | ${'currency'}                 | ${'Must be one of: VND, THB, USD.'}
    ${'day that is none'}    | ${'startsOn'}                 | ${'2026-02-30'}                                                               | ${'startsOn'}                 | ${'Must be a day that exists, written 2026-12-31.'}
    ${'fraction'}            | ${'version'}                  | ${1.5}                                                                        | ${'version'}                  | ${'Must be a whole number.'}
    ${'text for a number'}   | ${'version'}                  | ${'1'}                                                                        | ${'version'}                  | ${'Must be a whole number.'}
    ${'too small'}           | ${'version'}                  | ${0}                                                                          | ${'version'}                  | ${'Must be at least 1.'}
    ${'too large'}           | ${'units.0.scale'}            | ${9}                                                                          | ${'units[0].scale'}           | ${'Must be at most 4.'}
    ${'capital id'}          | ${'id'}                       | ${'Shop'}                                                                     | ${'id'}                       | ${'An id is 1 to 40 of a–z, 0–9 and hyphens, beginning with a letter.'}
    ${'empty name'}          | ${'name.th'}                  | ${'  '}                                                                       | ${'name.th'}                  | ${'Must not be empty.'}
    ${'printer commands'}    | ${'name.vi'}                  | ${'a\u001b@b'}                                                                | ${'name.vi'}                  | ${'Must not contain control characters.'}
    ${'name without end'}    | ${'name.en'}                  | ${'a'.repeat(81)}                                                             | ${'name.en'}                  | ${'At most 80 characters.'}
    ${'language missing'}    | ${'name'}                     | ${{ vi: 'a', th: 'a' }}                                                       | ${'name.en'}                  | ${'The setting "en" is missing.'}
    ${'list for a group'}    | ${'policies'}                 | ${[1]}                                                                        | ${'policies.0'}               | ${'There is no setting "0".'}
    ${'group for a list'}    | ${'rewards'}                  | ${{}}                                                                         | ${'rewards'}                  | ${'Must be a list.'}
    ${'no units'}            | ${'units'}                    | ${[]}                                                                         | ${'units'}                    | ${'Needs at least 1.'}
    ${'unknown amount'}      | ${'earn.0.amount.kind'}       | ${'perMile'}                                                                  | ${'earn[0].amount.kind'}      | ${'Must be one of: perAmount, percent, perItem, fixed, multiplier.'}
    ${'amount is no group'}  | ${'earn.0.amount'}            | ${7}                                                                          | ${'earn[0].amount'}           | ${'Must be a group of settings in { }.'}
    ${'yes for true'}        | ${'policies.scanIsVisit'}     | ${'yes'}                                                                      | ${'policies.scanIsVisit'}     | ${'Must be true or false.'}
    ${'number for a name'}   | ${'name.vi'}                  | ${4}                                                                          | ${'name.vi'}                  | ${'Must be a text.'}
    ${'too many cards'}      | ${'stampCards'}               | ${Array(11).fill(card())}                                                     | ${'stampCards'}               | ${'There can be at most 10.'}
    ${'unit twice'}          | ${'units.1.id'}               | ${'points'}                                                                   | ${'units[1].id'}              | ${'The id "points" is already used.'}
    ${'rule named as card'}  | ${'earn.0.id'}                | ${'drink-card'}                                                               | ${'stampCards[0].id'}         | ${'The id "drink-card" is already used.'}
    ${'ends before start'}   | ${'endsOn'}                   | ${'2025-12-31'}                                                               | ${'endsOn'}                   | ${'The end must not lie before the start.'}
    ${'rule ends first'}     | ${'earn.0.when'}              | ${{ dates: { from: '2026-02-02', until: '2026-02-01' } }}                     | ${'earn[0].when.dates.until'} | ${'The end must not lie before the start.'}
    ${'earns no unit'}       | ${'earn.0.unit'}              | ${'miles'}                                                                    | ${'earn[0].unit'}             | ${'There is no unit "miles".'}
    ${'priced in no unit'}   | ${'rewards.2.price.unit'}     | ${'miles'}                                                                    | ${'rewards[2].price.unit'}    | ${'There is no unit "miles".'}
    ${'money of no unit'}    | ${'rewards.1.unit'}           | ${'miles'}                                                                    | ${'rewards[1].unit'}          | ${'There is no unit "miles".'}
    ${'stamps in parts'}     | ${'units.1.scale'}            | ${1}                                                                          | ${'units[1].scale'}           | ${'Stamps are whole: the scale must be 0.'}
    ${'visit by amount'}     | ${'earn.0.on'}                | ${{ kind: 'action', action: 'visit' }}                                        | ${'earn[0].amount.kind'}      | ${'Only a bill has an amount and items; any other action gives a fixed quantity.'}
    ${'gives a fortune'}     | ${'earn.0.amount'}            | ${{ kind: 'perAmount', perMinor: 1, quantity: 1_000_000_000, steps: 'full' }} | ${'earn[0].amount'}           | ${'This rule would give too much on a large bill.'}
    ${'card of points'}      | ${'stampCards.0.unit'}        | ${'points'}                                                                   | ${'stampCards[0].unit'}       | ${'A stamp card needs a unit of the kind "stamps".'}
    ${'full from the start'} | ${'stampCards.0.headStart'}   | ${10}                                                                         | ${'stampCards[0].headStart'}  | ${'The head start must leave at least one box empty.'}
    ${'no such reward'}      | ${'stampCards.0.reward'}      | ${'gold'}                                                                     | ${'stampCards[0].reward'}     | ${'There is no reward "gold".'}
    ${'reward too dear'}     | ${'rewards.0.price.quantity'} | ${9}                                                                          | ${'stampCards[0].reward'}     | ${'The card\'s reward must cost exactly 10 of "stamps", one for each box.'}
    ${'money for a card'}    | ${'stampCards.0.reward'}      | ${'points-as-money'}                                                          | ${'stampCards[0].reward'}     | ${'The card\'s reward must cost exactly 10 of "stamps", one for each box.'}
  `('is refused for $wrong', ({ at, value, path, says }) => {
    const result = parseProgramme(changed(at, value));
    expect(result).toMatchObject({ ok: false, refusal: { path, text: { en: says } } });
  });

  it('is refused for two rules that say the same in other words', () => {
    const document = structuredClone(sound);
    const [first] = document.earn;
    if (first === undefined) throw new Error('the template has rules');
    first.when = { weekdays: [2, 1], minimumBase: 'beforeDiscounts' };
    document.earn.push({
      ...first,
      id: 'again',
      when: { weekdays: [1, 2, 1], minimumBase: 'beforeDiscounts' },
    });
    expect(parseProgramme(document)).toMatchObject({
      ok: false,
      refusal: {
        path: 'earn[2]',
        text: { en: 'Does the same as the rule "spend": members would earn twice.' },
      },
    });
  });

  it('is refused for two cards filled by the same stamps', () => {
    const document = structuredClone(sound);
    document.stampCards.push({ ...card(), id: 'other-card' });
    expect(parseProgramme(document)).toMatchObject({ ok: false, refusal: { path: 'stampCards[1].unit' } });
  });

  it('keeps a hostile key short and harmless in what it says', () => {
    const result = parseProgramme({ ...sound, [`\u001b${'x'.repeat(5_000)}`]: 1 });
    if (result.ok) throw new Error('must be refused');
    expect(result.refusal.text.vi.length).toBeLessThan(100);
    expect(result.refusal.text.vi).not.toMatch(/\p{Cc}/u);
  });

  it('is refused in every language', () => {
    const result = parseProgramme(changed('currency', 'EUR'));
    expect(result).toEqual({
      ok: false,
      refusal: {
        path: 'currency',
        text: {
          vi: 'Phải là một trong: VND, THB, USD.',
          th: 'ต้องเป็นค่าใดค่าหนึ่งต่อไปนี้: VND, THB, USD',
          en: 'Must be one of: VND, THB, USD.',
        },
      },
    });
  });
});

describe('A programme file', () => {
  it('is read', () => {
    expect(readProgramme(JSON.stringify(sound))).toEqual({ ok: true, value: sound });
  });

  it.each(['', 'points', '{"schema":1', '\u0000'])('is refused when it is not JSON: %j', (content) => {
    expect(readProgramme(content)).toMatchObject({
      ok: false,
      refusal: { path: '', text: { en: 'This is not valid JSON.' } },
    });
  });

  it.each(['null', '[]', 'true', '"x"'])('is refused when it is JSON of another shape: %s', (content) => {
    expect(readProgramme(content).ok).toBe(false);
  });
});

const text = { vi: 'điểm', th: 'แต้ม', en: 'points' };
const sound = templateProgramme('pointsAndStamps', 'VND', '2026-01-01');

function card() {
  const [first] = templateProgramme('stamps', 'VND', '2026-01-01').stampCards;
  if (first === undefined) throw new Error('the template has a card');
  return first;
}

/** The sound document with one place changed: `units.0.scale`. */
function changed(at: string, value: unknown): unknown {
  if (at === '') return value;
  const document = structuredClone(sound) as unknown;
  const keys = at.split('.');
  const last = keys.pop() ?? '';
  let place = document as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return document;
}
