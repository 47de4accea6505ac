import { afterEach, describe, expect, it } from 'vitest';
import { newOperation, openCounter, ownerPin, type TestCounter } from '../../test/support/open-counter.ts';
import { methods } from '../shared/contract/methods.ts';

let counter: TestCounter;
afterEach(() => counter.close());

async function withMember(): Promise<void> {
  counter = await openCounter();
  await counter.scan('0040856634');
  await counter.call('member.enrol', {
    operationId: newOperation(),
    phone: '0901234417',
    name: 'Ánh',
    consent: true,
    withCard: true,
  });
  await counter.scan('0040856634');
}

const history = async () => (await counter.call('history.list', {})).lines.length;

describe('A frame that no screen would send', () => {
  it.each([
    ['an unknown method', 'points.mint', {}],
    ['a method of the prototype', 'constructor', {}],
    ['a wrong type', 'bill.post', { operationId: 7, totalMinor: '185000' }],
    ['a missing field', 'bill.post', { totalMinor: 185_000 }],
    ['a field too many', 'member.leave', { and: 'more' }],
    ['no request', 'bill.post', null],
    ['a list', 'bill.post', []],
    ['a huge number', 'bill.post', { operationId: newOperation(), totalMinor: 1e300 }],
    ['a fraction', 'bill.post', { operationId: newOperation(), totalMinor: 185.5 }],
    [
      'a name of 60,000 letters',
      'member.enrol',
      { operationId: newOperation(), phone: null, name: 'a'.repeat(60_000), consent: true, withCard: false },
    ],
    [
      'a thousand rewards',
      'bill.post',
      {
        operationId: newOperation(),
        totalMinor: 1,
        rewards: Array.from({ length: 1000 }, () => ({ reward: 'x', quantity: 1 })),
      },
    ],
  ])('with %s is refused and changes nothing', async (_, method, request) => {
    await withMember();
    const before = await history();
    const code = await counter.refusal(method as 'bill.post', request);
    expect(['unknownMethod', 'badRequest']).toContain(code);
    expect(await history()).toBe(before);
  });

  it.each([
    [null],
    [7],
    ['bill.post'],
    [[]],
    [{ frame: 'reply', id: 1 }],
    [{ frame: 'call', id: -1, method: 'bill.post', request: {} }],
    [{ frame: 'call', id: 1, method: 'x'.repeat(65), request: {} }],
  ])('%j gets no answer, and the terminal goes on', async (frame) => {
    counter = await openCounter();
    counter.send(frame);
    const screen = counter.attach('counter');
    expect(await screen.call('member.search', { query: 'x' })).toEqual({ kind: 'done', value: [] });
  });

  it('is refused for every method that exists, when nobody is signed in', async () => {
    counter = await openCounter();
    await counter.call('staff.lock', {});
    const open = new Set([
      'staff.signIn',
      'language.choose',
      'scan.wedge',
      'scan.simulate',
      'simulated.set',
      'simulated.paper',
      'setup.complete',
    ]);
    for (const method of Object.keys(methods)) {
      if (open.has(method)) continue;
      expect(await counter.refusal(method as 'bill.post', {}), method).toBe('notSignedIn');
    }
    expect(await counter.refusal('setup.complete', {})).toBe('setupDone');
  });
});

describe('An amount', () => {
  it.each`
    amount           | code
    ${0}             | ${'badRequest'}
    ${-1}            | ${'badRequest'}
    ${1_000_000_001} | ${'amountTooLarge'}
    ${'185k'}        | ${'badRequest'}
  `('of $amount is refused with $code', async ({ amount, code }) => {
    await withMember();
    expect(await counter.refusal('bill.post', { operationId: newOperation(), totalMinor: amount })).toBe(
      code,
    );
    expect(
      await counter.refusal('bill.postAnonymous', { operationId: newOperation(), totalMinor: amount }),
    ).toBe(code);
  });
});

describe('A card', () => {
  it.each`
    length | code
    ${65}  | ${'cardTooLong'}
    ${500} | ${'cardTooLong'}
  `('of $length characters is refused aloud', async ({ length, code }) => {
    await withMember();
    await counter.scan('7'.repeat(length));
    expect(counter.view().cue).toMatchObject({ kind: 'refused', refusal: { code } });
    // The member who was chosen stays.
    expect(counter.view().counter).toMatchObject({ at: 'member' });
  });
  it('of no character is refused', async () => {
    await withMember();
    expect(await counter.refusal('scan.wedge', { text: '' })).toBe('badRequest');
    await counter.scan('   ');
    expect(counter.view().cue).toMatchObject({ kind: 'refused', refusal: { code: 'cardEmpty' } });
  });
});

