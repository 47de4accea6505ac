import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  aMorning,
  newOperation,
  openCounter,
  ownerPin,
  type TestCounter,
} from '../../test/support/open-counter.ts';
import { keyFromRecovery } from '../shared/kernel/recovery-key.ts';

let counter: TestCounter;
afterEach(() => counter.close());

const card = '0040856634';

async function enrolled(name = 'Nguyễn Thị Hồng Ánh', phone = '0901234417', number = card): Promise<string> {
  await counter.scan(number);
  await counter.call('member.enrol', {
    operationId: newOperation(),
    phone,
    name,
    consent: true,
    withCard: true,
  });
  const { counter: at } = counter.view();
  if (at.at !== 'done' || !at.done.member) throw new Error('nobody was enrolled');
  await counter.call('done.dismiss', {});
  return at.done.member.member;
}

const balance = (unit: string): number => {
  const { counter: at } = counter.view();
  const member = at.at === 'member' ? at.member : at.at === 'done' ? at.done.member : null;
  return member?.balances.find((one) => one.unit === unit)?.available ?? 0;
};

const postedEvent = (): string => {
  const { counter: at } = counter.view();
  if (at.at !== 'done') throw new Error(`nothing was posted: ${at.at}`);
  return at.done.event;
};

async function sell(totalMinor: number): Promise<string> {
  await counter.call('bill.post', { operationId: newOperation(), totalMinor });
  return postedEvent();
}

/** Lets a day pass, and the terminal turn it. */
async function nextDay(): Promise<void> {
  const { businessDate: yesterday } = counter.view();
  counter.clock.advance(86_400_000);
  await vi.waitFor(async () => {
    counter.clock.advance(30_000);
    expect(await counter.call('day.sheet', { date: yesterday })).toMatchObject({ closed: true });
  }, 20_000);
}

