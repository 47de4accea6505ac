import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/dates.ts';
import { type Campaign, type Programme, ProgrammeSchema } from '../programme/document.ts';
import { dueCampaigns } from './campaigns.ts';
import type { MemberState, TierState, Use } from './evaluation.ts';

const name = (text: string) => ({ vi: `${text} vi`, th: `${text} th`, en: text });
type Trigger = Campaign['trigger'];

function programmeWith(trigger: Trigger, more: object = {}, voucher: object = {}): Programme {
  return v.parse(ProgrammeSchema, {
    schema: 1,
    id: 'shop',
    version: 1,
    startsOn: '2026-01-01',
    endsOn: '2027-12-31',
    name: name('Shop'),
    currency: 'VND',
    units: [{ id: 'points', kind: 'points', name: name('points'), scale: 0, expiry: { kind: 'never' } }],
    earn: [],
    stampCards: [],
    tiers: {
      metric: { kind: 'spent' },
      window: { kind: 'lifetime' },
      levels: ['basic', 'silver', 'gold'].map((id, index) => ({
        id,
        name: name(id),
        threshold: index * 100,
      })),
      review: 'oneStep',
    },
    rewards: [],
    vouchers: [
      { id: 'cake', name: name('Cake'), gives: { kind: 'item' }, validDays: 14, ...voucher },
      { id: 'paper', name: name('Paper'), gives: { kind: 'item' }, bearer: true },
    ],
    campaigns: [{ id: 'treat', name: name('Treat'), voucher: 'cake', trigger, ...more }],
  });
}

const member = (state: Partial<MemberState> = {}): MemberState => ({
  enrolledOn: '2024-05-01',
  available: {},
  lastVisitOn: '2026-06-01',
  ...state,
});
const gave = (...days: string[]): Pick<MemberState, 'uses'> => ({
  uses: { treat: days.map((on): Use => ({ on, times: 1, quantity: 1 })) },
});
const isDue = (programme: Programme, state: MemberState, date: string) =>
  dueCampaigns(programme, state, date).length === 1;

describe('A birthday campaign', () => {
  const programme = programmeWith({ kind: 'birthday', daysBefore: 7 });
  const born = (birthday: string | null, uses: object = {}) => member({ birthday, ...uses });

  it.each`
    date            | due      | because
    ${'2026-06-09'} | ${false} | ${'eight days before'}
    ${'2026-06-10'} | ${true}  | ${'seven days before'}
    ${'2026-06-17'} | ${true}  | ${'the day itself'}
    ${'2026-07-01'} | ${true}  | ${'the voucher would still be good'}
    ${'2026-07-02'} | ${false} | ${'the voucher would have ended'}
  `('on $date: $due, $because', ({ date, due }) => {
    expect(isDue(programme, born('1990-06-17'), date)).toBe(due);
    expect(isDue(programme, born('--06-17'), date)).toBe(due);
  });

  it('gives once a year, also around New Year and to whoever corrects the day', () => {
    expect(isDue(programme, born('1990-06-17', gave('2026-06-10')), '2026-06-17')).toBe(false);
    expect(isDue(programme, born('1990-06-17', gave('2025-07-01')), '2026-06-10')).toBe(true);
    expect(isDue(programme, born('1990-01-02', gave('2026-12-27')), '2027-01-03')).toBe(false);
    expect(isDue(programme, born('1990-08-01', gave('2026-06-10')), '2026-08-01')).toBe(false);
  });

  it('asks for a birthday', () => {
    expect(isDue(programme, born(null), '2026-06-17')).toBe(false);
    expect(isDue(programme, born('1990-13-45'), '2026-06-17')).toBe(false);
  });

  it('does not know a voucher without end as due all year', () => {
    const endless = programmeWith({ kind: 'birthday', daysBefore: 0 }, {}, { validDays: undefined });
    expect(isDue(endless, born('1990-06-17'), '2026-07-17')).toBe(true);
    expect(isDue(endless, born('1990-06-17'), '2026-07-18')).toBe(false);
  });

  it('says what it gives and why', () => {
    expect(dueCampaigns(programme, born('1990-06-17'), '2026-06-17')).toEqual([
      {
        campaign: 'treat',
        grant: { unit: 'cake', quantity: 1, expiresOn: '2026-07-01', availableFrom: null },
        why: {
          rule: 'treat',
          inputs: { trigger: 'birthday' },
          text: {
            vi: 'Sinh nhật: tặng “Cake vi”',
            th: 'วันเกิด: ได้รับ “Cake th”',
            en: 'Birthday: “Cake” given',
          },
          outcome: { unit: 'cake', quantity: 1 },
        },
        message: null,
      },
    ]);
  });
});

