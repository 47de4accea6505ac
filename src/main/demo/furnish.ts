/**
 * A furnished shop: 200 members, three months of history, a simulated reader and printer. Everything in it went
 * through the same services as at a counter, only under a clock that travels from the first day to this one.
 */
import type { PrinterSetting, ReaderSetting } from '../../shared/contract/methods.ts';
import { type ChosenReward, type Rating, ratings } from '../../shared/domain/bills/bill.ts';
import { demoCards, demoPin } from '../../shared/domain/cards/demo-cards.ts';
import { rewardsFor } from '../../shared/domain/engine/offers.ts';
import { type Attributes, genders, noAttributes } from '../../shared/domain/members/attributes.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { addDays, businessDate, type LocalDate, localTime, weekdayOf } from '../../shared/kernel/dates.ts';
import { type Clock, newId } from '../../shared/kernel/effects.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Core } from '../core.ts';
import { openDatabase } from '../database/database.ts';
import { openCore } from '../open-core.ts';
import type { TerminalEffects } from '../terminal.ts';
import { areas, thai, vietnamese } from './names.ts';
import { demoProgramme } from './programme.ts';

const memberCount = 200;
const dayCount = 90;
const hourMs = 3_600_000;

const shop = {
  name: 'Cà phê Bến Thành',
  address: '12 Lê Lợi, Quận 1',
  language: 'vi',
  currency: 'VND',
  zone: 'Asia/Ho_Chi_Minh',
  closingHour: 4,
  era: 'gregorian',
  accent: 'green',
  theme: 'light',
  mirrored: false,
  sound: true,
  printPolicy: 'always',
} as const;

const readers: ReaderSetting[] = [
  { kind: 'wedge', id: 'keyboard', name: 'USB', format: '8H10D' },
  { kind: 'simulated', id: 'shelf-reader', name: 'RFID', format: '8H10D' },
];
const printers: PrinterSetting[] = [{ kind: 'simulated', id: 'shelf-printer', name: '80 mm', width: 80 }];

/** Guests per hour of the day, in proportion: breakfast, lunch, after work. */
const guestsByHour = [0, 0, 0, 0, 0, 0, 2, 7, 9, 6, 4, 5, 8, 7, 4, 4, 5, 7, 8, 6, 4, 2, 0, 0];

/** Does nothing when the folder already holds a shop. */
export async function furnish(effects: TerminalEffects): Promise<void> {
  const clock = travellingClock(effects.clock.nowMs());
  const opened = openDatabase(effects.folder, { clock, ballastBytes: 0 });
  if (!opened.ok) return;
  const database = opened.value;
  const core = openCore({ ...effects, clock }, database, () => {});
  if (core.settings.get('shop') === null) {
    const dice = seeded(20_261_121);
    const now = clock.nowMs();
    const staff = [
      await core.staff.prepare('Lan', 'owner', demoPin),
      await core.staff.prepare('Minh', 'cashier', demoPin),
      await core.staff.prepare('สมชาย', 'cashier', demoPin),
    ];
    // One transaction: a newcomer waits for one sync instead of thousands.
    database.transaction(() => {
      for (const person of staff) person.store();
      const today = businessDate(now, shop);
      core.programmes.publish(demoProgramme(addDays(today, -dayCount)), today, now);
      core.settings.set('shop', shop);
      core.settings.set('readers', readers);
      core.settings.set('printers', printers);
      liveThrough(
        core,
        clock,
        dice,
        staff.map((person) => person.tile.id),
        now,
      );
      core.settings.set('backedUp', { date: addDays(today, -1) });
      core.settings.set('expired', { date: today });
    });
  }
  await core.readers.close();
  await core.queue.close();
  database.close();
}