describe('A morning at the counter', () => {
  it('enrols with an unknown card, and the card finds its member from then on', async () => {
    counter = await openCounter();
    await counter.scan(card);
    expect(counter.view().counter).toMatchObject({ at: 'unknownCard', card: { kind: 'barcode' } });
    expect(counter.view().cue).toMatchObject({ kind: 'unknown' });
    await counter.call('card.ignore', {});
    const member = await enrolled();
    await counter.scan(card);
    expect(counter.view().counter).toMatchObject({
      at: 'member',
      member: { member, name: 'Nguyễn Thị Hồng Ánh', phone: '090 ••• 4417' },
    });
  });

  it('may end at any time: nothing that was still to come keeps it', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    await sell(185_000);
    expect(counter.clock.waiting()).toBeGreaterThan(0);
    await counter.close();
    expect(counter.clock.waiting()).toBe(0);
  });

  it('gives the head start at enrolment', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    const { counter: at } = counter.view();
    if (at.at !== 'member') throw new Error('the member is shown');
    expect(at.member.stampCards[0]).toMatchObject({ boxes: 10, filled: 2, full: 0 });
  });

  it('earns, says why, and undoes within ten seconds', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    const preview = await counter.call('bill.preview', { totalMinor: 185_000 });
    expect(preview.effects).toContainEqual(
      expect.objectContaining({ kind: 'earn', unit: 'points', quantity: 9 }),
    );
    const event = await sell(185_000);
    const { counter: at } = counter.view();
    if (at.at !== 'done') throw new Error('done is shown');
    expect(at.done.changes).toContainEqual({ unit: 'points', quantity: 9 });
    expect(at.done.why.length).toBeGreaterThan(0);
    expect(balance('points')).toBe(9);
    await counter.call('event.undo', { operationId: newOperation(), event });
    expect(balance('points')).toBe(0);
    expect(balance('stamps')).toBe(2);
  });

  it('refuses an undo that comes too late, and refunds instead', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    const event = await sell(200_000);
    counter.clock.advance(60_000);
    expect(await counter.refusal('event.undo', { operationId: newOperation(), event })).toBe('undoTooLate');
    await counter.call('event.refund', {
      operationId: newOperation(),
      event,
      refundMinor: 100_000,
      reason: 'Món bị trả',
    });
    expect(balance('points')).toBe(5);
    expect(
      await counter.refusal('event.refund', {
        operationId: newOperation(),
        event,
        refundMinor: 100_001,
        reason: 'x',
      }),
    ).toBe('refundTooLarge');
    await counter.call('event.refund', {
      operationId: newOperation(),
      event,
      refundMinor: null,
      reason: 'Món bị trả',
    });
    expect(balance('points')).toBe(0);
    expect(
      await counter.refusal('event.refund', {
        operationId: newOperation(),
        event,
        refundMinor: null,
        reason: 'x',
      }),
    ).toBe('alreadyReversed');
  });

  it('pays with as many points as the member likes, and a refund gives them back', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    await sell(2_000_000);
    expect(balance('points')).toBe(100);
    const asMoney = counter.view().programme?.rewards.find((one) => one.kind === 'pointsAsMoney');
    if (!asMoney) throw new Error('points are money in this programme');
    const bill = { totalMinor: 185_000, rewards: [{ reward: asMoney.id, quantity: 85 }] };
    expect((await counter.call('bill.preview', bill)).due).toEqual({
      totalMinor: 185_000,
      discountMinor: 85_000,
      walletMinor: 0,
      payableMinor: 100_000,
    });
    await counter.call('bill.post', { operationId: newOperation(), ...bill });
    expect(balance('points')).toBe(100 - 85 + 5);
    await counter.call('event.refund', {
      operationId: newOperation(),
      event: postedEvent(),
      refundMinor: null,
      reason: 'Khách đổi ý',
    });
    expect(balance('points')).toBe(100);
  });

  it('lists rewards wherever they were taken, with a bill or without', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    await sell(4_000_000);
    const rewards = counter.view().programme?.rewards ?? [];
    const asMoney = rewards.find((one) => one.kind === 'pointsAsMoney')?.id ?? '';
    const thing = rewards.find((one) => one.kind === 'item' && one.price.unit === 'points')?.id ?? '';
    await counter.call('bill.post', {
      operationId: newOperation(),
      totalMinor: 50_000,
      rewards: [{ reward: asMoney, quantity: 10 }],
    });
    await counter.call('reward.redeem', {
      operationId: newOperation(),
      rewards: [{ reward: thing, quantity: 1 }],
    });
    const { lines, more } = await counter.call('history.list', { kind: 'rewards' });
    expect(lines.map((line) => line.kind)).toEqual(['redemption', 'sale']);
    expect(more).toBe(false);
    expect((await counter.call('history.list', { kind: 'rewards', offset: 1 })).lines).toHaveLength(1);
  });

  it('posts one bill once, however often the button is pressed', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    const operationId = newOperation();
    for (let press = 0; press < 5; press += 1)
      await counter.call('bill.post', { operationId, totalMinor: 185_000 });
    expect(balance('points')).toBe(9);
    await counter.call('bill.post', { operationId: newOperation(), totalMinor: 20_000, receipt: 'T-1' });
    expect(
      await counter.refusal('bill.post', { operationId: newOperation(), totalMinor: 20_000, receipt: 'T-1' }),
    ).toBe('receiptAlreadyPosted');
    expect(balance('points')).toBe(10);
  });

  it('redeems a full card and leaves the stamps beyond it', async () => {
    counter = await openCounter({ template: 'stamps' });
    const member = await enrolled();
    for (let visit = 0; visit < 9; visit += 1) {
      counter.clock.advance(60_000);
      await counter.scan(card);
    }
    const { counter: at } = counter.view();
    if (at.at !== 'done' || !at.done.member) throw new Error('a scan is a visit');
    const [stamps] = at.done.member.stampCards;
    expect(stamps).toMatchObject({ full: 1 });
    await counter.call('member.choose', { member });
    await counter.call('reward.redeem', {
      operationId: newOperation(),
      rewards: [{ reward: stamps?.reward ?? '', quantity: 1 }],
    });
    const done = counter.view().counter;
    expect(done).toMatchObject({ at: 'done', done: { kind: 'redemption', gives: [{ pieces: 1 }] } });
    expect(balance('stamps')).toBe(1);
  });

  it('shows the same card again without a second award', async () => {
    counter = await openCounter({ template: 'stamps' });
    await enrolled();
    await counter.scan(card);
    expect(balance('stamps')).toBe(3);
    counter.clock.advance(1_000);
    await counter.scan(card);
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { seenAgain: true } });
    expect(balance('stamps')).toBe(3);
  });

  it('never loses the member already chosen without asking', async () => {
    counter = await openCounter();
    const anh = await enrolled();
    const binh = await enrolled('Trần Văn Bình', '0912345678', '0012345678');
    await counter.scan(card);
    await counter.scan('0012345678');
    expect(counter.view().counter).toMatchObject({
      at: 'member',
      member: { member: anh },
      question: { kind: 'otherMember', other: { member: binh } },
    });
    await counter.call('member.switch', { accept: false });
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member: anh }, question: null });
    await counter.scan('0012345678');
    await counter.call('member.switch', { accept: true });
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member: binh } });
  });

  it('finds members by phone, by its tail and by name with or without tone marks', async () => {
    counter = await openCounter();
    const anh = await enrolled();
    await enrolled('Trần Văn Bình', '0912345678', '0012345678');
    for (const query of ['4417', 'anh', 'Ánh', 'nguyen anh', '0901234417', 'NGUYỄN']) {
      expect(
        (await counter.call('member.search', { query })).map((one) => one.member),
        query,
      ).toEqual([anh]);
    }
    expect(await counter.call('member.search', { query: 'zz' })).toEqual([]);
    await counter.call('phone.lookUp', { phone: '090 123 44 17' });
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member: anh } });
  });

  it('links a second card, blocks lost ones and merges two records of one person', async () => {
    counter = await openCounter();
    const anh = await enrolled();
    await counter.scan('0055555555');
    await counter.call('member.linkCard', { member: anh });
    await counter.call('member.leave', {});
    await counter.scan('0055555555');
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member: anh } });
    await sell(100_000);
    await counter.call('done.dismiss', {});
    const twin = await enrolled('Hồng Ánh', '0987654321', '0077777777');
    await counter.scan('0077777777');
    await sell(60_000);
    await counter.call('member.merge', { operationId: newOperation(), from: twin, into: anh, ownerPin });
    expect(balance('points')).toBe(8);
    await counter.call('done.dismiss', {});
    await counter.scan('0077777777');
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member: anh } });
    await counter.call('member.blockCards', { member: anh });
    await counter.call('member.leave', {});
    await counter.scan(card);
    expect(counter.view().cue).toMatchObject({ kind: 'refused', refusal: { code: 'cardBlocked' } });
  });

  it('takes the phone that was looked up for the new member', async () => {
    counter = await openCounter();
    await counter.call('phone.lookUp', { phone: '0901234417' });
    expect(counter.view().counter).toMatchObject({ at: 'unknownCard', card: { kind: 'phone' } });
    const request = { operationId: newOperation(), phone: null, name: '', consent: true, withCard: true };
    await counter.call('member.enrol', request);
    await counter.call('done.dismiss', {});
    await counter.call('phone.lookUp', { phone: '0901234417' });
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { phone: '090 ••• 4417' } });
  });

  it('erases a person on request and keeps the sums', async () => {
    counter = await openCounter();
    const member = await enrolled();
    await counter.scan(card);
    await sell(200_000);
    await counter.call('done.dismiss', {});
    expect(await counter.refusal('member.erase', { member, ownerPin: '0000' })).toBe('wrongPin');
    await counter.call('member.erase', { member, ownerPin });
    expect(await counter.call('member.search', { query: '4417' })).toEqual([]);
    await counter.scan(card);
    expect(counter.view().counter).toMatchObject({ at: 'unknownCard' });
    await counter.call('card.ignore', {});
    await counter.call('phone.lookUp', { phone: '0901234417' });
    expect(counter.view().counter).toMatchObject({ at: 'unknownCard' });
    const sheet = await counter.call('day.sheet', { date: counter.view().businessDate });
    expect(sheet.units.find((one) => one.unit === 'points')).toMatchObject({ earned: 10, outstanding: 10 });
    for (const file of readdirSync(counter.folder)) {
      if (!file.startsWith('quen.db')) continue;
      expect(readFileSync(join(counter.folder, file)).includes('Hồng Ánh'), file).toBe(false);
    }
  });

  it('shows a slip’s member and earns nothing by it', async () => {
    counter = await openCounter({ template: 'stamps' });
    const member = await enrolled();
    await counter.scan(card);
    const event = postedEvent();
    const before = balance('stamps');
    await counter.call('done.dismiss', {});
    counter.clock.advance(60_000);
    await counter.scan(`QUEN:${event}`);
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member } });
    expect(balance('stamps')).toBe(before);
  });

  it('keeps everything over a restart', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    await sell(185_000);
    await counter.restart();
    expect(counter.view()).toMatchObject({ phase: 'locked', shop: { name: 'Cà phê Bến Thành' } });
    const [owner] = counter.view().staff;
    await counter.call('staff.signIn', { staff: owner?.id ?? '', pin: ownerPin });
    await counter.scan(card);
    expect(balance('points')).toBe(9);
  });

  it('shows the customer only what concerns them', async () => {
    counter = await openCounter();
    await enrolled();
    const customer = counter.attach('customer');
    await counter.scan(card);
    const view = await customer.until((one) => one.customer.at === 'member');
    expect(view.customer).toMatchObject({ at: 'member', name: 'N. T. H. Ánh' });
    expect(JSON.stringify(view)).not.toContain('0901234417');
    expect(view).toMatchObject({ staff: [], counter: { at: 'ready' }, readers: [], printers: [] });
  });
});