describe('A name', () => {
  it.each([
    ['emoji', '👩‍👩‍👧 Lan 🌸'],
    ['right-to-left letters', 'محمد علي'],
    ['bytes of a printer', 'Lan \u001b@\u001bp\u0000\u0019\u00fa\u0010\u0014\u0001'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a formula', '=HYPERLINK("x")'],
    ['decomposed marks', 'A\u0301nh'],
  ])('with %s is kept, found and printed harmlessly', async (_, name) => {
    counter = await openCounter({ printer: { kind: 'simulated', id: 'p', name: 'p', width: 80 } });
    await counter.call('member.enrol', {
      operationId: newOperation(),
      phone: '0901234417',
      name,
      consent: true,
      withCard: false,
    });
    await counter.call('phone.lookUp', { phone: '0901234417' });
    expect(counter.view().counter).toMatchObject({
      at: 'member',
      member: { name: name.normalize('NFC').trim() },
    });
    await counter.call('bill.post', { operationId: newOperation(), totalMinor: 50_000 });
    const { counter: at } = counter.view();
    if (at.at !== 'done') throw new Error('the bill was posted');
    const picture = await counter.call('slip.preview', { event: at.done.event });
    expect(picture.height).toBeGreaterThan(100);
    await counter.until((view) => view.printers[0]?.printed === 1);
  });
});

describe('A PIN', () => {
  it('is locked after five wrong ones, for longer each time, also over a restart', async () => {
    counter = await openCounter();
    await counter.call('staff.lock', {});
    const staff = counter.view().staff[0]?.id ?? '';
    const wrong = () => counter.refusal('staff.signIn', { staff, pin: '0000' });
    for (let tries = 0; tries < 4; tries += 1) expect(await wrong()).toBe('wrongPin');
    expect(await wrong()).toBe('lockedOut');
    expect(await counter.refusal('staff.signIn', { staff, pin: ownerPin })).toBe('lockedOut');
    await counter.restart();
    expect(counter.view().lockedOutUntilMs).not.toBeNull();
    expect(await counter.refusal('staff.signIn', { staff, pin: ownerPin })).toBe('lockedOut');
  });

  it('counts tries that are sent side by side', async () => {
    counter = await openCounter();
    await counter.call('staff.lock', {});
    const staff = counter.view().staff[0]?.id ?? '';
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        counter.ask('staff.signIn', { staff, pin: `9${String(index).padStart(3, '0')}` }),
      ),
    );
    const codes = answers.map((answer) => (answer.kind === 'refused' ? answer.refusal.code : answer.kind));
    expect(codes.filter((code) => code === 'wrongPin')).toHaveLength(4);
    expect(codes.filter((code) => code === 'lockedOut')).toHaveLength(8);
  });

  it('of an owner opens what a cashier may not do', async () => {
    counter = await openCounter();
    await counter.call('staff.add', { name: 'Minh', role: 'cashier', pin: '1111' });
    await counter.scan('0040856634');
    await counter.call('member.enrol', {
      operationId: newOperation(),
      phone: '0901234417',
      name: 'Ánh',
      consent: true,
      withCard: true,
    });
    await counter.call('staff.lock', {});
    const minh = counter.view().staff.find((one) => one.name === 'Minh')?.id ?? '';
    await counter.call('staff.signIn', { staff: minh, pin: '1111' });
    await counter.scan('0040856634');
    const { counter: at } = counter.view();
    if (at.at !== 'member') throw new Error('the member is shown');
    const adjust = {
      operationId: newOperation(),
      member: at.member.member,
      unit: 'points',
      quantity: 5,
      reason: 'Bù điểm',
    };
    expect(await counter.refusal('points.adjust', { ...adjust, ownerPin: '1111' })).toBe('wrongPin');
    await counter.call('points.adjust', { ...adjust, ownerPin });
    for (const method of [
      'settings.shop',
      'staff.add',
      'backup.now',
      'printer.save',
      'member.merge',
    ] as const) {
      expect(await counter.refusal(method, {}), method).toBe('notAllowed');
    }
  });
});

describe('Set-up', () => {
  it('is everything or nothing', async () => {
    counter = await openCounter({ setUp: false });
    const request = {
      name: 'Quán',
      language: 'vi',
      currency: 'VND',
      zone: 'Mars/Olympus',
      closingHour: 4,
      era: 'gregorian',
      ownerName: 'Lan',
      ownerPin,
      template: 'points',
      printer: null,
      reader: null,
    } as const;
    expect(await counter.refusal('setup.complete', request)).toBe('badRequest');
    expect(
      await counter.refusal('setup.complete', { ...request, zone: 'Asia/Bangkok', ownerPin: '12' }),
    ).toBe('badRequest');
    expect(counter.view()).toMatchObject({ phase: 'setup', shop: null, staff: [] });
    await counter.call('setup.complete', { ...request, zone: 'Asia/Bangkok' });
    expect(counter.view()).toMatchObject({ phase: 'open', signedIn: { name: 'Lan', role: 'owner' } });
  });
});

describe('A programme file', () => {
  it('that cannot be read is refused with the place, and the old one stays', async () => {
    counter = await openCounter();
    const { text } = await counter.call('settings.exportProgramme', {});
    const document = JSON.parse(text);
    const version = counter.view().programme?.version;
    expect(await counter.refusal('settings.programme', { document: { ...document, currency: 'THB' } })).toBe(
      'programmeInvalid',
    );
    const answer = await counter.ask('settings.programme', {
      document: { ...document, earn: [{ ...document.earn[0], unit: 'nothing' }] },
    });
    expect(answer).toMatchObject({
      kind: 'refused',
      refusal: {
        code: 'programmeInvalid',
        values: { path: 'earn[0].unit' },
        text: { vi: expect.any(String) },
      },
    });
    expect(await counter.refusal('settings.programme', { document: { ...document, unknown: 1 } })).toBe(
      'programmeInvalid',
    );
    expect(counter.view().programme?.version).toBe(version);
    await counter.call('settings.programme', { document });
    expect(counter.view().programme?.version).toBe((version ?? 0) + 1);
  });
});