function liveThrough(
  core: Core,
  clock: TravellingClock,
  dice: Dice,
  staff: readonly string[],
  now: number,
): void {
  const members: string[] = [];
  const opinions = seeded(20_270_101);
  const today = businessDate(now, shop);
  for (let day = dayCount; day >= 0; day -= 1) {
    const date = addDays(today, -day);
    const due = Math.ceil(((dayCount - day + 10) / (dayCount + 10)) * memberCount);
    for (const [index, moment] of momentsOf(date, dice, now).entries()) {
      clock.travel(moment);
      const at = {
        programme: programmeOn(core, date),
        staff: staff[dice.below(staff.length)] ?? 'system',
        businessDate: date,
      };
      if (members.length < due && index % 4 === 0) members.push(enrolSomeone(core, dice, members.length, at));
      const guest = serveSomeone(
        core,
        dice,
        members,
        `${date.slice(2).replaceAll('-', '')}-${String(index + 1).padStart(4, '0')}`,
        at,
      );
      if (guest !== null && opinions.below(30) === 0) reviewFrom(core, opinions, guest, at);
      core.settings.set('receipts', { date, last: index + 1 });
    }
  }
  clock.travel(now);
  const last = { programme: programmeOn(core, today), staff: staff[0] ?? 'system', businessDate: today };
  for (const member of members.slice(2, 12)) giveToHold(core, dice, member, last);
  for (let place = members.length; place < memberCount; place += 1) {
    enrolSomeone(core, dice, place, {
      programme: programmeOn(core, today),
      staff: staff[0] ?? 'system',
      businessDate: today,
    });
  }
}

type At = Parameters<Core['sales']['enrol']>[2];

/** Money in the wallet with its bonus, and a voucher that waits. */
function giveToHold(core: Core, dice: Dice, member: string, at: At): void {
  const paidMinor = 100_000 * (1 + dice.below(5));
  const toppedUp = core.sales.topUp(
    member,
    { operationId: newId(core.random), unit: 'wallet', paidMinor },
    at,
    () => {},
  );
  const promised = core.sales.promise(
    member,
    { operationId: newId(core.random), voucher: 'miss-you', by: 'staff', source: '' },
    at,
    () => {},
  );
  invariant(toppedUp.ok && promised.ok, 'a furnished shop refuses nobody');
}

function enrolSomeone(core: Core, dice: Dice, place: number, at: At): string {
  const member = core.members.newMember();
  const name = place % 3 === 2 ? thaiName(dice) : vietnameseName(dice);
  const phone = place % 3 === 2 ? `+668${digits(place, 8)}` : `+8490${digits(place, 7)}`;
  const card = demoCards[place];
  const posted = core.sales.enrol(
    member,
    { operationId: newId(core.random), consent: `counter-1 ${at.businessDate}`, referrer: null },
    at,
    (event) => {
      const consent = `counter-1 ${at.businessDate}`;
      core.members.insert(member, { name, phone, consent, attributes: told(dice) }, event.wallMs);
      if (card) {
        core.members.bindCard(member, { kind: 'rfid', number: card, bits: cardBits(card) }, event.wallMs);
        // The number printed on it, for readers that play keyboard and send what they see.
        core.members.bindCard(member, { kind: 'barcode', number: card, bits: null }, event.wallMs);
      }
    },
  );
  invariant(posted.ok, 'a furnished shop has room');
  return member;
}

/** Says how it was, as often as the programme counts it. */
function reviewFrom(core: Core, dice: Dice, member: string, at: At): void {
  const review = { operationId: newId(core.random), action: 'review', rewards: [] } as const;
  if (core.sales.previewAction(member, review, at).effects.length === 0) return;
  const posted = core.sales.postAction(member, { ...review, rating: ratingFrom(dice) }, at, () => {});
  invariant(posted.ok, 'a furnished shop refuses nobody');
}

/** Most like it: of 100 so many say 1, 2, 3, 4 and 5. */
const opinionsOf100 = [3, 4, 11, 30, 52] as const;

function ratingFrom(dice: Dice): Rating {
  let left = dice.below(100);
  for (const rating of ratings) {
    left -= opinionsOf100[rating - 1] ?? 0;
    if (left < 0) return rating;
  }
  return 5;
}

/** Null: a guest who is no member. */
function serveSomeone(
  core: Core,
  dice: Dice,
  members: readonly string[],
  receipt: string,
  at: At,
): string | null {
  const totalMinor = (30 + dice.below(24) * 5 + (dice.below(6) === 0 ? 150 : 0)) * 1_000;
  const operationId = newId(core.random);
  // Regulars come more often than the rest: the lower a member's place, the likelier a visit.
  const member = members[Math.floor(dice.fraction() ** 2 * members.length)];
  if (member === undefined || dice.below(10) < 3) {
    core.sales.postAnonymous({ ...plainBill, operationId, totalMinor, rewards: [] }, receipt, at, () => {});
    return null;
  }
  const rewards = rewardFor(core, dice, member, totalMinor, at);
  const posted = core.sales.postBill(
    member,
    { ...plainBill, operationId, totalMinor, itemCount: 1 + dice.below(3), rewards, receipt, ownerPin: null },
    receipt,
    at,
    () => {},
  );
  invariant(posted.ok, 'a furnished shop refuses nobody');
  if (dice.below(120) === 0) {
    core.sales.reverse(
      {
        operationId: newId(core.random),
        event: posted.value.id,
        way: 'refund',
        refundMinor: null,
        reason: 'Khách trả món',
      },
      at,
      () => {},
    );
  }
  return member;
}