describe('The daily sheet', () => {
  it('ties to what happened, points-paid kept out of takings', async () => {
    counter = await openCounter();
    await enrolled();
    await counter.scan(card);
    await sell(2_000_000);
    const asMoney = counter.view().programme?.rewards.find((one) => one.kind === 'pointsAsMoney')?.id ?? '';
    await counter.call('bill.post', {
      operationId: newOperation(),
      totalMinor: 185_000,
      rewards: [{ reward: asMoney, quantity: 85 }],
    });
    await counter.call('event.refund', {
      operationId: newOperation(),
      event: postedEvent(),
      refundMinor: 37_000,
      reason: 'x',
    });
    await counter.call('done.dismiss', {});
    await counter.call('bill.postAnonymous', { operationId: newOperation(), totalMinor: 50_000 });
    const sheet = await counter.call('day.sheet', { date: counter.view().businessDate });
    expect(sheet).toMatchObject({
      bills: 3,
      billsWithMember: 2,
      newMembers: 1,
      totalMinor: 2_235_000,
      pointsPaidMinor: 85_000,
      // A fifth of the bill went back: 20,000 in money, 17,000 as points.
      refundedMinor: 20_000,
      takingsMinor: 2_130_000,
    });
    const points = sheet.units.find((one) => one.unit === 'points');
    expect(points).toMatchObject({ earned: 105, takenBack: 1, used: 85, givenBack: 17, outstanding: 36 });
    await counter
      .call('member.search', { query: '4417' })
      .then(([found]) => expect(found?.balances.find((one) => one.unit === 'points')?.available).toBe(36));
    const csv = await counter.call('day.csv', { date: sheet.date });
    expect(csv.text.startsWith('\uFEFF')).toBe(true);
    expect(csv.text).toContain('2130000');
  });
});