describe('A welcome', () => {
  const programme = programmeWith({ kind: 'enrolment' }, { message: name('Hello') });

  it.each`
    enrolledOn      | date            | due
    ${'2026-06-01'} | ${'2026-06-01'} | ${true}
    ${'2026-06-01'} | ${'2026-12-01'} | ${true}
    ${'2025-12-20'} | ${'2026-01-10'} | ${true}
    ${'2025-11-20'} | ${'2026-01-10'} | ${false}
  `('is due on $date to who joined on $enrolledOn: $due', ({ enrolledOn, date, due }) => {
    expect(isDue(programme, member({ enrolledOn }), date)).toBe(due);
  });

  it('comes once, with its message', () => {
    const [due] = dueCampaigns(programme, member({ enrolledOn: '2026-06-01' }), '2026-06-01');
    expect(due).toMatchObject({ message: { en: 'Hello' }, why: { text: { en: 'Welcome: “Cake” given' } } });
    expect(isDue(programme, member({ enrolledOn: '2026-06-01', ...gave('2026-06-01') }), '2026-06-02')).toBe(
      false,
    );
  });
});

describe('A campaign for members who stayed away', () => {
  const programme = programmeWith({ kind: 'away', days: 60 });

  it.each`
    lastVisitOn     | date            | given           | due
    ${'2026-03-02'} | ${'2026-04-30'} | ${null}         | ${false}
    ${'2026-03-02'} | ${'2026-05-01'} | ${null}         | ${true}
    ${'2026-03-02'} | ${'2026-05-02'} | ${'2026-05-01'} | ${false}
    ${'2026-05-01'} | ${'2026-06-29'} | ${'2026-05-01'} | ${false}
    ${'2026-05-01'} | ${'2026-06-30'} | ${'2026-05-01'} | ${true}
  `('last seen $lastVisitOn, given $given: on $date $due', ({ lastVisitOn, date, given, due }) => {
    const uses = given === null ? {} : gave(given as string);
    expect(isDue(programme, member({ lastVisitOn, ...uses }), date)).toBe(due);
  });

  it('counts from joining where nobody came since', () => {
    const state = member({ enrolledOn: '2026-03-02', lastVisitOn: null });
    expect(isDue(programme, state, '2026-04-30')).toBe(false);
    const [due] = dueCampaigns(programme, state, '2026-05-01');
    expect(due?.why).toMatchObject({
      inputs: { trigger: 'away', days: 60 },
      text: { en: 'Back after 60 days: “Cake” given', vi: 'Trở lại sau 60 ngày: tặng “Cake vi”' },
    });
  });
});

describe('A campaign for a level', () => {
  const programme = programmeWith({ kind: 'tier', levels: ['silver', 'gold'] });
  const at = (level: string, since: string): TierState => ({
    level,
    since,
    metric: 0,
    safeUntil: null,
    toKeep: null,
    next: null,
    frozenUntil: null,
  });

  it.each`
    level       | since           | given                           | due      | because
    ${'basic'}  | ${'2026-05-01'} | ${[]}                           | ${false} | ${'the level is not among them'}
    ${'silver'} | ${'2026-05-01'} | ${[]}                           | ${true}  | ${'it is reached'}
    ${'silver'} | ${'2026-05-01'} | ${['2026-05-02']}               | ${false} | ${'it gave'}
    ${'gold'}   | ${'2026-06-01'} | ${['2026-05-02']}               | ${true}  | ${'the next one is reached'}
    ${'gold'}   | ${'2026-05-01'} | ${['2026-05-01']}               | ${false} | ${'one bill reached both'}
    ${'gold'}   | ${'2027-06-01'} | ${['2026-05-02', '2026-06-02']} | ${false} | ${'it was reached before'}
    ${'silver'} | ${'2027-06-01'} | ${['2026-05-02']}               | ${false} | ${'it was landed on again'}
  `('$level since $since: $due, $because', ({ level, since, given, due }) => {
    const state = member({ tier: at(level, since), ...gave(...(given as string[])) });
    expect(isDue(programme, state, '2027-07-01')).toBe(due);
  });

  it('names the level', () => {
    const [due] = dueCampaigns(programme, member({ tier: at('gold', '2026-05-01') }), '2026-06-01');
    expect(due?.why).toMatchObject({
      inputs: { level: 'gold' },
      text: { en: 'gold reached: “Cake” given', vi: 'Đạt hạng gold vi: tặng “Cake vi”' },
    });
  });
});