/** Not everybody tells everything. */
function told(dice: Dice): Attributes {
  const birthday = `${1960 + dice.below(48)}-${twoDigits(1 + dice.below(12))}-${twoDigits(1 + dice.below(28))}`;
  return {
    ...noAttributes,
    birthday: dice.below(3) > 0 ? birthday : null,
    gender: dice.below(4) > 0 ? pick(dice, genders) : null,
    area: dice.below(3) > 0 ? pick(dice, areas) : null,
  };
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** An amount, paid in cash. */
const plainBill = { itemCount: 1, lines: null, tenders: [] };

function rewardFor(core: Core, dice: Dice, member: string, totalMinor: number, at: At): ChosenReward[] {
  const state = core.sales.stateOf(member, at.businessDate, at.programme);
  const { businessDate } = at;
  const bill = { totalMinor, itemCount: 1, businessDate, status: 'open', rewards: [] } as const;
  const offers = rewardsFor(at.programme, state, bill, { date: businessDate }).filter((one) => one.most > 0);
  const fullCard = offers.find((offer) =>
    at.programme.stampCards.some((card) => card.reward === offer.reward),
  );
  if (fullCard) return [{ reward: fullCard.reward, quantity: 1 }];
  const offer = offers[0];
  if (!offer || dice.below(12) > 0) return [];
  const steps = Math.floor(offer.most / offer.price);
  return [
    {
      reward: offer.reward,
      quantity: offer.kind === 'item' ? 1 : offer.price * (1 + dice.below(Math.max(1, Math.min(steps, 20)))),
    },
  ];
}

/** The moments of a day's bills, in order, none later than `now`. */
function momentsOf(date: LocalDate, dice: Dice, now: number): number[] {
  const midnight = midnightOf(date);
  const busy = weekdayOf(date) === 0 || weekdayOf(date) === 6 ? 1.4 : 1;
  const moments: number[] = [];
  for (const [hour, guests] of guestsByHour.entries()) {
    const count = Math.round((guests * busy * (6 + dice.below(5))) / 20);
    for (let guest = 0; guest < count; guest += 1)
      moments.push(midnight + hour * hourMs + dice.below(hourMs));
  }
  return moments.filter((moment) => moment < now).sort((a, b) => a - b);
}

function midnightOf(date: LocalDate): number {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const local = localTime(noon, shop.zone);
  return noon - local.hour * hourMs - local.minute * 60_000;
}

function programmeOn(core: Core, date: LocalDate): Programme {
  const programme = core.programmes.inForce(date);
  invariant(programme !== null, 'a furnished shop has a programme');
  return programme;
}

const cardBits = (number: string): string => Number(number).toString(16).padStart(10, '0').toUpperCase();

const digits = (place: number, count: number): string =>
  String((place * 7_919 + 1_234_417) % 10 ** count).padStart(count, '0');

const pick = <T>(dice: Dice, from: readonly [T, ...T[]] | readonly T[]): T => {
  const picked = from[dice.below(from.length)];
  invariant(picked !== undefined, 'a list of names has names');
  return picked;
};

const vietnameseName = (dice: Dice): string =>
  `${pick(dice, vietnamese.family)} ${pick(dice, vietnamese.middle)} ${pick(dice, vietnamese.given)}`;
const thaiName = (dice: Dice): string => `${pick(dice, thai.given)} ${pick(dice, thai.family)}`;

interface TravellingClock extends Clock {
  travel(nowMs: number): void;
}

function travellingClock(startMs: number): TravellingClock {
  let now = startMs;
  return {
    nowMs: () => now,
    monotonicMs: () => now,
    after: () => () => {},
    travel: (nowMs) => {
      now = nowMs;
    },
  };
}

interface Dice {
  /** 0 up to, not including, 1. */
  fraction(): number;
  /** 0 up to, not including, `limit`. */
  below(limit: number): number;
}

/** The same shop every time (mulberry32). */
function seeded(seed: number): Dice {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { fraction, below: (limit) => Math.floor(fraction() * limit) };
}