describe('The recovery key', () => {
  it('is shown to the owner alone, and is recorded', async () => {
    counter = await openCounter();
    expect(await counter.refusal('key.reveal', { ownerPin: '0000' })).toBe('wrongPin');
    const { text } = await counter.call('key.reveal', { ownerPin });
    expect(keyFromRecovery(text)).toEqual(new Uint8Array(32).fill(7));
  });
});

describe('The turn of the day', () => {
  it('closes the day, backs it up and keeps the copies', async () => {
    counter = await openCounter();
    const { file, bytes } = await counter.call('backup.now', {});
    expect(bytes).toBeGreaterThan(0);
    expect(existsSync(file)).toBe(true);
    const date = counter.view().businessDate;
    await counter.call('day.close', { date });
    expect(await counter.call('day.sheet', { date })).toMatchObject({ closed: true });
    expect(await counter.refusal('day.close', { date: '2099-01-01' })).toBe('badRequest');
  });

  it('says so when the clock of the machine went back', async () => {
    counter = await openCounter();
    await enrolled();
    counter.clock.setWall(aMorning - 3 * 86_400_000);
    await counter.restart();
    expect((await counter.until((view) => view.alarms.length > 0)).alarms).toEqual([
      { code: 'clockWentBack' },
    ]);
    counter.clock.setWall(aMorning);
    await vi.waitFor(() => {
      counter.clock.advance(30_000);
      expect(counter.view().alarms).toEqual([]);
    }, 20_000);
  });

  it('lets points go on their last day and not before', async () => {
    counter = await openCounter();
    const { text } = await counter.call('settings.exportProgramme', {});
    const document = JSON.parse(text);
    const units = document.units.map((unit: object) => ({ ...unit, expiry: { kind: 'days', days: 1 } }));
    await counter.call('settings.programme', { document: { ...document, units } });
    await enrolled();
    await counter.scan(card);
    await sell(200_000);
    await counter.call('done.dismiss', {});
    await nextDay();
    await counter.scan(card);
    expect(balance('points')).toBe(10);
    await counter.call('member.leave', {});
    await nextDay();
    await counter.scan(card);
    expect(balance('points')).toBe(0);
    const { lines } = await counter.call('history.list', {});
    expect(lines.find((line) => line.kind === 'expiry')?.changes).toContainEqual({
      unit: 'points',
      quantity: -10,
    });
  });
});