describe('A campaign for some days', () => {
  const programme = programmeWith({ kind: 'date', from: '2026-09-01', until: '2026-09-30' });

  it.each`
    date            | given           | due
    ${'2026-08-31'} | ${null}         | ${false}
    ${'2026-09-01'} | ${null}         | ${true}
    ${'2026-09-30'} | ${null}         | ${true}
    ${'2026-10-01'} | ${null}         | ${false}
    ${'2026-09-30'} | ${'2026-09-01'} | ${false}
    ${'2026-09-30'} | ${'2025-09-10'} | ${true}
  `('on $date, given $given: $due', ({ date, given, due }) => {
    const uses = given === null ? {} : gave(given as string);
    expect(isDue(programme, member(uses), date)).toBe(due);
  });
});

describe('Every campaign', () => {
  const always: Trigger = { kind: 'date', from: '2020-01-01', until: '2030-12-31' };

  it('asks whom it is for, and nothing of a bill or the hour', () => {
    const forTea = programmeWith(always, {
      when: { groups: ['tea'], minimumMinor: 1000, hours: [{ from: '08:00', until: '09:00' }] },
    });
    expect(isDue(forTea, member({ groups: ['tea'] }), '2026-06-01')).toBe(true);
    expect(isDue(forTea, member({ groups: ['coffee'] }), '2026-06-01')).toBe(false);
    const here = programmeWith(always, { when: { stores: ['hue'] } });
    expect(dueCampaigns(here, member(), '2026-06-01', { store: 'hue' })).toHaveLength(1);
    expect(dueCampaigns(here, member(), '2026-06-01', { store: 'hanoi' })).toEqual([]);
  });

  it('gives only while the programme runs, and to members', () => {
    const programme = programmeWith(always);
    expect(isDue(programme, member(), '2025-12-31')).toBe(false);
    expect(isDue(programme, member(), '2026-01-01')).toBe(true);
    expect(isDue(programme, member(), '2028-01-01')).toBe(false);
    expect(isDue(programme, member(), '2026-02-30')).toBe(false);
    expect(isDue(programme, member({ isGuest: true }), '2026-01-01')).toBe(false);
  });

  it('gives no voucher that is over, or is nobody’s', () => {
    expect(isDue(programmeWith(always, {}, { until: '2026-05-31' }), member(), '2026-06-01')).toBe(false);
    expect(isDue(programmeWith(always, {}, { until: '2026-05-31' }), member(), '2026-05-31')).toBe(true);
    expect(isDue(programmeWith(always, { voucher: 'paper' }), member(), '2026-06-01')).toBe(false);
    expect(isDue(programmeWith(always, { voucher: 'gone' }), member(), '2026-06-01')).toBe(false);
  });

  it('gives again what was taken back', () => {
    const uses = { treat: [{ on: '2026-06-01', times: 0, quantity: 0 }] };
    expect(isDue(programmeWith(always), member({ uses }), '2026-06-02')).toBe(true);
  });

  it('is not due again on the day on which it gave, whatever the trigger', () => {
    const triggers = fc.oneof(
      fc.integer({ min: 0, max: 60 }).map((daysBefore): Trigger => ({ kind: 'birthday', daysBefore })),
      fc.constant<Trigger>({ kind: 'enrolment' }),
      fc.integer({ min: 1, max: 400 }).map((days): Trigger => ({ kind: 'away', days })),
      fc.constant<Trigger>({ kind: 'tier', levels: ['basic', 'gold'] }),
      fc.constant(always),
    );
    // The programme is still in force on the day after the last of them.
    const dates = fc.integer({ min: 0, max: 728 }).map((days) => addDays('2026-01-01', days));
    const earlier = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(triggers, dates, earlier, earlier, (trigger, date, joined, seen) => {
        const programme = programmeWith(trigger);
        const state = member({
          enrolledOn: addDays(date, -joined - seen),
          lastVisitOn: addDays(date, -seen),
          birthday: '1990-06-17',
          tier: {
            level: 'gold',
            since: addDays(date, -seen),
            metric: 0,
            safeUntil: null,
            toKeep: null,
            next: null,
            frozenUntil: null,
          },
        });
        if (!isDue(programme, state, date)) return;
        expect(isDue(programme, { ...state, ...gave(date) }, date)).toBe(false);
        expect(isDue(programme, { ...state, ...gave(date), lastVisitOn: date }, addDays(date, 1))).toBe(
          trigger.kind === 'away' && trigger.days === 1,
        );
      }),
    );
  });
});