describe('A card read by another reader', () => {
  const reader = (format: '8H10D' | '6H8D' | 'text') =>
    ({ kind: 'wedge', id: 'keyboard', name: 'USB', format }) as const;

  it('is the same card when both show enough of its bits', async () => {
    counter = await openCounter();
    await counter.call('reader.save', reader('8H10D'));
    const member = await enrolled();
    await counter.call('reader.save', reader('6H8D'));
    await counter.scan('07302202');
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member } });
  });

  it('is nobody when its few bits fit two members', async () => {
    counter = await openCounter();
    await counter.call('reader.save', reader('8H10D'));
    await enrolled();
    // The same low 24 bits, another card.
    await enrolled('Trần Văn Bình', '0912345678', String(0x036f6c3a).padStart(10, '0'));
    await counter.call('reader.save', reader('6H8D'));
    await counter.scan('07302202');
    expect(counter.view().counter).toMatchObject({ at: 'unknownCard' });
  });

  it.each([
    ['text', '8H10D'],
    ['8H10D', 'text'],
  ] as const)('is the same card, enrolled as %s and read as %s', async (enrolledAs, readAs) => {
    counter = await openCounter();
    await counter.call('reader.save', reader(enrolledAs));
    const member = await enrolled();
    await counter.call('reader.save', reader(readAs));
    await counter.scan(card);
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member } });
  });

  it("is nobody when its digits are one member's number and another member's credential", async () => {
    counter = await openCounter();
    await counter.call('reader.save', reader('text'));
    await enrolled();
    await counter.call('reader.save', reader('6H8D'));
    // What this reader shows of the credential with the same ten digits.
    await enrolled('Trần Văn Bình', '0912345678', '07302202');
    await counter.call('reader.save', reader('8H10D'));
    await counter.scan(card);
    expect(counter.view().counter).toMatchObject({ at: 'unknownCard', card: { kind: 'rfid' } });
  });

  it("is its own member's where it is known exactly, whatever its digits are under the other kind", async () => {
    counter = await openCounter();
    await counter.call('reader.save', reader('text'));
    await enrolled();
    await counter.call('reader.save', reader('6H8D'));
    const other = await enrolled('Trần Văn Bình', '0912345678', '07302202');
    await counter.call('reader.save', reader('8H10D'));
    await counter.scan(card);
    await counter.call('member.linkCard', { member: other });
    await counter.call('member.leave', {});
    await counter.scan(card);
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { member: other } });
    await counter.call('member.leave', {});
    await counter.call('reader.save', reader('text'));
    await counter.scan(card);
    expect(counter.view().counter).toMatchObject({ at: 'member', member: { phone: '090 ••• 4417' } });
  });
});
